package io.servermanager.system.reboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutdatedProcessesTest {

    static final String OLD = "7f1-7f2 r-xp 00028000 fe:00 260386 /usr/lib/x86_64-linux-gnu/libssl.so.3 (deleted)\n";
    private static final String NEW = "7f1-7f2 r-xp 00028000 fe:00 260386       /usr/lib/x86_64-linux-gnu/libc.so.6\n";

    @TempDir
    Path root;

    @Test
    void processesWithReplacedCodeAreKnownByTheirServiceTheirContainerOrTheirName() throws IOException {
        String container = "0123456789ab".repeat(5) + "cdef";
        process(root, 10, OLD + NEW, "0::/system.slice/nginx.service\n", "nginx");
        process(root, 11, OLD, "0::/system.slice/nginx.service/worker\n", "nginx");
        process(root, 12, NEW, "0::/system.slice/cron.service\n", "cron");
        process(root, 13, OLD, "0::/system.slice/docker-" + container + ".scope\n", "mysqld");
        process(root, 14, OLD, "0::/user.slice/user-0.slice/user@0.service/app.slice\n", "bash");
        process(root, 15, "7f1-7f2 rwxs 0 00:01 9 /memfd:jit (deleted)\n", "0::/system.slice/java.service\n", "java");
        process(
                root,
                16,
                "00400000-00452000 r-xp 00000000 08:02 173521 /usr/sbin/sshd (deleted)\n",
                "12:pids:/system.slice/ssh.service\n1:name=systemd:/system.slice/ssh.service\n",
                "sshd");

        OutdatedProcesses outdated = OutdatedProcesses.of(root);

        assertThat(outdated.names(Owner.Kind.UNIT)).containsExactly("nginx.service", "ssh.service");
        assertThat(outdated.names(Owner.Kind.CONTAINER)).containsExactly("0123456789ab");
        assertThat(outdated.names(Owner.Kind.OTHER)).containsExactly("bash");
    }

    @Property(tries = 200)
    void anyTextIsRead(@ForAll String text) {
        String maps = "1-2 r-xp 0 1:2 3 /usr/lib/" + text + " (deleted)\n" + text;
        assertThatCode(() -> OutdatedProcesses.usesReplacedCode(maps)).doesNotThrowAnyException();
        assertThat(Owner.of("0::/system.slice/" + text + ".service\n" + text, text))
                .isNotNull();
    }

    static void process(Path root, long pid, String maps, String cgroup, String name) throws IOException {
        Path directory = Files.createDirectories(root.resolve("proc").resolve(Long.toString(pid)));
        Files.writeString(directory.resolve("maps"), maps);
        Files.writeString(directory.resolve("cgroup"), cgroup);
        Files.writeString(directory.resolve("comm"), name + "\n");
    }
}
