package io.servermanager.docker.engine;

import java.util.regex.Pattern;

/** A reference to exactly one tag: {@code [registry[:port]/]repository:tag}. */
final class TagReference {

    private static final Pattern FORM = Pattern.compile("(?!sha256:)[A-Za-z0-9][^@]*:[\\w][\\w.-]{0,127}");

    private TagReference() {}

    /**
     * Refuses whatever the engine could take for an image as a whole: an id, a digest, or a name without a tag, which
     * may be the beginning of an id.
     */
    static void require(String reference) {
        if (!FORM.matcher(reference).matches()) {
            throw new IllegalArgumentException("'" + reference + "' is not of the form repository:tag");
        }
    }
}
