package io.servermanager.app.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.servermanager.engine.journal.JournalEntry;
import io.servermanager.engine.journal.RunRecord;
import io.servermanager.spi.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run in depth, as it is shown: all that its journal says.
 *
 * @param summary its line in the history
 * @param options what was asked for
 * @param plan the plan that was agreed to
 * @param problem what was wrong; empty if nothing was
 * @param remedy what to do about it
 * @param reports what the steps reported
 * @param facts what the steps remembered
 * @param journal every entry
 * @param directory where the journal and the log are
 * @param damage what is broken in the journal, if something is
 */
public record RunHistoryView(
        HistoryView summary,
        Map<String, String> options,
        List<String> plan,
        String problem,
        String remedy,
        List<RunEvent.Reported> reports,
        List<Fact> facts,
        List<JournalEntry> journal,
        String directory,
        Optional<String> damage) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Components of events that say something in few words, in the order in which they read best. */
    private static final List<String> SHOWN =
            List.of("step", "title", "outcome", "name", "value", "fact", "kind", "problem", "reason");

    /** Something that a step remembered. */
    public record Fact(String step, String type, JsonNode value) {}

    /** The view of a run. */
    public static RunHistoryView of(RunRecord run, HistoryView summary) {
        Optional<RunEvent.RunStarted> started = run.state().started();
        Optional<RunEvent.RunFinished> finished = run.state().finished();
        List<Fact> facts = run.entries().stream()
                .flatMap(entry -> entry.fact().stream())
                .map(fact -> new Fact(fact.step(), fact.type(), fact.value()))
                .toList();
        return new RunHistoryView(
                summary,
                started.map(RunEvent.RunStarted::options).orElse(Map.of()),
                started.map(RunEvent.RunStarted::plan).orElse(List.of()),
                finished.map(RunEvent.RunFinished::problem).orElse(""),
                finished.map(RunEvent.RunFinished::remedy).orElse(""),
                run.reports(),
                facts,
                run.entries(),
                run.directory().toString(),
                run.damage());
    }

    /** The run for people: how it ended, what was reported and remembered, and every entry. */
    public List<String> lines(Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(style.paint(Tone.STRONG, summary.workflow() + " of " + summary.service()) + " " + style.dash() + " "
                + style.paint(
                        HistoryView.tone(summary.outcome()), summary.outcome().replace('-', ' ')));
        lines.add("  run      " + summary.run());
        lines.add("  started  " + HistoryView.local(summary.startedAt()));
        lines.add("  took     " + Elapsed.text(summary.seconds()));
        lines.add("  log      " + directory + "/output.log");
        options.forEach((name, value) -> lines.add("  option   " + name + " = " + value));
        if (!problem.isEmpty()) {
            lines.add("  problem  " + problem);
        }
        if (!remedy.isEmpty()) {
            lines.add("  remedy   " + remedy);
        }
        damage.ifPresent(broken -> lines.add(style.warning() + " the journal is damaged: " + broken));
        section(
                lines,
                "Reported",
                reports.stream()
                        .map(report -> report.name() + ": " + report.value() + "  (" + report.step() + ")")
                        .toList());
        section(
                lines,
                "Remembered",
                facts.stream().flatMap(RunHistoryView::factLines).toList());
        section(lines, "Journal", journalLines(style));
        return lines;
    }

    private static Stream<String> factLines(Fact fact) {
        List<String> lines = new ArrayList<>();
        lines.add(fact.step() + ": " + fact.type());
        flatten("", fact.value(), lines);
        return lines.stream();
    }

    /** One line for every value that is not made of others, named by the way to it. */
    private static void flatten(String path, JsonNode value, List<String> lines) {
        if (value.isObject()) {
            value.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), lines));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(path + "[" + i + "]", value.get(i), lines);
            }
        } else {
            lines.add("  " + path + ": " + value.asText());
        }
    }

    private List<String> journalLines(Style style) {
        List<String> lines = new ArrayList<>();
        for (JournalEntry entry : journal) {
            Duration since = Duration.between(summary.startedAt(), entry.at());
            String text = entry.type() + details(entry);
            lines.add(style.paint(Tone.FAINT, clock(entry.at()) + " +" + Elapsed.text(since)) + "  " + text);
        }
        return lines;
    }

    private static String details(JournalEntry entry) {
        StringBuilder details = new StringBuilder();
        for (String name : SHOWN) {
            JsonNode value = entry.body().path(name);
            boolean kindOfNothing =
                    name.equals("kind") && entry.body().path("problem").asText().isEmpty();
            if (value.isTextual() && !value.asText().isEmpty() && !kindOfNothing) {
                details.append(' ').append(name).append("=").append(value);
            }
        }
        return details.toString();
    }

    private static String clock(Instant at) {
        return CLOCK.format(at.atZone(ZoneId.systemDefault()));
    }

    private static void section(List<String> lines, String title, List<String> content) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.add(title);
            content.forEach(line -> lines.add("  " + line));
        }
    }
}
