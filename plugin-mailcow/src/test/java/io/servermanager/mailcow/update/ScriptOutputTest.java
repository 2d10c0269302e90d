package io.servermanager.mailcow.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.mailcow.update.ScriptOutput.Trouble;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptOutputTest {

    private final List<String> passedOn = new ArrayList<>();
    private final ScriptOutput output = new ScriptOutput(passedOn::add);

    @Test
    void isPassedOnWithoutColoursAndBlankLines() {
        output.accept("\u001b[32mChecking for newer update script...\u001b[0m");
        output.accept("   ");
        assertThat(passedOn).containsExactly("Checking for newer update script...");
        assertThat(output.lastWords()).isEqualTo("Checking for newer update script...");
    }

    @ParameterizedTest
    @CsvSource({
        "error: The following untracked working tree files would be overwritten by merge:, COLLISION",
        "'Potential conflict, trying to fix...', COLLISION",
        "'Oh no, what happened?', MERGE",
        "'OK, exiting.', DECLINED",
        "Error response from daemon: driver failed, ENGINE",
        "dependency failed to start: container unbound is unhealthy, DEPENDENCY"
    })
    void tellsTroubleByItsWords(String line, Trouble trouble) {
        output.accept(line);
        assertThat(output.troubles()).containsExactly(trouble);
    }

    @Test
    void doesNotTakeTheRefusalToRemoveAPinnedImageForTrouble() {
        output.accept(
                "Error response from daemon: conflict: unable to delete 1234 (must be forced) - image is referenced"
                        + " in multiple repositories");
        assertThat(output.troubles()).isEmpty();
    }

    @Test
    void isKeptInPartHoweverMuchItIs() {
        String line = "x".repeat(1 << 20);
        for (int i = 0; i < 200; i++) {
            output.accept(line);
        }
        for (int i = 0; i < 300_000; i++) {
            output.accept("line " + i);
        }
        output.accept("the last");
        assertThat(output.lastWords()).isEqualTo("the last");
        assertThat(output.tail()).hasSize(20);
        assertThat(passedOn)
                .hasSizeLessThanOrEqualTo(100_001)
                .last()
                .isEqualTo("(the rest of this output is left out)");
        assertThat(passedOn).allMatch(passed -> passed.length() <= 2000);
    }

    @Property
    void takesEveryLine(@ForAll String line) {
        ScriptOutput any = new ScriptOutput(passedOn::add);
        any.accept(line);
        assertThat(any.tail()).hasSizeLessThanOrEqualTo(1).noneMatch(String::isBlank);
    }
}
