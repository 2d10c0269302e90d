package io.servermanager.docker.lab;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class LabExtensionTest {

    private static final Optional<String> REASON = Optional.of("this is not root.");

    @Test
    void whereALabCanRunTestsRun() {
        assertThatCode(() -> LabExtension.check(Optional.empty(), true, "UpdateIT"))
                .doesNotThrowAnyException();
    }

    @Test
    void whereItCannotTestsAreSkippedWithTheReason() {
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> LabExtension.check(REASON, false, "UpdateIT"))
                .withMessageContaining("UpdateIT: this is not root.");
    }

    @Test
    void whereTheyMustRunThatIsAFailure() {
        assertThatIllegalStateException()
                .isThrownBy(() -> LabExtension.check(REASON, true, "UpdateIT"))
                .withMessageContaining("UpdateIT: this is not root.");
    }
}
