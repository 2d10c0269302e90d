package io.servermanager.app.fake;

import io.servermanager.spi.Demonstration;
import io.servermanager.spi.Demonstration.Act;
import io.servermanager.spi.Demonstration.Action;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import sun.misc.Signal;

/** A stage with two services, one of which cannot be updated. Its last act is as a system property says. */
public record FakeStage(Path configuration, Consumer<String> say) implements Demonstration.Stage {

    /** {@code wrong} for a last act that ends otherwise than announced, {@code ctrl-c} for one that is interrupted. */
    public static final String LAST_ACT = "fake.demo.last";

    static FakeStage in(Path directory, Consumer<String> say) {
        try {
            Files.createDirectory(directory.resolve("a"));
            Files.createDirectory(directory.resolve("b"));
            say.accept("stage set in " + directory);
            return new FakeStage(
                    Files.writeString(
                            directory.resolve("config.yaml"),
                            "state: " + directory.resolve("state") + "\nservices:\n  a: {type: fake, directory: "
                                    + directory.resolve("a") + "}\n  b: {type: fake, update: bad, directory: "
                                    + directory.resolve("b") + "}\n"),
                    say);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(directory))
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new MaintenanceException(Kind.USAGE, "There is no stage in " + directory, "Look for it.", e);
        }
    }

    @Override
    public List<Act> acts() {
        Act last = switch (System.getProperty(LAST_ACT, "")) {
            case "wrong" -> new Act("It should fail.", Action.NONE, List.of("status", "a"), 3);
            case "ctrl-c" -> new Act("It is interrupted.", FakeStage::interrupted, List.of(), 0);
            default -> new Act("It is looked at.", Action.NONE, List.of("status", "a"), 0);
        };
        return List.of(
                new Act("It is updated.", also -> also.accept("version 2 is out"), List.of("update", "a", "--yes"), 0),
                new Act("It is rolled back.", Action.NONE, List.of("update", "b", "--yes"), 3),
                last);
    }

    private static void interrupted(Consumer<String> say) throws InterruptedException {
        Signal.raise(new Signal("INT"));
        new CountDownLatch(1).await();
    }

    @Override
    public List<String> keep() {
        return List.of("Go on with " + configuration);
    }

    @Override
    public void close() {
        say.accept("stage closed");
    }
}
