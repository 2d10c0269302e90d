package io.servermanager.nginx.verify;

import java.util.Comparator;

/** A version of nginx Proxy Manager as its admin API tells it. */
public record ProxyVersion(int major, int minor, int revision) implements Comparable<ProxyVersion> {

    @Override
    public int compareTo(ProxyVersion other) {
        return Comparator.comparingInt(ProxyVersion::major)
                .thenComparingInt(ProxyVersion::minor)
                .thenComparingInt(ProxyVersion::revision)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + revision;
    }
}
