package io.servermanager.mailcow.verify;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks a port in its own protocol: greeting, what it offers, and TLS where it offers that. Never throws for a problem of
 * the network: that is an answer. Safe for use by several threads.
 */
public final class MailProbe {

    /** Postfix lets a stranger wait six seconds on port 25 between the first and the last line of its greeting. */
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private static final int MOST_LINES = 200;

    private final Duration deadline;

    /** A probe that takes fifteen seconds at most. */
    public MailProbe() {
        this(DEADLINE);
    }

    /** A probe that takes {@code deadline} at most. */
    public MailProbe(Duration deadline) {
        this.deadline = deadline;
    }

    /** Asks a port. */
    public MailAnswer ask(MailPort port) {
        try (Connection connection = new Connection(port, deadline)) {
            Certificate certificate = port.protocol().tls() ? connection.startTls() : null;
            return switch (port.protocol()) {
                case SMTP, SUBMISSION, SMTPS -> smtp(port, connection, certificate);
                case IMAP, IMAPS -> imap(port, connection, certificate);
                case POP3, POP3S -> pop3(port, connection, certificate);
                case SIEVE -> sieve(port, connection);
                case HTTPS -> https(port, connection, certificate);
            };
        } catch (IOException problem) {
            return MailAnswer.none(port, phrase(problem));
        }
    }

    private static MailAnswer smtp(MailPort port, Connection connection, @Nullable Certificate certificate)
            throws IOException {
        String greeting = replyOf(connection, "220");
        connection.say("EHLO localhost");
        boolean offered = false;
        String line;
        do {
            line = expected(connection.line(), "250");
            offered |= line.substring(3).strip().equalsIgnoreCase("-STARTTLS")
                    || line.substring(3).strip().equalsIgnoreCase("STARTTLS");
        } while (line.startsWith("250-"));
        if (!offered || certificate != null) {
            connection.say("QUIT");
            return new MailAnswer(port, greeting, offered, certificate, "");
        }
        connection.say("STARTTLS");
        replyOf(connection, "220");
        return new MailAnswer(port, greeting, true, connection.startTls(), "");
    }

    /** A reply of one or several lines with this code; its first line. */
    private static String replyOf(Connection connection, String code) throws IOException {
        String first = expected(connection.line(), code);
        for (String line = first; line.startsWith(code + "-"); ) {
            line = expected(connection.line(), code);
        }
        return first;
    }

    private static MailAnswer imap(MailPort port, Connection connection, @Nullable Certificate certificate)
            throws IOException {
        String greeting = expected(connection.line(), "* OK");
        connection.say("a CAPABILITY");
        boolean offered = linesUntil(connection, "a ", "a OK", "(?i)\\* CAPABILITY( .*)? STARTTLS( .*)?");
        if (!offered || certificate != null) {
            return new MailAnswer(port, greeting, offered, certificate, "");
        }
        connection.say("b STARTTLS");
        expected(connection.line(), "b OK");
        return new MailAnswer(port, greeting, true, connection.startTls(), "");
    }

    private static MailAnswer pop3(MailPort port, Connection connection, @Nullable Certificate certificate)
            throws IOException {
        String greeting = expected(connection.line(), "+OK");
        connection.say("CAPA");
        if (!connection.line().startsWith("+OK")) {
            return new MailAnswer(port, greeting, false, certificate, "");
        }
        boolean offered = linesUntil(connection, ".", ".", "(?i)STLS");
        if (!offered || certificate != null) {
            return new MailAnswer(port, greeting, offered, certificate, "");
        }
        connection.say("STLS");
        expected(connection.line(), "+OK");
        return new MailAnswer(port, greeting, true, connection.startTls(), "");
    }

    private static MailAnswer sieve(MailPort port, Connection connection) throws IOException {
        String greeting = expected(connection.line(), "\"");
        boolean offered = linesUntil(connection, "OK", "OK", "(?i)\"STARTTLS\".*");
        if (!offered) {
            return new MailAnswer(port, greeting, false, null, "");
        }
        connection.say("STARTTLS");
        expected(connection.line(), "OK");
        return new MailAnswer(port, greeting, true, connection.startTls(), "");
    }

    private static MailAnswer https(MailPort port, Connection connection, @Nullable Certificate certificate)
            throws IOException {
        connection.say("GET / HTTP/1.0");
        connection.say("User-Agent: server-manager");
        connection.say("");
        String status = expected(connection.line(), "HTTP/");
        String[] words = status.split(" ", -1);
        boolean well = words.length > 1 && words[1].matches("[1-4]\\d\\d");
        return new MailAnswer(port, status, false, certificate, well ? "" : "answers '" + status + "'");
    }

    /** Reads up to the line that begins with {@code last}, which must be {@code good}; whether a line has this form. */
    private static boolean linesUntil(Connection connection, String last, String good, String form) throws IOException {
        Pattern wanted = Pattern.compile(form);
        boolean found = false;
        for (int count = 0; count < MOST_LINES; count++) {
            String line = connection.line();
            if (line.startsWith(last)) {
                expected(line, good);
                return found;
            }
            found |= wanted.matcher(line).matches();
        }
        throw new IOException("says more than makes sense");
    }

    private static String expected(String line, String beginning) throws IOException {
        if (!line.startsWith(beginning)) {
            throw new IOException("answers '" + line + "' where '" + beginning + "' is expected");
        }
        return line;
    }

    private static String phrase(IOException problem) {
        if (problem instanceof ConnectException) {
            return "refuses connections";
        }
        if (problem instanceof SocketTimeoutException) {
            return "does not answer in time";
        }
        String message = problem.getMessage();
        boolean ours = problem.getClass() == IOException.class || problem instanceof EOFException;
        String text = message == null ? problem.getClass().getSimpleName() : message;
        return ours ? text : "breaks off: " + text;
    }
}
