package io.servermanager.docker.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gibibyte of log passes through a program that has no room for a thirtieth of it. */
class FloodTest {

    private static final String HEAP = "-Xmx32m";

    @Test
    void allLines() throws Exception {
        long lines = 2L * FloodProgram.LINES;
        assertThat(flood()).isEqualTo(lines + " " + lines * FloodProgram.LINE);
    }

    @Test
    void theLastLines() throws Exception {
        assertThat(flood("1000")).isEqualTo("1000 " + 1000 * FloodProgram.LINE);
    }

    private static String flood(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FloodProgram.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }
}
