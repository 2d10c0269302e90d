package io.servermanager.system.apt;

import java.nio.file.Path;

/**
 * Who holds a lock.
 *
 * @param lock the locked file
 * @param pid the process; 0 if it cannot be seen from here
 * @param command what it was started as; empty if that is not known
 */
record LockHolder(Path lock, long pid, String command) {

    @Override
    public String toString() {
        String who = pid == 0
                ? "a process that cannot be seen from here"
                : "process " + pid + (command.isEmpty() ? "" : " (" + command + ")");
        return who + " holds " + lock;
    }
}
