package io.servermanager.monitor.disk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code /proc/self/mountinfo} (proc_pid_mountinfo(5)).
 *
 * @param device major and minor number, such as {@code 254:0}
 * @param root the directory of the file system that is mounted here; {@code /} unless a part of it is
 * @param point where it is mounted
 * @param writable whether the file system and this mount of it let themselves be written to
 * @param type such as {@code ext4}
 * @param source such as {@code /dev/vda1}
 */
record Mount(String device, String root, String point, boolean writable, String type, String source) {

    /** ID, parent, device, root, point, options, optional fields, a hyphen, type, source, options of the file system. */
    private static final Pattern FORM = Pattern.compile(
            "\\d+ \\d+ (?<device>\\d+:\\d+) (?<root>\\S+) (?<point>/\\S*) (?<options>\\S+) (?:\\S+ )*?- "
                    + "(?<type>\\S+) (?<source>\\S*) (?<super>\\S+)");

    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-3][0-7]{2})");

    /** Those that hold nothing of their own on a disk although their source may be a path, or are full by their nature. */
    private static final Set<String> WITHOUT_DISK = Set.of(
            "autofs",
            "bpf",
            "devpts",
            "devtmpfs",
            "fuse.gvfsd-fuse",
            "fuse.lxcfs",
            "fuse.portal",
            "iso9660",
            "nsfs",
            "overlay",
            "proc",
            "ramfs",
            "rootfs",
            "squashfs",
            "sysfs",
            "tmpfs",
            "tracefs");

    /** Those whose source is no device. */
    private static final Set<String> WITHOUT_DEVICE =
            Set.of("9p", "afs", "bcachefs", "btrfs", "ceph", "cifs", "nfs", "nfs4", "smb3", "smbfs", "virtiofs", "zfs");

    /** Those that a silent server can make hang. */
    private static final Set<String> REMOTE =
            Set.of("9p", "afs", "ceph", "cifs", "nfs", "nfs4", "smb3", "smbfs", "virtiofs");

    /**
     * Reads a line.
     *
     * @param line its bytes as ISO 8859-1
     * @return empty if it is not of this form
     */
    static Optional<Mount> parse(String line) {
        Matcher form = FORM.matcher(line);
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Mount(
                form.group("device"),
                text(form.group("root")),
                text(form.group("point")),
                isWritable(form.group("options")) && isWritable(form.group("super")),
                text(form.group("type")),
                text(form.group("source"))));
    }

    /** Whether it keeps data on a disk, here or elsewhere; what {@code /} is mounted from counts whatever it is. */
    boolean real() {
        boolean known = source.startsWith("/") || WITHOUT_DEVICE.contains(type) || type.startsWith("fuse.");
        return point.equals("/") || (known && !WITHOUT_DISK.contains(type));
    }

    /** Whether asking it can take for ever. */
    boolean remote() {
        return REMOTE.contains(type) || type.startsWith("fuse.");
    }

    private static boolean isWritable(String options) {
        List<String> all = Arrays.asList(options.split(","));
        return all.contains("rw");
    }

    /** Blank, tab, newline and backslash are octal escapes; a name that is no UTF-8 gets replacement characters. */
    private static String text(String field) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher escape = ESCAPE.matcher(field);
        int from = 0;
        while (escape.find()) {
            bytes.writeBytes(field.substring(from, escape.start()).getBytes(StandardCharsets.ISO_8859_1));
            bytes.write(Integer.parseInt(escape.group(1), 8));
            from = escape.end();
        }
        bytes.writeBytes(field.substring(from).getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
