package io.servermanager.engine.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a manifest.
 *
 * @param part the part that it belongs to; empty for the main directory
 * @param name its name below the part's root, percent-encoded
 * @param sha256 of a file's content
 * @param target of a symbolic link, percent-encoded
 * @param device of a device node
 * @param link the name of the first entry that is the same file, for the others of a group of hard links
 * @param attributes extended attributes of the namespace {@code user}, values in base64
 * @param source what the live file was when it was copied; absent if it may have changed since
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Entry(
        String part,
        String name,
        Kind kind,
        int mode,
        int uid,
        int gid,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long size,
        Instant modified,
        @Nullable String sha256,
        @Nullable String target,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long device,
        @Nullable String link,
        Map<String, String> attributes,
        @Nullable Source source) {

    Entry {
        part = part == null ? "" : part;
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    /** Identity and last change of status of a live file. */
    record Source(long device, long inode, Instant changed) {}

    static Entry of(String part, String name, Stat stat) {
        return new Entry(
                part,
                name,
                stat.kind(),
                stat.mode(),
                stat.uid(),
                stat.gid(),
                stat.size(),
                stat.modified(),
                null,
                null,
                stat.specialDevice(),
                null,
                Map.of(),
                new Source(stat.device(), stat.inode(), stat.changed()));
    }

    Entry withContent(String newSha256) {
        return new Entry(
                part, name, kind, mode, uid, gid, size, modified, newSha256, target, device, link, attributes, source);
    }

    Entry withTarget(String newTarget) {
        return new Entry(
                part, name, kind, mode, uid, gid, size, modified, sha256, newTarget, device, link, attributes, source);
    }

    Entry withAttributes(Map<String, String> newAttributes) {
        return new Entry(
                part, name, kind, mode, uid, gid, size, modified, sha256, target, device, link, newAttributes, source);
    }

    Entry named(String newName) {
        return new Entry(
                part, newName, kind, mode, uid, gid, size, modified, sha256, target, device, link, attributes, source);
    }

    Entry withLink(@Nullable String newLink) {
        return new Entry(
                part, name, kind, mode, uid, gid, size, modified, sha256, target, device, newLink, attributes, source);
    }

    /** This entry, to be copied again when the service stands still. */
    Entry unsettled() {
        return new Entry(
                part, name, kind, mode, uid, gid, size, modified, sha256, target, device, link, attributes, null);
    }

    boolean directory() {
        return kind == Kind.DIRECTORY;
    }

    boolean root() {
        return name.equals(RawNames.ROOT);
    }

    Path below(Path partRoot) {
        return RawNames.resolve(partRoot, name);
    }

    /** Whether a live file is still what was copied. */
    boolean stillIs(Stat stat) {
        return new Source(stat.device(), stat.inode(), stat.changed()).equals(source) && describedBy(stat);
    }

    /** Whether type, mode, owner, size and time are these. */
    boolean describedBy(Stat stat) {
        return kind == stat.kind()
                && mode == stat.mode()
                && uid == stat.uid()
                && gid == stat.gid()
                && size == stat.size()
                && device == stat.specialDevice()
                && modified.equals(stat.modified());
    }

    /** The name for messages. */
    String readable() {
        String text = RawNames.readable(name);
        return part.isEmpty() ? text : "part " + part + ": " + text;
    }
}
