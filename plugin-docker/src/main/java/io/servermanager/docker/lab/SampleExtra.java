package io.servermanager.docker.lab;

/** What an installed sample service may have beside its two bind-mounted directories. */
public enum SampleExtra {
    /** A second container, {@code db}, that writes to {@code ./mysql} each second. */
    DATABASE,
    /** A named volume, {@code state}, in which the service counts, too. */
    NAMED_VOLUME,
    /** A bind mount of a directory beside the service's own, in which the service counts, too. */
    OUTSIDE_DIRECTORY
}
