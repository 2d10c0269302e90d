package io.servermanager.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {

    @ParameterizedTest
    @CsvSource({"40, 0.0 s", "3249, 3.2 s", "10000, 10 s", "59999, 59 s", "65000, 1 min 05 s", "7380000, 2 h 03 min"})
    void timesReadAsPeopleSayThem(long millis, String text) {
        assertThat(Elapsed.text(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
