package io.servermanager.docker.lab;

import java.nio.file.Files;
import java.nio.file.Path;

/** A program with a lab and a service in it, to be ended from outside. */
final class LabProgram {

    private LabProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path parent = Path.of(arguments[0]);
        Lab lab = Lab.start(LabOptions.defaults().in(parent));
        String image =
                lab.images().publish("test/end", "1", SampleImage.of("2.15.0")).reference();
        SampleService.install(lab, parent.resolve("npm"), image);
        Path unfinished =
                Files.writeString(parent.resolve("ready.new"), lab.directory().toString());
        Files.move(unfinished, parent.resolve("ready"));
        Thread.sleep(Long.MAX_VALUE);
    }
}
