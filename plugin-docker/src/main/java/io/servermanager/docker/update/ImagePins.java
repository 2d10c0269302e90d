package io.servermanager.docker.update;

import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.ImageSummary;
import io.servermanager.docker.engine.Untagging;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tags of ours that keep images from being cleaned up: {@code server-manager-pin/<service>:<time of the snapshot>.<n>}. They hold
 * as long as the snapshot does that the images belong to.
 */
public final class ImagePins {

    private static final String PREFIX = "server-manager-pin/";

    private final DockerEngine engine;
    private final String repository;

    ImagePins(DockerEngine engine, String service) {
        this.engine = engine;
        this.repository = PREFIX + service;
    }

    /** Whether a tag of an image is one of these: then a snapshot needs the image. */
    public static boolean isPin(String tag) {
        return tag.startsWith(PREFIX);
    }

    void pin(String snapshotId, List<String> imageIds) {
        for (int i = 0; i < imageIds.size(); i++) {
            engine.tag(imageIds.get(i), repository, time(snapshotId) + "." + (i + 1));
        }
    }

    /** Takes the pins of one snapshot away; returns the ids of the images that went with them. */
    List<String> unpin(String snapshotId) {
        return unpinWhere(time(snapshotId)::equals);
    }

    /** Takes away the pins of all snapshots but these. */
    List<String> unpinAllBut(Set<String> snapshotIds) {
        Set<String> kept = snapshotIds.stream().map(ImagePins::time).collect(Collectors.toSet());
        return unpinWhere(time -> !kept.contains(time));
    }

    private List<String> unpinWhere(Predicate<String> isMeant) {
        List<String> deleted = new ArrayList<>();
        for (ImageSummary image : engine.images(repository + ":*")) {
            for (String tag : image.tags()) {
                if (tag.startsWith(repository + ":") && isMeant.test(timeOf(tag))) {
                    Untagging untagging = engine.untag(tag);
                    deleted.addAll(untagging.deleted());
                }
            }
        }
        return deleted;
    }

    /** The end of a snapshot's name; the rest of it may hold what a tag cannot. */
    private static String time(String snapshotId) {
        return snapshotId.substring(snapshotId.lastIndexOf('.') + 1);
    }

    private String timeOf(String tag) {
        String name = tag.substring(repository.length() + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
