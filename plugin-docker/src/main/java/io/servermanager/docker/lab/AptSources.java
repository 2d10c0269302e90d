package io.servermanager.docker.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where apt takes packages from: the machine's own sources, or the same with another release's name.
 *
 * @param machine where the machine's own sources are
 * @param release the machine's release, as its sources name it
 * @param wanted the release to take packages from; the same for the machine's own
 */
record AptSources(Path machine, String release, String wanted) {

    private static final Path MACHINE = Path.of("/etc/apt");

    static AptSources ofMachine() {
        return new AptSources(MACHINE, "", "");
    }

    static AptSources ofRelease(String release, String wanted) {
        return new AptSources(MACHINE, release, wanted);
    }

    /** Whether apt has no lists of these sources yet. */
    boolean needUpdate() {
        return !release.equals(wanted);
    }

    /**
     * Options by which apt uses these sources and keeps its lists in {@code work}, so that the machine's own lists stay
     * as they are.
     */
    List<String> options(Path work) throws IOException {
        if (!needUpdate()) {
            return List.of();
        }
        Path parts = Files.createDirectories(work.resolve("sources.list.d"));
        Files.createDirectories(work.resolve("lists/partial"));
        Files.createDirectories(work.resolve("cache/archives/partial"));
        copy(machine.resolve("sources.list"), parts);
        try (Stream<Path> files = Files.list(machine.resolve("sources.list.d"))) {
            files.filter(file -> file.toString().matches(".*\\.(list|sources)")).forEach(file -> copy(file, parts));
        }
        return List.of(
                "-o", "Dir::Etc::SourceList=" + work.resolve("none"),
                "-o", "Dir::Etc::SourceParts=" + parts,
                "-o", "Dir::State::Lists=" + work.resolve("lists"),
                "-o", "Dir::Cache=" + work.resolve("cache"));
    }

    private void copy(Path file, Path target) {
        try {
            String text = Files.isRegularFile(file) ? Files.readString(file) : "";
            if (text.contains(release)) {
                Files.writeString(target.resolve(file.getFileName()), text.replace(release, wanted));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
