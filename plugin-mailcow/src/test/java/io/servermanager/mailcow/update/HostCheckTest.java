package io.servermanager.mailcow.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.docker.engine.ApiVersion;
import io.servermanager.docker.engine.EngineInfo;
import io.servermanager.mailcow.StandIn;
import io.servermanager.mailcow.installation.SearchPath;
import io.servermanager.spi.ByteSize;
import io.servermanager.spi.MaintenanceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCheckTest {

    private static final String IPV6_ROUTE = "00000000000000000000000000000000 00 00000000000000000000000000000000 00"
            + " fe800000000000000000000000000001 00000400 00000001 00000000 00000003     eth0\n";

    @TempDir
    private Path root;

    private HostCheck check() {
        return new HostCheck(root, new SearchPath(root.resolve("bin").toString()));
    }

    @Test
    void aProgramThatTheScriptNamesMustBeThere() throws Exception {
        StandIn.write(root.resolve("mailcow/_modules/scripts/core.sh"), "for bin in curl jq; do\n");
        program("curl");
        assertThatThrownBy(() -> check().requireTools(root.resolve("mailcow")))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("The program 'jq' is missing");
        program("jq");
        assertThatCode(() -> check().requireTools(root.resolve("mailcow"))).doesNotThrowAnyException();
    }

    @Test
    void withoutSuchALoopTheProgramsOfTheUsualScriptMustBeThere() {
        assertThatThrownBy(() -> check().requireTools(root)).hasMessageContaining("'openssl' is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"ipv6\": true,}"})
    void aConfigurationOfTheEngineThatIsNoJsonObjectIsRefused(String text) throws Exception {
        StandIn.write(root.resolve("etc/docker/daemon.json"), text);
        assertThatThrownBy(() -> check().requireEngineConfiguration())
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("daemon.json is no valid JSON");
    }

    @Test
    void aRestartOfTheEngineIsForetoldOnlyOnAHostWithIpv6WhoseEngineIsNotSetUpForIt() throws Exception {
        assertThat(check().engineRestart()).isEmpty();
        StandIn.write(root.resolve("proc/net/ipv6_route"), IPV6_ROUTE.replace("eth0", "lo"));
        assertThat(check().engineRestart()).isEmpty();
        StandIn.write(root.resolve("proc/net/ipv6_route"), IPV6_ROUTE);
        assertThat(check().engineRestart().orElse("")).contains("restarts the Docker Engine");
        StandIn.write(root.resolve("etc/docker/daemon.json"), "{\"ipv6\": true}");
        assertThat(check().engineRestart()).isEmpty();
    }

    @Test
    void anEngineThatIsTooOldIsRefusedAndAnOldOneTold() {
        assertThatThrownBy(() -> HostCheck.requireEngine(engine("19.03.15"))).hasMessageContaining("is too old");
        assertThatCode(() -> HostCheck.requireEngine(engine("20.10.24+dfsg1"))).doesNotThrowAnyException();
        assertThat(HostCheck.oldEngine(engine("20.10.24+dfsg1")).orElse("")).contains("older than Mailcow wants it");
        assertThat(HostCheck.oldEngine(engine("29.1.0"))).isEmpty();
        assertThat(HostCheck.oldEngine(engine("dev"))).isEmpty();
    }

    @Test
    void tooLittleRoomForImagesIsRefusedWithTheNumbers() {
        assertThatThrownBy(() -> HostCheck.requireRoom(engine("29.1.0"), new ByteSize(Long.MAX_VALUE)))
                .hasMessageContaining("too little room in " + root);
        assertThatCode(() -> HostCheck.requireRoom(engine("29.1.0"), new ByteSize(1)))
                .doesNotThrowAnyException();
    }

    private EngineInfo engine(String version) {
        return new EngineInfo(version, ApiVersion.OLDEST, "overlay2", Optional.of(root), Optional.empty(), List.of());
    }

    private void program(String name) throws Exception {
        StandIn.write(root.resolve("bin").resolve(name), "#!/bin/sh\n");
        assertThat(root.resolve("bin").resolve(name).toFile().setExecutable(true))
                .isTrue();
        assertThat(Files.isExecutable(root.resolve("bin").resolve(name))).isTrue();
    }
}
