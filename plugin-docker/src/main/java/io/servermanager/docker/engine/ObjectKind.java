package io.servermanager.docker.engine;

import java.util.Locale;

/** The kinds of objects that an engine keeps on disk. */
public enum ObjectKind {
    /** Containers; what they take is their writable layer. */
    CONTAINERS,
    /** Images. */
    IMAGES,
    /** Volumes on this host. */
    VOLUMES,
    /** Networks, which take no space. */
    NETWORKS,
    /** Records of the build cache of BuildKit. */
    BUILD_CACHE;

    /** The word for it in options and texts: {@code build-cache}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
