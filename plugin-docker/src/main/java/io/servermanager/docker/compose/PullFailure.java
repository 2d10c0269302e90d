package io.servermanager.docker.compose;

import io.servermanager.spi.CommandResult;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why an image could not be pulled, told from the words of the engine and of the registry. There are no codes for it.
 * In the order of the constants, since an answer such as "429" may be wrapped in words of a failed request.
 */
public enum PullFailure {
    /** The registry counts pulls and refuses for a while. */
    RATE_LIMITED(
            Kind.UNAVAILABLE,
            "The registry refuses because of too many pulls",
            "Wait some hours, or log in to the registry: docker login",
            "toomanyrequests|too many requests|rate limit"),
    /** The disk is full. */
    NO_SPACE(
            Kind.PRECONDITION,
            "There is no space for the image",
            "Free space where Docker keeps its images: docker system df shows what takes it",
            "no space left on device|disk quota exceeded"),
    /** The registry has no such repository or tag, or does not say that it has. */
    UNKNOWN_IMAGE(
            Kind.PRECONDITION,
            "The registry has no such image",
            "Check the image's name and tag in the Compose file",
            "manifest unknown|manifest for .* not found|not found: manifest|repository .* not found"
                    + "|pull access denied|name unknown|: not found$|no matching manifest"),
    /** The registry wants credentials. */
    UNAUTHORIZED(
            Kind.UNAVAILABLE,
            "The registry wants a login",
            "Log in to the registry: docker login REGISTRY",
            "unauthorized|authentication required|access to the resource is denied|no basic auth credentials"),
    /** The engine itself does not answer. */
    ENGINE_UNREACHABLE(
            Kind.UNAVAILABLE,
            "The Docker Engine does not answer",
            "Start it: systemctl start docker",
            "cannot connect to the docker daemon|is the docker daemon running"),
    /** The registry does not answer. */
    REGISTRY_UNREACHABLE(
            Kind.UNAVAILABLE,
            "The registry cannot be reached",
            "Check the network and DNS of this host, and try again",
            "dial tcp|no such host|connection refused|connection reset|network is unreachable|no route to host"
                    + "|i/o timeout|tls handshake timeout|client\\.timeout|deadline exceeded|request canceled"
                    + "|server misbehaving|unexpected eof|: eof$|status: 5\\d\\d|bad gateway|service unavailable"
                    + "|gateway timeout|proxyconnect"),
    /** Anything else. */
    OTHER(Kind.FAILED, "The images could not be pulled", "Run 'docker compose pull' by hand to see more", "$^");

    private final Kind kind;
    private final String problem;
    private final String remedy;
    private final Pattern words;

    PullFailure(Kind kind, String problem, String remedy, String words) {
        this.kind = kind;
        this.problem = problem;
        this.remedy = remedy;
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }

    /** Which failure the output of a pull tells of. */
    public static PullFailure of(String output) {
        for (PullFailure failure : values()) {
            if (failure.lineIn(output).isPresent()) {
                return failure;
            }
        }
        return OTHER;
    }

    /** The error that the output of a failed pull tells of, with the line that tells it. */
    public static MaintenanceException error(CommandResult result) {
        String output = result.stdout() + "\n" + result.stderr();
        PullFailure failure = of(output);
        String words = failure.lineIn(output).orElse(result.lastWords());
        return new MaintenanceException(
                failure.kind, failure.problem + (words.isEmpty() ? "." : ": " + words), failure.remedy + ".");
    }

    private Optional<String> lineIn(String output) {
        List<String> lines = new ArrayList<>(output.lines().map(String::strip).toList());
        Collections.reverse(lines);
        return lines.stream().filter(line -> words.matcher(line).find()).findFirst();
    }
}
