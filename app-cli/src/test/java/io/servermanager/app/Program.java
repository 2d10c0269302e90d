package io.servermanager.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The program in a process of its own, which leads a process group of its own, as a shell would have started it. */
final class Program {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What a process left. */
    record Ended(int exitCode, String out, String err) {

        /** The last object on standard output. */
        JsonNode json() throws IOException {
            String[] lines = out.split("\n");
            return JSON.readTree(lines[lines.length - 1]);
        }

        Ended endedWith(int code) {
            assertThat(exitCode).as(out + err).isEqualTo(code);
            return this;
        }

        /** Standard error is one sentence and its remedy, both containing the words; standard output is empty. */
        Ended refusedWith(int code, String... words) {
            endedWith(code);
            assertThat(out).isEmpty();
            assertThat(err).startsWith("error: ").contains(words).doesNotContain("Exception", "\tat ");
            assertThat(err.lines())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line.strip()).hasSizeGreaterThan(10));
            return this;
        }
    }

    /** Starts the program as root. */
    static Program start(Path home, List<String> arguments) throws IOException {
        return start(home, List.of(), classPath(), arguments);
    }

    /**
     * Starts the program.
     *
     * @param home where its output is kept
     * @param before a command that runs another, such as setpriv(1)
     */
    static Program start(Path home, List<String> before, String classPath, List<String> arguments) throws IOException {
        // What ignores signals hands that on to what it starts; whoever runs these tests in the background does so.
        List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT,HUP,TERM"));
        command.addAll(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Dguice_bytecode_gen_option=DISABLED",
                "-cp",
                classPath,
                Main.class.getName()));
        command.addAll(arguments);
        Path out = Files.createTempFile(home, "program", ".out");
        Path err = Files.createTempFile(home, "program", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCKER_"));
        return new Program(builder.start(), out, err);
    }

    /** What the program is made of, without the tests and what they add. */
    static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Waits until standard output contains a text. */
    Program await(String text) {
        Awaitility.await(text).pollInterval(Duration.ofMillis(10)).atMost(LIMIT).until(() -> {
            if (!process.isAlive() && !Files.readString(out).contains(text)) {
                throw new AssertionError(
                        "ended without '" + text + "': " + Files.readString(out) + Files.readString(err));
            }
            return Files.readString(out).contains(text);
        });
        return this;
    }

    /** How many whole lines there are on standard output by now. */
    long lines() throws IOException {
        return Files.readString(out)
                .chars()
                .filter(character -> character == '\n')
                .count();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends a signal to the whole process group, as a terminal does. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-s", name, "--", "-" + process.pid())
                .inheritIO()
                .start()
                .waitFor();
    }

    /** kill -9, of the program alone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for the end. */
    Ended end() throws IOException, InterruptedException {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("does not end: " + Files.readString(out) + Files.readString(err));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }
}
