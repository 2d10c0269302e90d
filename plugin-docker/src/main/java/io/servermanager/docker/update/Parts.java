package io.servermanager.docker.update;

import io.servermanager.engine.snapshot.Part;
import java.nio.file.Path;
import java.util.List;

/** Between facts and the snapshots' own words. */
final class Parts {

    private Parts() {}

    static List<Part> of(List<ProjectFact.PartFact> facts) {
        return facts.stream()
                .map(fact -> new Part(fact.name(), Path.of(fact.path())))
                .toList();
    }
}
