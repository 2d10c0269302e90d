package io.servermanager.app.output;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.RunEvent;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where commands leave what they have to say. Safe for use by several threads. */
public final class Output {

    private static final int BUFFER = 1 << 16;

    private final Surroundings surroundings;
    private final Manner manner;
    private final TerminalMeasure measure;

    /**
     * An output.
     *
     * @param measure tells how large a terminal device is; asked only where a terminal is written to
     */
    public Output(Surroundings surroundings, Manner manner, TerminalMeasure measure) {
        this.surroundings = surroundings;
        this.manner = manner;
        this.measure = measure;
    }

    /** How the user wants to be told. */
    public Manner manner() {
        return manner;
    }

    /** How text is dressed on standard output. */
    public Style style() {
        return style(surroundings.terminal().out());
    }

    /** How text is dressed on standard error. */
    public Style errorStyle() {
        return style(surroundings.terminal().err());
    }

    /** The result for people: lines on standard output. */
    public synchronized void lines(List<String> lines) {
        lines.forEach(surroundings.out()::println);
    }

    /** The result for programs: one object on one line of standard output. */
    public synchronized void json(Object value) {
        surroundings.out().println(Json.line(value));
    }

    /**
     * Whether nobody reads standard output any more, as when {@code head} has seen enough or the connection was lost;
     * brings out what was written.
     */
    public boolean lost() {
        return surroundings.out().checkError();
    }

    /** Standard output for many bytes, as they are; they may stay here until it is flushed. */
    OutputStream buffered() {
        return new BufferedOutputStream(surroundings.out(), BUFFER);
    }

    /** Text on standard output as it is, at once. */
    synchronized void bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        surroundings.out().write(bytes, 0, bytes.length);
        surroundings.out().flush();
    }

    /** Whether standard output is a terminal that can be drawn over and over. */
    boolean canRedraw() {
        return surroundings.terminal().out().isPresent()
                && !surroundings.terminal().dumb();
    }

    /** The rows of the terminal that standard output is; more than there can be where that is not known. */
    int rows() {
        int rows = surroundings.terminal().out().map(measure::rows).orElse(0);
        return rows > 0 ? rows : Integer.MAX_VALUE;
    }

    /** The terminal has got another size. */
    void terminalChanged() {
        measure.forget();
    }

    /** Whether standard error is a terminal whose last line can be written over. */
    boolean canWriteOver() {
        return surroundings.terminal().err().isPresent()
                && !surroundings.terminal().dumb();
    }

    /** What was removed, as the result. */
    public void removed(String... names) {
        if (manner.json()) {
            json(Map.of("removed", names));
        } else {
            lines(Arrays.stream(names).map(name -> "removed " + name).toList());
        }
    }

    /** A line on standard error that is left out with {@code --quiet}. */
    public synchronized void note(String line) {
        if (!manner.quiet()) {
            surroundings.err().println(line);
        }
    }

    /** A line on standard error that is always written. */
    public synchronized void warn(String line) {
        surroundings.err().println(line);
    }

    /** An event for programs: one object on one line of standard output. */
    synchronized void event(RunEvent.Timed event) {
        surroundings.out().println(Json.line(event));
    }

    /** The beginning of a line on standard error, to be ended by an answer. */
    public void prompt(String text) {
        raw(text);
    }

    /** Text on standard error as it is, without the end of a line. */
    synchronized void raw(String text) {
        surroundings.err().print(text);
        surroundings.err().flush();
    }

    /** Tells an error, in the manner asked for, and answers with its exit code. */
    public ExitCode error(MaintenanceException error) {
        ExitCode code = ExitCode.of(error.kind());
        if (manner.json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("kind", error.kind());
            fields.put("message", error.problem());
            fields.put("remedy", error.remedy());
            fields.put("exitCode", code.code());
            json(Map.of("error", fields));
        } else {
            Style style = errorStyle();
            warn(style.paint(Tone.BAD, "error:") + " " + error.problem());
            if (!error.remedy().isEmpty()) {
                warn("  " + error.remedy());
            }
        }
        if (manner.debug()) {
            synchronized (this) {
                error.printStackTrace(surroundings.err());
            }
        }
        return code;
    }

    private Style style(Optional<Path> device) {
        Terminal terminal = surroundings.terminal();
        Map<String, String> environment = surroundings.environment();
        if (device.isEmpty()) {
            return new Style(false, terminal.unicode(), Integer.MAX_VALUE);
        }
        boolean colour = manner.colour()
                && !terminal.dumb()
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Style(colour, terminal.unicode(), terminal.width(environment, measure, device.get()));
    }
}
