package io.servermanager.mailcow.backup;

import java.util.List;

/**
 * What was found when a backup was checked, kept in it: a backup without one was not checked. A file format: the names of
 * its components are.
 *
 * @param taken when, ISO 8601
 * @param commit the commit of Mailcow whose data they are
 * @param version the same for people
 * @param schema the schema of the database; empty if not known
 * @param files all files of the backup
 */
public record BackupManifest(String taken, String commit, String version, String schema, List<Entry> files) {

    /** The name of its file. */
    static final String NAME = "server-manager.json";

    public BackupManifest {
        files = List.copyOf(files);
    }

    /**
     * A file.
     *
     * @param name its name
     * @param bytes its size
     * @param sha256 the digest of its content, in hexadecimal digits
     */
    public record Entry(String name, long bytes, String sha256) {}
}
