package io.servermanager.system.apt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lock that the kernel knows of, as {@code /proc/locks} tells, see proc_locks(5):
 * {@code 1: POSIX  ADVISORY  WRITE 1234 08:01:5678 0 EOF}. Who merely waits stands there with an arrow.
 *
 * @param pid who holds it; 0 or -1 if the process cannot be seen from here
 * @param inode the number of the locked file
 */
record KernelLock(long pid, long inode) {

    private static final Pattern LINE = Pattern.compile(
            "\\d+: (?:POSIX|OFDLCK) +\\S+ +WRITE +(-?\\d{1,18}) +\\p{XDigit}+:\\p{XDigit}+:(\\d{1,18}) .*");

    static List<KernelLock> parse(String text) {
        List<KernelLock> locks = new ArrayList<>();
        for (String line : text.split("\n")) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                locks.add(new KernelLock(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))));
            }
        }
        return locks;
    }
}
