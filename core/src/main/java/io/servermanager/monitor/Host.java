package io.servermanager.monitor;

import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.ServiceContext;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Where figures are read.
 *
 * @param root the root of the host's file system: {@code /}, or another directory in a test
 * @param commands starts programs that only read
 * @param clock the time
 */
public record Host(Path root, CommandRunner commands, Clock clock) {

    /** The host of a service. */
    public static Host of(ServiceContext context) {
        return new Host(context.root(), context.commands(), context.clock());
    }

    /** Where an absolute path of the host is found from here. */
    public Path at(Path absolute) {
        return root.resolve(Path.of("/").relativize(absolute));
    }
}
