package io.servermanager.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One line for each thing that may be wrong, with the exact message. */
class ConfigurationProblemsTest {

    private static final String NGINX_KEYS =
            "(known are: api, auto-clean, directory, free-space, health, limit, mode, more,"
                    + " note, password, reboot-delay, snapshots, waits)";

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments(
                        "stat: /a",
                        "1:1: stat: unknown key; did you mean 'state'? (known are: docker, plugins, services, state)"),
                arguments("state: ~/x", "1:8: state: '~/x' is no whole path: begin it with /"),
                arguments("state: [/a]", "1:8: state: must be a single value"),
                arguments("state: /a\nstate: /b", "2:1: state: stands twice, first in line 1"),
                arguments("- a", "1:1: must be a section of keys and values"),
                arguments("[a]: b", "1:1: a key must be a word"),
                arguments("state: \"/a", "1:11: no valid YAML: found unexpected end of stream"),
                arguments("a: b\n c: d", "2:3: no valid YAML: mapping values are not allowed here"),
                arguments("a: 1\n---\nb: 2", "2:1: no valid YAML: but found another document"),
                arguments(
                        "state: !!java.io.File /a",
                        "1:8: no valid YAML: Global tag is not allowed: tag:yaml.org,2002:java.io.File"),
                arguments("state: !x /a", "1:8: state: tags are not read: remove '!x'"),
                arguments(
                        "state: &x /a",
                        "1:8: state: anchors and aliases (&name, *name) are not read: write the value out"),
                arguments("docker: x", "1:9: docker: must be a section of keys and values"),
                arguments(
                        "docker: {host: var/run}",
                        "1:16: docker.host: 'var/run' is no address such as http://127.0.0.1:8080/"),
                arguments(
                        "docker: {hosts: 'unix:///x'}",
                        "1:10: docker.hosts: unknown key; did you mean 'host'? (known are: host)"),
                arguments("services: [nginx]", "1:11: services: must be a section of keys and values"),
                arguments(
                        "services: {Nginx: }",
                        "1:12: services.Nginx: a service's name is of lower-case letters, digits and hyphens, a letter first"),
                arguments(
                        "services: {all: }",
                        "1:12: services.all: 'all' stands for all services and cannot be the name of one"),
                arguments(
                        "services: {ngnix: }",
                        "1:12: services.ngnix: there is no plugin 'ngnix', and no 'type' is given; did you mean 'nginx'? (known are: compose, gitea, nginx)"),
                arguments(
                        "services: {blog: {type: composer}}",
                        "1:25: services.blog.type: there is no plugin 'composer'; did you mean 'compose'? (known are: compose, gitea, nginx)"),
                arguments("services: {nginx: 3}", "1:19: services.nginx: must be a section of keys and values"),
                arguments(
                        nginx("directry: /a"),
                        "3:5: services.nginx.directry: unknown key; did you mean 'directory'? " + NGINX_KEYS),
                arguments(
                        nginx("<<: {a: b}"),
                        "3:5: services.nginx.<<: unknown key; merge keys are not read " + NGINX_KEYS),
                arguments(
                        nginx("api: 127.0.0.1:81"),
                        "3:10: services.nginx.api: '127.0.0.1:81' is no address such as http://127.0.0.1:8080/"),
                arguments(
                        nginx("mode: securityonly"),
                        "3:11: services.nginx.mode: 'securityonly' is none of full, security-only; did you mean 'security-only'?"),
                arguments(nginx("auto-clean: yes"), "3:17: services.nginx.auto-clean: 'yes' is neither true nor false"),
                arguments(
                        nginx("reboot-delay: 10"),
                        "3:19: services.nginx.reboot-delay: '10' has no unit: write 10s, 10m, 10h or 10d"),
                arguments(
                        nginx("reboot-delay: soon"),
                        "3:19: services.nginx.reboot-delay: 'soon' is no duration such as 10s, 3m, 1h30m or 2d"),
                arguments(
                        nginx("reboot-delay: -1s"),
                        "3:19: services.nginx.reboot-delay: '-1s' is no duration such as 10s, 3m, 1h30m or 2d"),
                arguments(
                        nginx("free-space: 500"),
                        "3:17: services.nginx.free-space: '500' has no unit: write 500MiB, 500GiB or 500B"),
                arguments(
                        nginx("free-space: 5GIB"),
                        "3:17: services.nginx.free-space: '5GIB' is no size such as 500MiB or 5GiB"),
                arguments(
                        nginx("free-space: 99999999TiB"),
                        "3:17: services.nginx.free-space: '99999999TiB' is too large"),
                arguments(nginx("limit: ten"), "3:12: services.nginx.limit: 'ten' is no whole number"),
                arguments(nginx("limit: 010"), "3:12: services.nginx.limit: '010' is no whole number"),
                arguments(
                        nginx("limit: 99999999999999999999"),
                        "3:12: services.nginx.limit: '99999999999999999999' is too large"),
                arguments(
                        nginx("health: http://a/"), "3:13: services.nginx.health: must be a list, such as [one, two]"),
                arguments(
                        nginx("health: ['http://a/', b]"),
                        "3:27: services.nginx.health[1]: 'b' is no address such as http://127.0.0.1:8080/"),
                arguments(nginx("health: [~]"), "3:14: services.nginx.health[0]: is empty"),
                arguments(nginx("waits: [1s]"), "3:12: services.nginx.waits: must be a section of keys and values"),
                arguments(nginx("waits: {a: }"), "3:13: services.nginx.waits.a: is empty"),
                arguments(
                        nginx("waits: {a: 1}"),
                        "3:16: services.nginx.waits.a: '1' has no unit: write 1s, 1m, 1h or 1d"),
                arguments(
                        nginx("more: [{numbr: 1}]"),
                        "3:13: services.nginx.more[0].numbr: unknown key; did you mean 'number'? (known are: directory, number)"),
                arguments(nginx("snapshots: {number: 0}"), "3:16: services.nginx.snapshots: at least 1 must be kept"),
                arguments("services: {gitea: {port: 1}}", "1:19: services.gitea: 'directory' is missing"),
                arguments("services: {gitea: {directory: /a}}", "1:19: services.gitea.port: is required"),
                arguments(
                        "services: {gitea: {directory: /a, port: 3000000000}}",
                        "1:41: services.gitea.port: '3000000000' is too large"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void saysWhereAndWhatIsWrong(String yaml, String message) {
        assertThatThrownBy(() -> SampleConfiguration.parse(yaml))
                .isInstanceOfSatisfying(
                        MaintenanceException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.CONFIGURATION))
                .hasMessage("configuration:" + message);
    }

    @Test
    void reportsAllProblemsTogetherInTheOrderOfTheFile() {
        String yaml = """
                services:
                  nginx:
                    reboot-delay: 5
                    mode: none
                  blog:
                    type: compos
                state: here
                statee: /x
                """;

        assertThatThrownBy(() -> SampleConfiguration.parse(yaml)).hasMessage("""
                        configuration:3:19: services.nginx.reboot-delay: '5' has no unit: write 5s, 5m, 5h or 5d
                        configuration:4:11: services.nginx.mode: 'none' is none of full, security-only
                        configuration:6:11: services.blog.type: there is no plugin 'compos'; did you mean 'compose'? (known are: compose, gitea, nginx)
                        configuration:7:8: state: 'here' is no whole path: begin it with /
                        configuration:8:1: statee: unknown key; did you mean 'state'? (known are: docker, plugins, services, state)""");
    }

    private static String nginx(String line) {
        return "services:\n  nginx:\n    " + line;
    }
}
