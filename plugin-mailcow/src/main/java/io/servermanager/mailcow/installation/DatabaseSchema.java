package io.servermanager.mailcow.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The schema of the database that a version of Mailcow makes: the value of {@code $db_version} in {@code
 * init_db.inc.php}. Code that finds another one, older or newer, changes the database to its own and drops the columns
 * that it does not know.
 */
public final class DatabaseSchema {

    /** Where the version stands, in Mailcow's directory. */
    public static final String FILE = "data/web/inc/init_db.inc.php";

    private static final Pattern VERSION = Pattern.compile("\\$db_version\\s*=\\s*[\"']([A-Za-z0-9_.-]+)[\"']");

    private DatabaseSchema() {}

    /** The version that the text of the file names; empty if it names none. */
    public static Optional<String> in(String text) {
        Matcher matcher = VERSION.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The version of the Mailcow in {@code directory}; empty if it is not known. */
    public static Optional<String> of(Path directory) {
        try {
            return in(Files.readString(directory.resolve(FILE), StandardCharsets.ISO_8859_1));
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
