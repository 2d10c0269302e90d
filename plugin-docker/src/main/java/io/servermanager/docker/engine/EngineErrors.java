package io.servermanager.docker.engine;

import static io.servermanager.spi.MaintenanceException.Kind.FAILED;
import static io.servermanager.spi.MaintenanceException.Kind.NOT_PERMITTED;
import static io.servermanager.spi.MaintenanceException.Kind.STOPPED;
import static io.servermanager.spi.MaintenanceException.Kind.UNAVAILABLE;

import io.servermanager.docker.engine.EngineConnection.Answer;
import io.servermanager.spi.MaintenanceException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what is wrong with an engine, and what to do. */
final class EngineErrors {

    /** The kernel's words when nothing listens at a socket or port. */
    private static final Pattern ABSENT = Pattern.compile("no such file|refused|no route");

    private final URI host;

    EngineErrors(URI host) {
        this.host = host;
    }

    /** The engine's API version, from a header that every answer of a Docker Engine has. */
    ApiVersion requireDocker(@Nullable String header) {
        ApiVersion version = ApiVersion.parse(header == null ? "" : header)
                .orElseThrow(() -> new MaintenanceException(
                        UNAVAILABLE,
                        "What answers at " + host + " is not a Docker Engine.",
                        "Set docker.host in the configuration, or DOCKER_HOST, to where the engine listens."));
        if (version.compareTo(ApiVersion.OLDEST) < 0) {
            throw new MaintenanceException(
                    UNAVAILABLE,
                    "The Docker Engine at " + host + " is too old: it speaks API " + version + ", and "
                            + ApiVersion.OLDEST + " is needed.",
                    "Upgrade the engine to 20.10 or newer.");
        }
        return version;
    }

    Answer requireSuccess(Answer answer) {
        int status = answer.status();
        if (status < 400 || status == 404 || status == 409) {
            return answer;
        }
        throw refused(answer);
    }

    MaintenanceException refused(Answer answer) {
        String message = Fields.text(answer.body(), "message").strip();
        return new MaintenanceException(
                FAILED,
                "The Docker Engine at " + host + " refused (" + answer.status() + ")"
                        + (message.isEmpty() ? "." : ": " + message),
                "Look into the engine's log: journalctl -u docker");
    }

    MaintenanceException brokenOff(Exception cause) {
        return new MaintenanceException(
                UNAVAILABLE,
                "The Docker Engine at " + host + " broke off in the middle of an answer.",
                "See whether the engine is being restarted: systemctl status docker",
                cause);
    }

    MaintenanceException tooLate(Exception cause) {
        return new MaintenanceException(
                UNAVAILABLE,
                "The Docker Engine at " + host + " did not answer in time.",
                "See what keeps the engine busy: systemctl status docker",
                cause);
    }

    MaintenanceException givenUp(Exception cause) {
        return new MaintenanceException(
                STOPPED, "The question to the Docker Engine at " + host + " was given up.", "", cause);
    }

    /** What the transport threw; it wraps what its connection throws. */
    MaintenanceException of(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return tooLate(failure);
            }
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("permission denied")) {
                return new MaintenanceException(
                        NOT_PERMITTED,
                        "The Docker Engine's socket " + host + " may not be used by this user.",
                        "Run as root.",
                        failure);
            }
            if (cause instanceof UnknownHostException || ABSENT.matcher(message).find()) {
                return new MaintenanceException(
                        UNAVAILABLE,
                        "No Docker Engine listens at " + host + ".",
                        "Start it: systemctl start docker",
                        failure);
            }
        }
        return brokenOff(failure);
    }
}
