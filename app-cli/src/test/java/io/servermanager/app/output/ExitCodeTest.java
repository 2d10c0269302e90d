package io.servermanager.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {

    @ParameterizedTest
    @CsvSource({
        "USAGE, 2", "CONFIGURATION, 2", "NOT_PERMITTED, 77", "BUSY, 75", "INTERRUPTED_RUN, 4", "STOPPED, 130",
        "NOT_INSTALLED, 1", "UNAVAILABLE, 1", "PRECONDITION, 1", "CHANGED_MEANWHILE, 1", "TIMEOUT, 1", "FAILED, 1",
        "DAMAGED, 1"
    })
    void everyKindOfErrorHasItsExitCode(Kind kind, int code) {
        assertThat(ExitCode.of(kind).code()).isEqualTo(code);
        assertThat(ExitCode.of(Outcome.FAILED_UNCHANGED, kind).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"DONE, 0", "NOTHING_TO_DO, 0", "ROLLED_BACK, 3", "NEEDS_ATTENTION, 4", "STOPPED, 130"})
    void everyOtherOutcomeHasItsExitCodeWhateverTheKind(Outcome outcome, int code) {
        for (Kind kind : Kind.values()) {
            assertThat(ExitCode.of(outcome, kind).code()).isEqualTo(code);
        }
    }

    @Test
    void ofSeveralRunsTheWorstCounts() {
        assertThat(ExitCode.weightiest(List.of(ExitCode.DONE, ExitCode.NEEDS_ATTENTION, ExitCode.ROLLED_BACK)))
                .isEqualTo(ExitCode.NEEDS_ATTENTION);
        assertThat(ExitCode.weightiest(List.of(ExitCode.FAILED, ExitCode.STOPPED)))
                .isEqualTo(ExitCode.FAILED);
        assertThat(ExitCode.weightiest(List.of(ExitCode.UPDATES_AVAILABLE, ExitCode.FAILED)))
                .isEqualTo(ExitCode.FAILED);
        assertThat(ExitCode.weightiest(List.of(ExitCode.UPDATES_AVAILABLE, ExitCode.DONE)))
                .isEqualTo(ExitCode.UPDATES_AVAILABLE);
        assertThat(ExitCode.weightiest(List.of())).isEqualTo(ExitCode.DONE);
    }
}
