package io.servermanager.docker.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The programs that a lab runs.
 *
 * @param engine the directories that hold dockerd, docker-proxy, containerd, its shim and runc, in this order of search
 * @param libraries directories of shared libraries that the machine lacks
 * @param docker the command line
 * @param composePlugin Docker Compose v2, if the command line does not find it by itself
 * @param registry the registry's server
 * @param busybox a busybox without shared libraries
 */
record LabTools(
        List<Path> engine,
        List<Path> libraries,
        Path docker,
        Optional<Path> composePlugin,
        Path registry,
        Path busybox) {

    /** One of the engine's programs. */
    Path engineProgram(String name) {
        return Programs.in(engine).require(name);
    }

    /** The environment in which the daemons find one another and their libraries. */
    Map<String, String> daemonEnvironment() {
        String path = Stream.concat(engine.stream(), Programs.ofMachine().directories().stream())
                .map(Path::toString)
                .distinct()
                .collect(Collectors.joining(":"));
        String libraryPath = libraries.stream().map(Path::toString).collect(Collectors.joining(":"));
        return libraryPath.isEmpty() ? Map.of("PATH", path) : Map.of("PATH", path, "LD_LIBRARY_PATH", libraryPath);
    }
}
