package io.servermanager.engine.run;

import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.OtherServices;
import io.servermanager.spi.ServiceContext;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What a plugin gets to know of one service.
 *
 * @param service the service's name
 * @param section the service's settings
 * @param sharedSections the sections at the top of the configuration
 * @param commands the runner
 * @param root the root of the host's file system
 * @param clock the time
 * @param serviceDirectories the directories of all configured services
 * @param others the other services
 */
public record HostContext(
        String service,
        Record section,
        Map<String, Record> sharedSections,
        CommandRunner commands,
        Path root,
        Clock clock,
        List<Path> serviceDirectories,
        OtherServices others)
        implements ServiceContext {

    public HostContext {
        serviceDirectories = List.copyOf(serviceDirectories);
    }

    /** A context of the only service. */
    public HostContext(
            String service,
            Record section,
            Map<String, Record> sharedSections,
            CommandRunner commands,
            Path root,
            Clock clock) {
        this(service, section, sharedSections, commands, root, clock, List.of(), OtherServices.NONE);
    }

    @Override
    public <T extends Record> T settings(Class<T> type) {
        return cast(section, type, "the settings of '" + service + "'");
    }

    @Override
    public <T extends Record> T shared(String name, Class<T> type) {
        Record shared = sharedSections.get(name);
        if (shared == null) {
            throw new IllegalArgumentException("no plugin declares the section '" + name + "'");
        }
        return cast(shared, type, "the section '" + name + "'");
    }

    private static <T extends Record> T cast(Record value, Class<T> type, String what) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(what + " are of " + value.getClass() + ", not of " + type);
        }
        return type.cast(value);
    }
}
