package io.servermanager.docker.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What of a lab is to be seen on the machine, looked for while the lab runs and again after its end. */
final class LabTraces {

    private final LabDirectory lab;
    private final List<Path> bridges = new ArrayList<>();

    private LabTraces(LabDirectory lab) {
        this.lab = lab;
    }

    static LabTraces of(Path directory) throws IOException {
        LabTraces traces = new LabTraces(new LabDirectory(directory));
        LabBridges.of(traces.lab).forEach(name -> traces.bridges.add(Path.of("/sys/class/net", name)));
        return traces;
    }

    List<String> now() throws IOException {
        List<String> traces = new ArrayList<>();
        new LabProcesses(lab).find().forEach(process -> traces.add("process " + process.pid()));
        bridges.stream().filter(Files::exists).forEach(bridge -> traces.add("bridge " + bridge));
        Files.readAllLines(Path.of("/proc/self/mounts")).stream()
                .filter(line -> line.contains(lab.name()))
                .forEach(line -> traces.add("mount " + line));
        try (Stream<Path> hierarchies = Files.list(Path.of("/sys/fs/cgroup"))) {
            Stream.concat(Stream.of(Path.of("/sys/fs/cgroup")), hierarchies)
                    .map(hierarchy -> hierarchy.resolve(lab.name()))
                    .filter(Files::exists)
                    .forEach(group -> traces.add("control group " + group));
        }
        if (Files.exists(lab.root())) {
            traces.add("directory " + lab.root());
        }
        return traces;
    }
}
