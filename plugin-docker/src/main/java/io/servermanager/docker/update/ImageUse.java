package io.servermanager.docker.update;

import java.util.List;

/**
 * Which image a Compose service ran. Part of facts and of snapshots: the names of its components are a file format.
 *
 * @param service the Compose service
 * @param reference what the Compose file says, such as {@code jc21/nginx-proxy-manager:latest}
 * @param imageId the id of the image that its container ran, {@code sha256:...}
 * @param digests the references {@code repository@sha256:...} of that image; none if it was built here
 */
public record ImageUse(String service, String reference, String imageId, List<String> digests) {

    public ImageUse {
        digests = List.copyOf(digests);
    }

    /** The digest that people know the image by, or else its id; shortened. */
    public String shortName() {
        String name = digests.isEmpty() ? imageId : digests.get(0);
        String hash = name.substring(name.indexOf("sha256:") + "sha256:".length());
        return "sha256:" + hash.substring(0, Math.min(12, hash.length()));
    }
}
