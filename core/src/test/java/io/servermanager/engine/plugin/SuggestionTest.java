package io.servermanager.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    private static final List<String> KNOWN = List.of("directory", "snapshots", "api", "reboot-delay");

    @ParameterizedTest
    @CsvSource({
        "snapshot,snapshots",
        "Directory,directory",
        "direcotry,directory",
        "reboot_delay,reboot-delay",
        "ap,api",
        "apis,api",
        "url,",
        "'',",
        "completely-different,"
    })
    void suggestsTheNearestWordIfItIsNear(String word, String expected) {
        assertThat(Suggestion.of(word, KNOWN).orElse(null)).isEqualTo(expected);
    }
}
