package io.servermanager.app.output;

import io.servermanager.engine.Answer;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.UpdateAvailability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether there is an update of a service, as it is shown.
 *
 * @param service its name
 * @param update whether there is one
 * @param from what is installed
 * @param to what the update would bring
 * @param changes what is new, newest first
 * @param notes what it would mean on this host
 * @param problem why it is not known
 * @param remedy what to do about that
 */
public record CheckView(
        String service,
        Update update,
        Optional<String> from,
        Optional<String> to,
        List<String> changes,
        List<String> notes,
        Optional<String> problem,
        Optional<String> remedy) {

    /** Whether there is an update. */
    public enum Update {
        /** There is. */
        AVAILABLE,
        /** What is installed is the newest. */
        NONE,
        /** The service is not installed. */
        ABSENT,
        /** It could not be found out. */
        UNKNOWN
    }

    /** The view of an answer. */
    public static CheckView of(String service, Answer<UpdateAvailability> answer) {
        return answer.value()
                .map(found -> of(service, found))
                .orElseGet(() ->
                        answer.problem().map(problem -> of(service, problem)).orElseThrow());
    }

    private static CheckView of(String service, UpdateAvailability found) {
        return new CheckView(
                service,
                found.available() ? Update.AVAILABLE : Update.NONE,
                found.from(),
                found.to(),
                found.changes(),
                found.notes(),
                Optional.empty(),
                Optional.empty());
    }

    private static CheckView of(String service, MaintenanceException problem) {
        return new CheckView(
                service,
                problem.kind() == Kind.NOT_INSTALLED ? Update.ABSENT : Update.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(problem.problem()),
                Optional.of(problem.remedy()).filter(remedy -> !remedy.isEmpty()));
    }

    /** A table of services; then of each what is new, what it means, and what to do about a problem. */
    public static List<String> lines(List<CheckView> views, Style style) {
        Table table = Table.of("SERVICE", "UPDATE", "FROM", "TO", "CHANGES");
        for (CheckView view : views) {
            table.row(
                    Table.cell(view.service()),
                    Table.cell(Json.word(view.update()), view.tone()),
                    Table.cell(view.from().orElse("-")),
                    Table.cell(view.to().orElse("-")),
                    Table.cell(harmless(view.problem().orElseGet(view::count))));
        }
        List<String> lines = new ArrayList<>(table.lines(style));
        views.forEach(view -> lines.addAll(view.details(style)));
        return lines;
    }

    private String count() {
        return changes.isEmpty() ? "-" : Integer.toString(changes.size());
    }

    private List<String> details(Style style) {
        List<String> lines = new ArrayList<>();
        if (!changes.isEmpty()) {
            lines.add("");
            lines.add("new in " + service + ":");
            changes.forEach(change -> lines.add("  " + harmless(change)));
        }
        boolean worthALook = update == Update.AVAILABLE;
        notes.forEach(note -> lines.add((worthALook ? style.warning() + " " : "") + service + ": " + harmless(note)));
        if (update == Update.UNKNOWN) {
            remedy.ifPresent(text -> lines.add(style.warning() + " " + service + ": " + text));
        }
        return lines;
    }

    /** Others wrote this: nothing in it must reach the terminal as a control sequence. */
    private static String harmless(String text) {
        return text.replaceAll("\\p{Cc}", " ");
    }

    private Tone tone() {
        return switch (update) {
            case AVAILABLE, UNKNOWN -> Tone.WARNING;
            case NONE -> Tone.GOOD;
            case ABSENT -> Tone.FAINT;
        };
    }
}
