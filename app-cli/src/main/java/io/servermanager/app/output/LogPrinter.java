package io.servermanager.app.output;

import io.servermanager.spi.LogSource.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints lines of logs on standard output: as they were written, behind the container's name where there are several; or
 * as JSON, one object a line. For use by one thread.
 */
public final class LogPrinter {

    /** SGR parameters of colours that differ well on dark and light ground (ECMA-48, 8.3.117). */
    private static final int[] COLOURS = {36, 33, 32, 35, 34, 96, 93, 92, 95, 94};

    private final Output output;
    private final OutputStream out;
    private final Style style;
    private final boolean named;
    private final int width;
    private final Map<String, byte[]> prefixes = new LinkedHashMap<>();
    private String unended = "";

    /** A printer for these containers; others may come later. */
    public LogPrinter(Output output, List<String> containers) {
        this.output = output;
        this.out = output.buffered();
        this.style = output.style();
        this.named = containers.size() > 1;
        this.width = containers.stream().mapToInt(String::length).max().orElse(0);
        containers.forEach(this::prefix);
    }

    /**
     * Prints a line, some time.
     *
     * @return whether there is still somebody to read it
     */
    public boolean print(Line line) {
        try {
            if (output.manner().json()) {
                out.write(Json.line(object(line)).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            } else {
                write(line);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return !output.lost();
    }

    private static Map<String, Object> object(Line line) {
        int length = line.bytes().length - (line.ended() ? 1 : 0);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("time", line.time());
        object.put("container", line.container());
        object.put("stream", line.error() ? "stderr" : "stdout");
        object.put("line", new String(line.bytes(), 0, length, StandardCharsets.UTF_8));
        return object;
    }

    private void write(Line line) throws IOException {
        if (named && !unended.equals(line.container())) {
            if (!unended.isEmpty()) {
                out.write('\n');
            }
            out.write(prefix(line.container()));
        }
        out.write(line.bytes());
        unended = line.ended() ? "" : line.container();
    }

    private byte[] prefix(String container) {
        return prefixes.computeIfAbsent(container, name -> {
            String padded = name + " ".repeat(Math.max(0, width - name.length())) + " |";
            int colour = COLOURS[prefixes.size() % COLOURS.length];
            String dressed = style.colour() ? "\u001b[" + colour + "m" + padded + "\u001b[0m" : padded;
            return (dressed + " ").getBytes(StandardCharsets.UTF_8);
        });
    }

    /**
     * Brings out all that was printed.
     *
     * @return whether there is still somebody to read it
     */
    public boolean flush() {
        try {
            out.flush();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return !output.lost();
    }
}
