package io.servermanager.engine.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;

/** One number for all that is in a directory. */
public final class TreeDigest {

    private TreeDigest() {}

    /**
     * SHA-256 over names, types, modes, owners, times, targets, hard links, extended attributes and contents of all that
     * is below {@code directory}, and over itself; {@code .server-manager} in it left out. Equal numbers mean that
     * nothing differs.
     *
     * @throws io.servermanager.spi.MaintenanceException if something cannot be read
     */
    public static String of(Path directory) throws InterruptedException {
        return SnapshotFailure.guard("Reading " + directory, () -> {
            MessageDigest digest = Content.digest();
            for (Entry entry : entries(directory)) {
                digest.update(line(entry).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        });
    }

    private static Iterable<Entry> entries(Path directory) throws IOException {
        return EntryReader.read("", TreeScan.of(directory, false), new Meter(Progress.NONE, 0));
    }

    private static String line(Entry entry) {
        return String.join(
                "\0",
                entry.name(),
                entry.kind().name(),
                Integer.toOctalString(entry.mode()),
                entry.uid() + ":" + entry.gid(),
                entry.size() + "",
                entry.modified().toString(),
                String.valueOf(entry.sha256()),
                String.valueOf(entry.target()),
                entry.device() + "",
                String.valueOf(entry.link()),
                new TreeMap<>(entry.attributes()).toString(),
                "\n");
    }
}
