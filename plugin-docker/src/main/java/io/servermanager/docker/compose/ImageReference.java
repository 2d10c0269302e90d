package io.servermanager.docker.compose;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an image, {@code [registry/]repository[:tag][@digest]}, or its id. The grammar is that of the
 * distribution project's {@code reference} package, read tolerantly: what Compose or the engine wrote is never refused.
 *
 * @param registry host and port of the registry, if one is named; else it is Docker's own
 * @param repository the path in the registry, as written; empty for an id
 * @param tag the tag, if one is named; else it is {@code latest}, unless there is a digest
 * @param digest {@code sha256:...}, of a manifest or, without repository, of an image's configuration
 */
public record ImageReference(
        Optional<String> registry, String repository, Optional<String> tag, Optional<String> digest) {

    private static final Pattern DIGEST =
            Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:\\p{XDigit}{32,}");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern FULL_VERSION = Pattern.compile("v?\\d+\\.\\d+\\.\\d+(?:[-._].*)?");

    /** Reads a reference. */
    public static ImageReference parse(String text) {
        Matcher id = DIGEST.matcher(text);
        if (id.matches()) {
            return new ImageReference(Optional.empty(), "", Optional.empty(), Optional.of(text));
        }
        int at = text.lastIndexOf('@');
        boolean hasDigest = at > 0 && DIGEST.matcher(text.substring(at + 1)).matches();
        Optional<String> digest = hasDigest ? Optional.of(text.substring(at + 1)) : Optional.empty();
        String name = hasDigest ? text.substring(0, at) : text;
        // A colon before the last slash belongs to the registry's port.
        int colon = name.lastIndexOf(':');
        boolean hasTag = colon > name.lastIndexOf('/') + 1
                && TAG.matcher(name.substring(colon + 1)).matches();
        Optional<String> tag = hasTag ? Optional.of(name.substring(colon + 1)) : Optional.empty();
        String path = hasTag ? name.substring(0, colon) : name;
        int slash = path.indexOf('/');
        boolean hasRegistry = slash > 0 && namesHost(path.substring(0, slash));
        return new ImageReference(
                hasRegistry ? Optional.of(path.substring(0, slash)) : Optional.empty(),
                hasRegistry ? path.substring(slash + 1) : path,
                tag,
                digest);
    }

    /** Whether a pull always gives the same image: a digest or a full version is named, such as {@code 2.12.6}. */
    public boolean isPinned() {
        return digest.isPresent()
                || tag.filter(name -> FULL_VERSION.matcher(name).matches()).isPresent();
    }

    /** The last part of the repository, such as {@code nginx-proxy-manager}; empty for an id. */
    public String name() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /** The reference as it was read. */
    @Override
    public String toString() {
        if (repository.isEmpty()) {
            return digest.orElse("");
        }
        return registry.map(host -> host + "/").orElse("")
                + repository
                + tag.map(name -> ":" + name).orElse("")
                + digest.map(name -> "@" + name).orElse("");
    }

    private static boolean namesHost(String component) {
        return component.indexOf('.') >= 0 || component.indexOf(':') >= 0 || component.equals("localhost");
    }
}
