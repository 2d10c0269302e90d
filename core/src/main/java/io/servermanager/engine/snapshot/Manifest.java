package io.servermanager.engine.snapshot;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a snapshot holds, and what it was taken of. Immutable.
 *
 * <p>On disk ({@code .server-manager/manifest.jsonl}): a line with the {@link Header}, a line for each entry, and a line
 * {@code {"sha256":"..."}} with the checksum of all bytes before it.
 */
public final class Manifest {
    private final Header header;
    private final List<Entry> entries;

    Manifest(Header header, List<Entry> entries) {
        this.header = header;
        this.entries = List.copyOf(entries);
    }

    /** The first line. */
    public Header header() {
        return header;
    }

    /** How many files, directories and other entries there are. */
    public int size() {
        return entries.size();
    }

    /** The size of all files; names of one file counted once. */
    public long bytes() {
        return entries.stream()
                .filter(entry -> entry.link() == null)
                .mapToLong(Entry::size)
                .sum();
    }

    List<Entry> entries() {
        return entries;
    }

    /** The entries of one part, by name, parents first. */
    Map<String, Entry> of(String part) {
        Map<String, Entry> byName = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.part().equals(part)) {
                byName.put(entry.name(), entry);
            }
        }
        return byName;
    }

    /** The names of the parts, that of the main directory, which is empty, first. */
    List<String> partNames() {
        List<String> names = new ArrayList<>(List.of(""));
        header.parts().forEach(part -> names.add(part.name()));
        return names;
    }

    /** Where the live files of a part are. */
    Path live(String part) {
        return part.isEmpty()
                ? header.live()
                : header.parts().stream()
                        .filter(candidate -> candidate.name().equals(part))
                        .findFirst()
                        .orElseThrow()
                        .path();
    }

    /**
     * The first line of a manifest.
     *
     * @param format the version of the format: 1
     * @param id the snapshot's id, the name of its directory
     * @param service what it is of
     * @param runId the run that took it
     * @param taken when it was begun
     * @param live the main directory
     * @param parts what else belongs to it
     * @param metadata what the caller gave, such as the images that belong to the files
     */
    public record Header(
            int format,
            String id,
            String service,
            String runId,
            Instant taken,
            Path live,
            List<Part> parts,
            Map<String, Object> metadata) {

        static final int FORMAT = 1;

        public Header {
            parts = parts == null ? List.of() : List.copyOf(parts);
            metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
        }
    }
}
