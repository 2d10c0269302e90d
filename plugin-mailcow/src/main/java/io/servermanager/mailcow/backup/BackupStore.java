package io.servermanager.mailcow.backup;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The backups of one Mailcow: directories {@code mailcow-TIME} that its own script makes. That script insists on a
 * directory that all may enter; the one above it lets root alone through. Several processes may read it at once.
 */
public final class BackupStore {

    private static final String ARCHIVES = "archives";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path directory;

    /** The backups below {@code directory}, which need not exist. */
    public BackupStore(Path directory) {
        this.directory = directory;
    }

    /**
     * A checked backup.
     *
     * @param path its directory
     * @param manifest what was found when it was checked
     */
    public record Backup(Path path, BackupManifest manifest) {
        /** When it was taken. */
        public Instant taken() {
            return Instant.parse(manifest.taken());
        }
    }

    /** Where Mailcow's script puts them. */
    public Path location() {
        return directory.resolve(ARCHIVES);
    }

    /** Makes the directories. */
    void prepare() {
        try {
            Files.createDirectories(location());
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(location(), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException failure) {
            throw failed("The directory " + location() + " for backups cannot be made", failure);
        }
    }

    /** The directories that are there, checked or not. */
    List<Path> directories() {
        if (!Files.isDirectory(location())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(location())) {
            return all.filter(path -> path.getFileName().toString().startsWith("mailcow-"))
                    .filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException failure) {
            throw failed("The backups in " + location() + " cannot be listed", failure);
        }
    }

    /** The checked ones, newest first. */
    public List<Backup> checked() {
        return directories().stream()
                .flatMap(path -> manifest(path).map(manifest -> new Backup(path, manifest)).stream())
                .sorted(Comparator.comparing(Backup::taken).reversed())
                .toList();
    }

    private static Optional<BackupManifest> manifest(Path backup) {
        Path file = backup.resolve(BackupManifest.NAME);
        try {
            BackupManifest manifest = JSON.readValue(Files.readString(file), BackupManifest.class);
            Instant.parse(manifest.taken());
            return Optional.of(manifest);
        } catch (JacksonException | DateTimeParseException damaged) {
            return Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** Writes what was found into a backup; all of it or nothing is there afterwards. */
    static void seal(Path backup, BackupManifest manifest) {
        Path file = backup.resolve(BackupManifest.NAME);
        Path draft = backup.resolve(BackupManifest.NAME + ".new");
        try {
            Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest));
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw failed(file + " cannot be written", failure);
        }
    }

    /** The files of a backup as they are now. */
    static List<BackupManifest.Entry> read(Path backup) {
        List<BackupManifest.Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(backup)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith(BackupManifest.NAME)) {
                    entries.add(new BackupManifest.Entry(name, Files.size(file), digest(file)));
                }
            }
            return entries;
        } catch (IOException failure) {
            throw failed("The backup " + backup + " cannot be read", failure);
        }
    }

    /** What is not as it was when the backup was checked, a phrase each; none if all is. */
    public static List<String> damages(Backup backup) {
        List<BackupManifest.Entry> now = read(backup.path());
        return backup.manifest().files().stream()
                .filter(entry -> !now.contains(entry))
                .map(entry -> entry.name() + " is not what it was")
                .toList();
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    private static MaintenanceException failed(String what, IOException failure) {
        return new MaintenanceException(
                Kind.FAILED,
                what + ": " + failure.getMessage(),
                "Look at the directory, or set 'backup: {directory: ...}' of the service.",
                failure);
    }
}
