package io.servermanager.docker.lab;

/**
 * An image in the lab's registry.
 *
 * @param repository the repository with the registry's address, such as {@code 127.0.0.1:20000/jc21/sample}
 * @param tag the tag under which it was published
 * @param digest the digest of its manifest, as in an engine's {@code RepoDigests}
 * @param imageId the digest of its configuration: the image's id in an engine with the classic image store
 */
public record PublishedImage(String repository, String tag, String digest, String imageId) {

    /** What a Compose file names: repository and tag. */
    public String reference() {
        return repository + ":" + tag;
    }

    /** The image whatever its tag says: repository and digest. */
    public String pinned() {
        return repository + "@" + digest;
    }
}
