package io.servermanager.docker.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.servermanager.docker.engine.ObjectKind;
import io.servermanager.spi.MaintenanceException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanupOptionsTest {

    @Test
    void withoutAnyAllKindsGoButNoVolumeWithAName() {
        assertThat(CleanupOptions.of(Map.of()))
                .isEqualTo(new CleanupOptions(EnumSet.allOf(ObjectKind.class), Duration.ZERO, false, true, Set.of()));
    }

    @Test
    void allAreRead() {
        assertThat(CleanupOptions.of(Map.of(
                        "only", "volumes,build-cache",
                        "min-age", "1d12h",
                        "images", "dangling",
                        "volumes", "named=a,b")))
                .isEqualTo(new CleanupOptions(
                        Set.of(ObjectKind.VOLUMES, ObjectKind.BUILD_CACHE),
                        Duration.ofHours(36),
                        true,
                        false,
                        Set.of("a", "b")));
        assertThat(CleanupOptions.of(Map.of("volumes", "none")))
                .isEqualTo(new CleanupOptions(EnumSet.allOf(ObjectKind.class), Duration.ZERO, false, false, Set.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "only|boxes|'only' knows no kind of object 'boxes'",
                "only|images,|'only' knows no kind of object ''",
                "only|IMAGES|'only' knows no kind of object 'IMAGES'",
                "min-age|7|'min-age' cannot be read: '7' has no unit: write 7s, 7m, 7h or 7d",
                "min-age|true|'min-age' cannot be read: 'true' is no duration such as 10s, 3m, 1h30m or 2d",
                "images|all|'images' cannot be 'all'",
                "volumes|all|'volumes' cannot be 'all'",
                "volumes|named=|'volumes' cannot be 'named='",
                "volumes|named=a,,b|'volumes' cannot be 'named=a,,b'",
                "volumes|named|'volumes' cannot be 'named'"
            })
    void whatCannotBeIsOneClearSentence(String name, String value, String sentence) {
        assertThatExceptionOfType(MaintenanceException.class)
                .isThrownBy(() -> CleanupOptions.of(Map.of(name, value)))
                .matches(error -> error.kind() == MaintenanceException.Kind.USAGE)
                .matches(error -> error.problem().equals(sentence))
                .matches(error -> !error.remedy().isEmpty());
    }

    @Property
    void anyTextIsReadOrIsAUsageError(@ForAll String text) {
        for (String option : Set.of("only", "min-age", "images", "volumes")) {
            try {
                assertThat(CleanupOptions.of(Map.of(option, text))).isNotNull();
            } catch (MaintenanceException wrong) {
                assertThat(wrong.kind()).isEqualTo(MaintenanceException.Kind.USAGE);
            }
        }
    }
}
