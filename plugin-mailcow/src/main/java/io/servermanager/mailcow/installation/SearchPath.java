package io.servermanager.mailcow.installation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where programs are, as the variable {@code PATH} has it.
 *
 * @param value directories, separated by colons
 */
public record SearchPath(String value) {

    /** Whether there is a program of this name. */
    public boolean has(String program) {
        return Arrays.stream(value.split(":", -1))
                .anyMatch(directory -> !directory.isEmpty() && Files.isExecutable(Path.of(directory, program)));
    }
}
