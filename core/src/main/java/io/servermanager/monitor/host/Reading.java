package io.servermanager.monitor.host;

import io.servermanager.monitor.Host;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads files of the host and keeps book of those that did not tell what they should. For one thread. */
final class Reading {

    private final Host host;
    private final List<String> problems = new ArrayList<>();

    Reading(Host host) {
        this.host = host;
    }

    /** What a file says; empty, with a problem, if it cannot be read or understood. */
    <T> Optional<T> needed(String file, Function<String, T> parser) {
        return read(file, parser, true);
    }

    /** What a file says that need not be there; empty, with a problem, if it is but cannot be understood. */
    <T> Optional<T> optional(String file, Function<String, T> parser) {
        return read(file, parser, false);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    private <T> Optional<T> read(String file, Function<String, T> parser, boolean needed) {
        try {
            String text = Files.readString(host.at(Path.of(file)), StandardCharsets.ISO_8859_1);
            return Optional.of(parser.apply(text));
        } catch (MaintenanceException wrong) {
            problems.add(wrong.problem() + ". " + wrong.remedy());
        } catch (IOException unreadable) {
            if (needed) {
                String why = unreadable instanceof NoSuchFileException ? "it is not there" : "it cannot be read";
                problems.add(file + " tells nothing: " + why + ".");
            }
        }
        return Optional.empty();
    }
}
