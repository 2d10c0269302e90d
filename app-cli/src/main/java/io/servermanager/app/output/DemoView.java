package io.servermanager.app.output;

import io.servermanager.spi.Demonstration.Act;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells a demonstration as it goes. Safe for use by several threads. */
public final class DemoView {

    private final Output output;
    private final List<Map<String, Object>> played = new ArrayList<>();

    /** A view that tells on {@code output}. */
    public DemoView(Output output) {
        this.output = output;
    }

    /** What is going to be shown. */
    public void title(String title) {
        tell(output.style().paint(Tone.STRONG, title));
    }

    /** What goes on behind the scenes. */
    public void said(String line) {
        output.note(output.errorStyle().paint(Tone.FAINT, "  " + line));
    }

    /** How to go on with what was kept: always told. */
    public void kept(String line) {
        output.warn(line);
    }

    /** What is about to be seen. */
    public void narration(int number, int of, String text) {
        tell("");
        tell(output.style().paint(Tone.STRONG, number + "/" + of + "  " + text));
    }

    /** The command that the reader could type. */
    public void command(List<String> arguments) {
        tell(output.style().paint(Tone.STRONG, "# server-manager " + String.join(" ", arguments)));
    }

    /** How a command ended. */
    public synchronized void ended(Act act, ExitCode code) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("command", act.command());
        entry.put("exitCode", code.code());
        entry.put("expectedExitCode", act.expectedExitCode());
        played.add(entry);
        boolean right = code.code() == act.expectedExitCode();
        tell(output.style().paint(Tone.FAINT, "exit code " + code.code())
                + (right ? "" : ", which should have been " + act.expectedExitCode()));
    }

    /** The options of this program's call that its commands are to have too. */
    public List<String> options() {
        List<String> options = new ArrayList<>();
        Manner manner = output.manner();
        if (manner.json()) {
            options.add("--json");
        }
        if (manner.quiet()) {
            options.add("--quiet");
        }
        if (manner.debug()) {
            options.add("--debug");
        }
        if (!manner.colour()) {
            options.add("--no-color");
        }
        return options;
    }

    /** The end of it all. */
    public synchronized ExitCode end(ExitCode code) {
        if (output.manner().json()) {
            output.json(Map.of("demo", played, "exitCode", code.code()));
        } else {
            tell("");
            tell(
                    code == ExitCode.DONE
                            ? output.style().tick() + " all went as it should"
                            : output.style().cross() + " the last command did not end as it should");
        }
        return code;
    }

    private void tell(String line) {
        if (!output.manner().json()) {
            output.lines(List.of(line));
        }
    }
}
