package io.servermanager.docker.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LabExtension.class)
class SampleServiceIT {

    private final Lab lab;
    private final Path directory;

    SampleServiceIT(Lab lab, @TempDir Path directory) {
        this.lab = lab;
        this.directory = directory.resolve("npm");
    }

    @Test
    void answersLikeNginxProxyManager() throws Exception {
        SampleService service = install(SampleImage.of("2.15.1"));
        HttpResponse<String> answer = get(service);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"OK\",\"setup\":true,\"version\":{\"major\":2,\"minor\":15,\"revision\":1}}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        service.remove();
    }

    @Test
    void countsOnAcrossAStopAndStopsPromptly() throws Exception {
        SampleService service = install(SampleImage.of("2.15.1"));
        await().until(() -> service.counter() > 1);
        long begin = System.nanoTime();
        service.compose("stop").orThrow();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        long stopped = service.counter();
        service.compose("start").orThrow();
        await().until(() -> service.counter() > stopped);
        assertThat(Files.readString(service.data().resolve("logs/service.log"))).contains("Stopping");
        service.remove();
    }

    @Test
    void writesToAllThatMayBeBesideIt() throws Exception {
        String image = lab.images()
                .publish("test/extras", "latest", SampleImage.of("2.15.1"))
                .reference();
        SampleService service = SampleService.install(lab, directory, image, EnumSet.allOf(SampleExtra.class));
        await().until(() -> Files.exists(service.outside().resolve("counter.txt")));
        await().until(() -> Files.exists(directory.resolve("mysql/counter.txt")));
        String volumes = lab.commands()
                .run(lab.docker("volume", "ls", "--filter", "name=^npm_", "--format", "{{.Name}}"))
                .stdout();
        assertThat(volumes.strip()).isEqualTo("npm_state");
        service.remove();
    }

    private SampleService install(SampleImage image) throws InterruptedException {
        String reference = lab.images()
                .publish("jc21/nginx-proxy-manager", "latest", image)
                .reference();
        return SampleService.install(lab, directory, reference);
    }

    private static HttpResponse<String> get(SampleService service) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(service.api()).build(), BodyHandlers.ofString());
    }
}
