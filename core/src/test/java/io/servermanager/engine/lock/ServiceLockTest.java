package io.servermanager.engine.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.servermanager.engine.process.BackgroundProcess;
import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.spi.Command;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceLockTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    @TempDir
    Path directory;

    @Test
    void isHeldUntilItIsClosed() {
        ServiceLock locks = locks(directory);

        try (HeldLock lock = locks.tryAcquire("nginx", "run-1").orElseThrow()) {
            assertThat(lock.service()).isEqualTo("nginx");
            assertThat(locks.isHeld("nginx")).isTrue();
            assertThat(locks.holder("nginx"))
                    .contains(new Holder("run-1", ProcessHandle.current().pid(), NOW));
            assertThat(locks.isHeld("mailcow")).isFalse();
        }

        assertThat(locks.isHeld("nginx")).isFalse();
        assertThat(locks.holder("nginx")).isEmpty();
        assertThat(locks.tryAcquire("nginx", "run-2")).isPresent().get().satisfies(HeldLock::close);
    }

    @Test
    void isBusyForASecondRunOfTheSameProcessAlsoByAnotherPath() throws Exception {
        Path link =
                Files.createSymbolicLink(directory.resolve("link"), Files.createDirectory(directory.resolve("real")));

        try (HeldLock first = locks(directory.resolve("real")).acquire("nginx", "run-1")) {
            assertThat(locks(link).tryAcquire("nginx", "run-2")).isEmpty();
            assertThatThrownBy(() -> locks(link).acquire("nginx", "run-2"))
                    .isInstanceOfSatisfying(
                            MaintenanceException.class,
                            busy -> assertThat(busy.kind()).isEqualTo(Kind.BUSY))
                    .hasMessageStartingWith("busy: run run-1 since 2026-03-04T05:06:07Z (pid "
                            + first.holder().pid() + ")");
        }
    }

    @Test
    void doesNotLoseALaterLockByASecondClose() {
        ServiceLock locks = locks(directory);
        HeldLock first = locks.acquire("nginx", "run-1");
        first.close();

        try (HeldLock second = locks.acquire("nginx", "run-2")) {
            first.close();

            assertThat(locks.holder("nginx")).contains(second.holder());
        }
    }

    @Test
    void isSetFreeWhenItsProcessIsKilled() throws Exception {
        ServiceLock locks = locks(directory);
        BackgroundProcess other = holderProcess("run-9");
        await().atMost(Duration.ofSeconds(30)).until(() -> locks.holder("nginx").isPresent());

        assertThat(locks.tryAcquire("nginx", "run-1")).isEmpty();
        assertThat(locks.holder("nginx")).map(Holder::runId).contains("run-9");
        assertThat(locks.holder("nginx")).map(Holder::pid).contains(other.pid());

        new HostCommandRunner().run(Command.changes("kill", "-KILL", Long.toString(other.pid())));
        await().until(() -> !other.isAlive());

        assertThat(locks.isHeld("nginx")).isFalse();
        assertThat(locks.holder("nginx")).isEmpty();
        assertThat(locks.tryAcquire("nginx", "run-1")).isPresent().get().satisfies(HeldLock::close);
    }

    @Test
    void isNotLostToAnotherProcessWhenThisOneAsksAboutIt() throws Exception {
        ServiceLock locks = locks(directory);
        try (HeldLock lock = locks.acquire("nginx", "run-1")) {
            locks.isHeld("nginx");
            locks.holder("nginx");
            locks.tryAcquire("nginx", "run-2");

            BackgroundProcess other = holderProcess("run-9");
            await().atMost(Duration.ofSeconds(30)).until(() -> !other.isAlive());

            assertThat(directory.resolve("log")).content().contains("busy: run run-1");
            assertThat(locks.holder("nginx")).contains(lock.holder());
        }
    }

    @Test
    void isGivenToOneOfManyThreads() throws Exception {
        ServiceLock locks = locks(directory);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger got = new AtomicInteger();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                for (int round = 0; round < 50; round++) {
                    locks.isHeld("nginx");
                    Optional<HeldLock> lock = locks.tryAcquire("nginx", "run");
                    if (lock.isPresent()) {
                        got.incrementAndGet();
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        inside.decrementAndGet();
                        lock.get().close();
                    }
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(got.get()).isPositive();
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void keepsItsFilesToTheOwner() throws Exception {
        Path state = directory.resolve("state");
        try (HeldLock lock = locks(state).acquire("nginx", "run-1")) {
            assertThat(permissions(state)).isEqualTo("rwx------");
            assertThat(permissions(state.resolve("locks"))).isEqualTo("rwx------");
            assertThat(permissions(state.resolve("locks/nginx.lock"))).isEqualTo("rw-------");
            assertThat(permissions(state.resolve("locks/nginx.holder.json"))).isEqualTo("rw-------");
            assertThat(state.resolve("locks/nginx.holder.json"))
                    .hasContent("{\"runId\":\"run-1\",\"pid\":" + lock.holder().pid()
                            + ",\"since\":\"2026-03-04T05:06:07Z\"}");
        }
    }

    @Test
    void survivesADamagedHolderFile() throws Exception {
        try (HeldLock lock = locks(directory).acquire("nginx", "run-1")) {
            Files.writeString(directory.resolve("locks/nginx.holder.json"), "{\"runId\": ");

            assertThat(locks(directory).holder(lock.service())).isEmpty();
            assertThat(locks(directory).busy("nginx")).hasMessageStartingWith("busy: another run");
        }
    }

    @Test
    void saysWhyAStateDirectoryCannotBeUsed() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> locks(file).tryAcquire("nginx", "run-1"))
                .isInstanceOfSatisfying(MaintenanceException.class, failure -> {
                    assertThat(failure.problem()).startsWith("the lock " + file + "/locks/nginx.lock cannot be used: ");
                    assertThat(failure.remedy()).contains("can be written");
                });
        assertThatThrownBy(() -> locks(Path.of("/proc/sys")).tryAcquire("nginx", "run-1"))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("/proc/sys/locks/nginx.lock cannot be used: the directory cannot be created");
    }

    @Test
    void takesOnlyNamesOfServices() {
        assertThatThrownBy(() -> locks(directory).tryAcquire("../x", "run-1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private BackgroundProcess holderProcess(String runId) {
        return BackgroundProcess.start(
                Command.changes(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolderProgram.class.getName(),
                        directory.toString(),
                        "nginx",
                        runId),
                directory.resolve("log"));
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static ServiceLock locks(Path state) {
        return new ServiceLock(state, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
