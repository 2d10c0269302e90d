package io.servermanager.docker.update;

import io.servermanager.docker.engine.EngineInfo;
import io.servermanager.docker.engine.ImageDetails;
import io.servermanager.engine.snapshot.Survey;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Is there room for the snapshot, for the way back, and for the new images? */
final class Room {

    private static final long RESERVE_BYTES = 64L * 1024 * 1024;
    private static final long MEBIBYTE = 1L << 20;

    private final OpenProject project;

    Room(OpenProject project) {
        this.project = project;
    }

    /** What is missing, in one sentence with the numbers; empty if nothing is. */
    Optional<String> shortage(Survey survey, List<ImageUse> images) {
        Path snapshots = project.snapshots().directory();
        Path beside =
                Optional.ofNullable(project.snapshots().live().getParent()).orElse(Path.of("/"));
        boolean sameDisk = store(snapshots).equals(store(beside));
        Optional<String> snapshot = survey.shortage(sameDisk ? 2 : 1, RESERVE_BYTES)
                .map(missing -> "There is too little room in " + snapshots + ": " + missing);
        if (snapshot.isPresent()) {
            return snapshot;
        }
        Optional<String> wayBack = sameDisk
                ? Optional.empty()
                : shortage(beside, survey.bytes() + RESERVE_BYTES, "the way back", "the size of the files and 64 MiB");
        return wayBack.isPresent() ? wayBack : imageShortage(images);
    }

    /** How large new images are is known only when they have been pulled; they are seldom much larger than the old. */
    private Optional<String> imageShortage(List<ImageUse> images) {
        long bytes = images.stream()
                .map(ImageUse::imageId)
                .distinct()
                .flatMap(id -> project.engine().image(id).stream())
                .mapToLong(ImageDetails::size)
                .sum();
        EngineInfo engine = project.engine().info();
        return engine.dataRoot()
                .filter(Files::isDirectory)
                .flatMap(root ->
                        shortage(root, bytes + RESERVE_BYTES, "new images", "the size of those in use and 64 MiB"));
    }

    private static Optional<String> shortage(Path directory, long needed, String what, String reckoning) {
        return store(directory)
                .flatMap(Room::usable)
                .filter(free -> free < needed)
                .map(free -> "There is too little room in "
                        + directory + " for " + what + ": " + needed / MEBIBYTE + " MiB are needed (" + reckoning
                        + "), "
                        + free / MEBIBYTE + " MiB are free.");
    }

    private static Optional<Long> usable(FileStore store) {
        try {
            return Optional.of(store.getUsableSpace());
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    /** Of the nearest directory that exists. */
    private static Optional<FileStore> store(Path path) {
        for (Path up = path; up != null; up = up.getParent()) {
            try {
                return Optional.of(Files.getFileStore(up));
            } catch (IOException absent) {
                continue;
            }
        }
        return Optional.empty();
    }
}
