package io.servermanager.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1536, 1.5 KiB",
        "104857600, 100 MiB",
        "-1536, -1.5 KiB",
        "1099511627776, 1.0 TiB",
        "9223372036854775807, 8388608 TiB"
    })
    void anAmountForPeopleHasTheLargestUnitThatFits(long bytes, String text) {
        assertThat(ByteSize.approximately(bytes)).isEqualTo(text);
    }
}
