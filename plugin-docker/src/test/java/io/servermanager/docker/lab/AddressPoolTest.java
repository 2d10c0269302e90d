package io.servermanager.docker.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddressPoolTest {

    @Test
    void thePartsOfTheTestNetworkDiffer() {
        assertThat(IntStream.range(0, 32).mapToObj(number -> new AddressPool(number).argument()))
                .doesNotHaveDuplicates()
                .contains("base=198.18.0.0/20,size=24", "base=198.18.240.0/20,size=24", "base=198.19.240.0/20,size=24");
    }

    @Test
    void thereAreNoMoreParts() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressPool(32));
    }
}
