package io.servermanager.system.reboot;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RebootNeedTest {

    private static final String INSTALLED = """
            linux-image-6.1.0-9-amd64\t6.1.27-1\tii\s
            linux-image-6.1.0-40-amd64\t6.1.153-1\tii\s
            linux-image-6.1.0-41-amd64\t6.1.158-1\trc\s
            linux-image-6.1.0-42-rt-amd64\t6.1.159-1\tun\s
            linux-image-6.1.0-40-amd64-dbg\t6.1.153-1\tii\s
            linux-image-amd64\t6.1.158-1\tii\s
            """;

    @Test
    void aNewerKernelThanTheRunningOneAsksForAReboot() {
        assertThat(RebootNeed.newerKernel("6.1.0-9-amd64", INSTALLED))
                .contains("kernel 6.1.0-40-amd64 is installed, and 6.1.0-9-amd64 is running");
        assertThat(RebootNeed.newerKernel("6.1.0-40-amd64", INSTALLED)).isEmpty();
    }

    @Test
    void aKernelOfNoPackageIsNotJudged() {
        assertThat(RebootNeed.newerKernel("6.8.12-hoster", INSTALLED)).isEmpty();
        assertThat(RebootNeed.newerKernel("6.1.0-9-amd64", "")).isEmpty();
    }

    @Property(tries = 200)
    void anyTextIsRead(@ForAll String text) {
        assertThat(RebootNeed.newerKernel(text, "linux-image-1" + text + "\t" + text + "\tii \n" + INSTALLED))
                .isNotNull();
    }
}
