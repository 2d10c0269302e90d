package io.servermanager.app.output;

import io.servermanager.spi.ServiceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a service is, as it is shown.
 *
 * @param service its name
 * @param health the verdict
 * @param summary a short phrase
 * @param version its version, if it says so
 * @param parts the containers or other parts
 * @param problems what is wrong
 */
public record StatusView(
        String service,
        ServiceStatus.Health health,
        String summary,
        Optional<String> version,
        List<Part> parts,
        List<String> problems) {

    /** A part of a service. */
    public record Part(String name, String state, ServiceStatus.Health health, Map<String, String> details) {}

    /** The view of a status. */
    public static StatusView of(String service, ServiceStatus status) {
        List<Part> parts = status.parts().stream()
                .map(part -> new Part(part.name(), part.state(), part.health(), new TreeMap<>(part.details())))
                .toList();
        return new StatusView(service, status.health(), status.summary(), status.version(), parts, status.problems());
    }

    /** A table of services; with the parts of a single one; then what is wrong. */
    public static List<String> lines(List<StatusView> views, Style style) {
        Table table = Table.of("SERVICE", "HEALTH", "VERSION", "SUMMARY");
        for (StatusView view : views) {
            table.row(
                    Table.cell(view.service()),
                    Table.cell(Json.word(view.health()), tone(view.health())),
                    Table.cell(view.version().orElse("-")),
                    Table.cell(view.summary()));
        }
        List<String> lines = new ArrayList<>(table.lines(style));
        if (views.size() == 1) {
            lines.addAll(views.get(0).partLines(style));
        }
        for (StatusView view : views) {
            view.problems().forEach(problem -> lines.add(style.warning() + " " + view.service() + ": " + problem));
        }
        return lines;
    }

    private List<String> partLines(Style style) {
        if (parts.isEmpty()) {
            return List.of();
        }
        Table table = Table.of("PART", "HEALTH", "STATE", "DETAILS");
        for (Part part : parts) {
            List<String> details = part.details().entrySet().stream()
                    .map(detail -> detail.getKey() + " " + detail.getValue())
                    .toList();
            table.row(
                    Table.cell(part.name()),
                    Table.cell(Json.word(part.health()), tone(part.health())),
                    Table.cell(part.state()),
                    Table.cell(String.join(", ", details)));
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(table.lines(style));
        return lines;
    }

    private static Tone tone(ServiceStatus.Health health) {
        return switch (health) {
            case HEALTHY -> Tone.GOOD;
            case STARTING, DEGRADED, UNKNOWN -> Tone.WARNING;
            case DOWN -> Tone.BAD;
            case ABSENT -> Tone.FAINT;
        };
    }
}
