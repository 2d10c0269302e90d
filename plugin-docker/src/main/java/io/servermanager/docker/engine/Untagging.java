package io.servermanager.docker.engine;

import java.util.List;

/**
 * What became of a tag that was to be taken from its image.
 *
 * @param untagged the references that are gone
 * @param deleted the ids of the images and layers that were deleted, since nothing referred to them any more
 * @param inUse whether the tag stayed because it is the image's only one and a container uses the image
 */
public record Untagging(List<String> untagged, List<String> deleted, boolean inUse) {

    /** There was no such tag. */
    public static final Untagging NOTHING = new Untagging(List.of(), List.of(), false);

    /** The tag stayed, since a container needs it. */
    public static final Untagging IN_USE = new Untagging(List.of(), List.of(), true);

    public Untagging {
        untagged = List.copyOf(untagged);
        deleted = List.copyOf(deleted);
    }
}
