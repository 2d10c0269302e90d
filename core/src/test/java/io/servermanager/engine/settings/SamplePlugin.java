package io.servermanager.engine.settings;

import io.servermanager.spi.ByteSize;
import io.servermanager.spi.Secret;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServicePlugin;
import io.servermanager.spi.ServiceStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plugin with settings of every type. */
record SamplePlugin(
        String id,
        Class<? extends Record> settingsType,
        Map<String, Class<? extends Record>> sharedSections,
        boolean presentByDefault)
        implements ServicePlugin {

    @Override
    public ServiceStatus status(ServiceContext context) {
        return ServiceStatus.absent("only for tests");
    }

    enum Mode {
        FULL,
        SECURITY_ONLY
    }

    /** A section that plugins share. */
    record Engine(@Nullable URI host) {
        Engine(@Nullable URI host) {
            this.host = host == null ? URI.create("unix:///var/run/docker.sock") : host;
        }
    }

    /** A section in a section. */
    record Keep(@Nullable Path directory, @Nullable Integer number) {
        Keep(@Nullable Path directory, @Nullable Integer number) {
            this.directory = directory == null ? Path.of("/root") : directory;
            this.number = number == null ? 3 : number;
            if (this.number < 1) {
                throw new IllegalArgumentException("at least 1 must be kept");
            }
        }
    }

    /** All types. */
    record Sample(
            @Nullable Path directory,
            @Nullable URI api,
            @Nullable Mode mode,
            @Nullable Boolean autoClean,
            @Nullable Duration rebootDelay,
            @Nullable ByteSize freeSpace,
            @Nullable Long limit,
            Optional<String> note,
            Optional<Secret> password,
            List<URI> health,
            Map<String, Duration> waits,
            List<Keep> more,
            @Nullable Keep snapshots) {
        Sample(
                @Nullable Path directory,
                @Nullable URI api,
                @Nullable Mode mode,
                @Nullable Boolean autoClean,
                @Nullable Duration rebootDelay,
                @Nullable ByteSize freeSpace,
                @Nullable Long limit,
                Optional<String> note,
                Optional<Secret> password,
                List<URI> health,
                Map<String, Duration> waits,
                List<Keep> more,
                @Nullable Keep snapshots) {
            this.directory = directory == null ? Path.of("/srv/sample") : directory;
            this.api = api == null ? URI.create("http://127.0.0.1:81/api/") : api;
            this.mode = mode == null ? Mode.FULL : mode;
            this.autoClean = autoClean == null || autoClean;
            this.rebootDelay = rebootDelay == null ? Duration.ofMinutes(1) : rebootDelay;
            this.freeSpace = freeSpace == null ? ByteSize.ofMebibytes(500) : freeSpace;
            this.limit = limit == null ? 10L : limit;
            this.note = note;
            this.password = password;
            this.health = health;
            this.waits = waits;
            this.more = more;
            this.snapshots = snapshots == null ? new Keep(null, null) : snapshots;
        }
    }

    /** Settings that need to be given. */
    record Project(@Nullable Path directory, int port) {
        Project {
            if (directory == null) {
                throw new IllegalArgumentException("'directory' is missing");
            }
        }
    }
}
