package io.servermanager.docker.lab;

import java.nio.file.Path;

/**
 * The names of what lies in a lab's directory.
 *
 * @param root the lab's directory; its own name is the lab's name, unlike that of any other lab
 */
record LabDirectory(Path root) {

    /** What the directories of all labs begin with. */
    static final String PREFIX = "server-manager-lab-";

    /** The lab's name: also that of its control group. */
    String name() {
        return String.valueOf(root.getFileName());
    }

    Path owner() {
        return root.resolve("owner.properties");
    }

    /** What the lab's daemons see as {@code /run}; it also marks the mount namespace as this lab's. */
    Path run() {
        return root.resolve("run");
    }

    Path dockerConfig() {
        return root.resolve("docker-config");
    }

    Path dockerSocket() {
        return root.resolve("docker.sock");
    }

    Path containerdSocket() {
        return root.resolve("containerd.sock");
    }

    Path busybox() {
        return root.resolve("busybox");
    }

    Path engineData() {
        return root.resolve("docker");
    }

    Path log(String daemon) {
        return root.resolve(daemon + ".log");
    }

    Path sub(String name) {
        return root.resolve(name);
    }
}
