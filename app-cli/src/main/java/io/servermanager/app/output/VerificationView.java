package io.servermanager.app.output;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of reading a snapshot back, as it is shown.
 *
 * @param service the service
 * @param snapshot the snapshot
 * @param problems what is wrong with it; empty if nothing is
 */
public record VerificationView(String service, String snapshot, List<String> problems) {

    /** One line for each snapshot, and one for everything that is wrong. */
    public static List<String> lines(List<VerificationView> views, Style style) {
        if (views.isEmpty()) {
            return List.of("There are no snapshots.");
        }
        List<String> lines = new ArrayList<>();
        for (VerificationView view : views) {
            lines.add(
                    view.problems().isEmpty()
                            ? style.tick() + " " + view.snapshot() + ": as it was taken"
                            : style.cross() + " " + view.snapshot() + ":");
            view.problems().forEach(problem -> lines.add("  " + problem));
        }
        return lines;
    }
}
