package io.servermanager.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.spi.NoSettings;
import io.servermanager.spi.Overview;
import io.servermanager.spi.Overview.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverviewViewTest {

    private static final Style PLAIN = new Style(false, false, 80);

    @Test
    void sectionsStandApartAndProblemsComeLast() {
        Overview overview = new Overview(
                new NoSettings(),
                List.of(
                        Section.facts("", List.of(List.of("engine", "28.2.2"), List.of("storage driver", "overlay2"))),
                        new Section("Space", List.of("KIND", "SIZE"), List.of(List.of("images", "1.5 GiB")))),
                List.of("No swap limit."));

        assertThat(OverviewView.lines(overview, PLAIN))
                .containsExactly(
                        "engine          28.2.2",
                        "storage driver  overlay2",
                        "",
                        "Space",
                        "KIND    SIZE",
                        "images  1.5 GiB",
                        PLAIN.warning() + " No swap limit.");
    }
}
