package io.servermanager.monitor.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real free(1) is given the same file, mounted over its own in a name space of its own, so that nothing moves. */
class MemoryAsFreeCountsTest {

    private static final String MOUNT_AND_FREE = "mount --bind \"$1\" /proc/meminfo && exec free -b";

    @TempDir
    Path temporary;

    private final HostCommandRunner commands = new HostCommandRunner();

    @ParameterizedTest
    @CsvSource({
        "24684084, 24512920, 24423028, 4412, 50912, 23100, 8872, 0, 0",
        "2014064, 81120, 1203416, 90112, 1055200, 133324, 20480, 1048572, 917500",
        "1000000, 600000, 1200000, 1000, 300000, 20000, 5000, 2000000, 2000000",
        "65536000, 100, 100, 0, 0, 0, 0, 8000000, 1",
    })
    void usedIsWhatFreeCallsUsed(
            long total,
            long free,
            long available,
            long buffers,
            long cached,
            long reclaimable,
            long shared,
            long swapTotal,
            long swapFree)
            throws Exception {
        String text = "MemTotal: %d kB\nMemFree: %d kB\nMemAvailable: %d kB\nBuffers: %d kB\nCached: %d kB\n"
                        .formatted(total, free, available, buffers, cached)
                + "SReclaimable: %d kB\nShmem: %d kB\nSwapTotal: %d kB\nSwapFree: %d kB\n"
                        .formatted(reclaimable, shared, swapTotal, swapFree);
        Memory memory = Memory.parse(text);
        List<List<Long>> rows = free(text);
        assertThat(rows.get(0))
                .containsExactly(
                        memory.total(),
                        memory.used(),
                        memory.free(),
                        memory.shared(),
                        memory.buffersAndCache(),
                        memory.available());
        assertThat(rows.get(1))
                .containsExactly(memory.swapTotal(), memory.swapUsed(), memory.swapTotal() - memory.swapUsed());
    }

    @BeforeEach
    void assumeProcps() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/free")), "free(1) is not installed");
    }

    @Test
    void theSizeOfMemoryIsThatOfThisMachine() throws Exception {
        String stdout = run("free", "-b").orThrow().stdout();
        Memory memory = Memory.parse(Files.readString(Path.of("/proc/meminfo")));
        assertThat(numbers(stdout.lines().toList().get(1)).get(0)).isEqualTo(memory.total());
    }

    private List<List<Long>> free(String meminfo) throws Exception {
        assumeTrue(run("free", "--version").stdout().matches("(?s).*procps-ng [4-9].*"), "free(1) counts otherwise");
        assumeTrue(run("unshare", "--mount", "true").succeeded(), "only root can mount");
        Path file = Files.writeString(temporary.resolve("meminfo"), meminfo);
        String stdout = run("unshare", "--mount", "sh", "-ec", MOUNT_AND_FREE, "sh", file.toString())
                .orThrow()
                .stdout();
        return stdout.lines().skip(1).map(MemoryAsFreeCountsTest::numbers).toList();
    }

    private static List<Long> numbers(String row) {
        return Arrays.stream(row.strip().split("\\s+"))
                .skip(1)
                .map(Long::valueOf)
                .toList();
    }

    private CommandResult run(String... command) throws InterruptedException {
        return commands.run(Command.changes(command));
    }
}
