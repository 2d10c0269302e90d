package io.servermanager.docker.update;

import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.ImageDetails;

/** Makes references name images. */
final class ImageTags {

    private ImageTags() {}

    /** Makes {@code reference} name the image again; nothing to do if it does, or if it never named one. */
    static void pointTo(DockerEngine engine, String reference, String imageId) {
        boolean already = engine.image(reference)
                .map(ImageDetails::id)
                .filter(imageId::equals)
                .isPresent();
        if (already || imageId.isEmpty() || reference.contains("@")) {
            return;
        }
        int colon = reference.lastIndexOf(':');
        boolean tagged = colon > reference.lastIndexOf('/');
        engine.tag(
                imageId,
                tagged ? reference.substring(0, colon) : reference,
                tagged ? reference.substring(colon + 1) : "latest");
    }
}
