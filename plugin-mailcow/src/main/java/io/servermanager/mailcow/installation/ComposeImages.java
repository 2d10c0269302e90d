package io.servermanager.mailcow.installation;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The images that Mailcow's Compose file names: one in each service, with a fixed tag. */
public final class ComposeImages {

    /** Where they stand, in Mailcow's directory. */
    public static final String FILE = "docker-compose.yml";

    private static final Pattern IMAGE = Pattern.compile("(?m)^[ \\t]+image:[ \\t]*[\"']?([^\\s\"'#]+)");

    private ComposeImages() {}

    /** The images in the text of the file. */
    public static Set<String> in(String text) {
        return IMAGE.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
