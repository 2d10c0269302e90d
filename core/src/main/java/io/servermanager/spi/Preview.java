package io.servermanager.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a step would do.
 *
 * @param lines for people, in the order in which things would happen
 * @param hazards what the person should know before saying yes
 * @param fingerprint what the preview rests on (ids, digests, checksums), empty if on nothing; if it differs when the
 *     run starts, the service was changed meanwhile and the run is refused
 * @param agreed what exactly is agreed to with the plan, for a step that may do that and no more; when the run starts it
 *     is remembered for the step, which {@linkplain StepContext#recall(Class) recalls} it
 */
public record Preview(List<String> lines, List<Hazard> hazards, String fingerprint, Optional<Record> agreed) {

    /** Nothing worth telling. */
    public static final Preview NONE = new Preview(List.of(), List.of(), "");

    public Preview {
        lines = List.copyOf(lines);
        hazards = List.copyOf(hazards);
    }

    /** A preview with which nothing in particular is agreed to. */
    public Preview(List<String> lines, List<Hazard> hazards, String fingerprint) {
        this(lines, hazards, fingerprint, Optional.empty());
    }

    /** A preview of these lines. */
    public static Preview of(String... lines) {
        return new Preview(List.of(lines), List.of(), "");
    }

    /** This preview with a hazard more. */
    public Preview with(Hazard hazard) {
        List<Hazard> more = new ArrayList<>(hazards);
        more.add(hazard);
        return new Preview(lines, more, fingerprint, agreed);
    }

    /** This preview resting on {@code newFingerprint}. */
    public Preview basedOn(String newFingerprint) {
        return new Preview(lines, hazards, newFingerprint, agreed);
    }

    /** This preview with what exactly is agreed to. */
    public Preview agreeingTo(Record fact) {
        return new Preview(lines, hazards, fingerprint, Optional.of(fact));
    }
}
