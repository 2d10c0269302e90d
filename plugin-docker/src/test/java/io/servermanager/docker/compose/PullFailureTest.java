package io.servermanager.docker.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PullFailureTest {

    @ParameterizedTest
    @MethodSource("words")
    void isToldFromTheWordsOfEngineAndRegistry(PullFailure failure, String words) {
        assertThat(PullFailure.of(" app Pulling \n app Error \n" + words + "\n"))
                .isEqualTo(failure);
    }

    static Stream<Arguments> words() {
        return Stream.of(
                arguments(
                        PullFailure.RATE_LIMITED,
                        "Error response from daemon: toomanyrequests: You have reached your pull rate limit."),
                arguments(
                        PullFailure.RATE_LIMITED,
                        "Head \"https://registry/v2/a/manifests/1\": received unexpected HTTP status: 429 Too Many"
                                + " Requests"),
                arguments(
                        PullFailure.UNKNOWN_IMAGE,
                        "Error response from daemon: manifest for jc21/nginx-proxy-manager:9 not found: manifest"
                                + " unknown: manifest unknown"),
                arguments(
                        PullFailure.UNKNOWN_IMAGE,
                        "Error response from daemon: pull access denied for nowhere, repository does not exist or may"
                                + " require 'docker login': denied: requested access to the resource is denied"),
                arguments(
                        PullFailure.UNKNOWN_IMAGE,
                        "failed to resolve reference \"docker.io/library/a:9\": docker.io/library/a:9: not found"),
                arguments(
                        PullFailure.UNKNOWN_IMAGE,
                        "no matching manifest for linux/arm/v7 in the manifest list entries"),
                arguments(
                        PullFailure.UNAUTHORIZED,
                        "Error response from daemon: Head \"https://registry/v2/a/manifests/1\": unauthorized"),
                arguments(PullFailure.NO_SPACE, "failed to register layer: write /usr/lib/x: no space left on device"),
                arguments(
                        PullFailure.REGISTRY_UNREACHABLE,
                        "Error response from daemon: Get \"http://127.0.0.1:5000/v2/\": dial tcp 127.0.0.1:5000:"
                                + " connect: connection refused"),
                arguments(
                        PullFailure.REGISTRY_UNREACHABLE,
                        "Error response from daemon: Get \"https://registry/v2/\": net/http: request canceled while"
                                + " waiting for connection (Client.Timeout exceeded while awaiting headers)"),
                arguments(
                        PullFailure.REGISTRY_UNREACHABLE,
                        "Get \"https://registry/v2/\": dial tcp: lookup registry: Temporary failure in name"
                                + " resolution"),
                arguments(
                        PullFailure.ENGINE_UNREACHABLE,
                        "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon"
                                + " running?"),
                arguments(PullFailure.OTHER, "something else"),
                arguments(PullFailure.OTHER, ""));
    }

    @Test
    void aReasonIsFoundAlsoWhenOtherPullsWereGivenUpBecauseOfIt() {
        assertThat(PullFailure.of("app manifest unknown\ndb Error context canceled\ncontext canceled"))
                .isEqualTo(PullFailure.UNKNOWN_IMAGE);
    }
}
