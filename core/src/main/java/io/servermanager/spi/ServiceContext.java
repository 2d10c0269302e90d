package io.servermanager.spi;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** What a plugin gets to know and to use for one service. Safe for use by several threads. */
public interface ServiceContext {

    /** The service's name in the configuration, such as {@code nginx} or {@code blog}. */
    String service();

    /**
     * The section {@code services.<service>}, bound to {@link ServicePlugin#settingsType()}.
     *
     * @throws IllegalArgumentException if {@code type} is not the plugin's settings type
     */
    <T extends Record> T settings(Class<T> type);

    /**
     * A section at the top of the configuration that the plugin declared in {@link ServicePlugin#sharedSections()}.
     *
     * @throws IllegalArgumentException if it is not declared with this type
     */
    <T extends Record> T shared(String section, Class<T> type);

    /**
     * The only way to start a program. Where nothing may change (status, preview) it refuses a command that is not
     * declared as reading.
     */
    CommandRunner commands();

    /** The root of the host's file system: {@code /}, or another directory in a test. */
    Path root();

    /** The time. */
    Clock clock();

    /**
     * The directories of all services of the configuration: of each whose settings have a {@code directory}. They need
     * not exist. For whoever must leave alone what belongs to others.
     */
    default List<Path> serviceDirectories() {
        return List.of();
    }

    /**
     * The other services of the configuration; {@link OtherServices#NONE} where there is no configuration, in a test. Not
     * for {@link ServicePlugin#status}: it would ask itself.
     */
    default OtherServices others() {
        return OtherServices.NONE;
    }
}
