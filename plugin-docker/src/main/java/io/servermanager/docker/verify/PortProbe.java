package io.servermanager.docker.verify;

import io.servermanager.docker.verify.PortAnswer.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * Finds out how a TCP port answers, by a connection or two of its own. Never throws for a problem of the network: that
 * is an answer. Safe for use by several threads.
 */
public final class PortProbe {

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int BANNER_MILLIS = 300;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d(?:\\.\\d)? (\\d{3})\\b.*");
    private static final int TLS_ALERT = 0x15;
    private static final int TLS_HANDSHAKE = 0x16;
    private static final int TLS_MAJOR = 0x03;
    private static final int BAD_REQUEST = 400;

    private final Duration deadline;

    /** A probe that takes two seconds at most. */
    public PortProbe() {
        this(DEADLINE);
    }

    /** A probe that takes {@code deadline} at most. */
    public PortProbe(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * Asks a port. First it is given a moment to speak by itself, then asked for {@code /} in HTTP, and where that is
     * closed or refused as bad, greeted in TLS.
     *
     * @param hostIp the address that the port is published on; an unspecified one ({@code 0.0.0.0}, {@code ::}, or
     *     empty) means loopback
     * @param port the port on the host
     */
    public PortAnswer probe(String hostIp, int port) {
        long end = System.nanoTime() + deadline.toNanos();
        InetSocketAddress address = new InetSocketAddress(reachable(hostIp), port);
        PortAnswer plain = askPlainly(address, end);
        boolean tlsIsLikely = plain.kind() == Kind.SILENT || plain.status() == BAD_REQUEST;
        if (tlsIsLikely && millisUntil(end) > 1 && greetsInTls(address, end)) {
            return PortAnswer.of(Kind.TLS);
        }
        return plain;
    }

    /** The address to connect to for a port that is published on {@code hostIp}. */
    static String reachable(String hostIp) {
        return switch (hostIp) {
            case "", "0.0.0.0" -> "127.0.0.1";
            case "::", "[::]" -> "::1";
            default -> hostIp;
        };
    }

    private static PortAnswer askPlainly(InetSocketAddress address, long end) {
        boolean spoken = false;
        try (Socket socket = new Socket()) {
            socket.connect(address, millisUntil(end));
            Reply banner = read(socket, Math.min(end, System.nanoTime() + BANNER_MILLIS * 1_000_000L));
            if (banner.closed() && banner.isEmpty()) {
                return PortAnswer.of(Kind.CLOSED_AT_ONCE);
            }
            if (!banner.isEmpty()) {
                return banner.classified();
            }
            spoken = true;
            String request = "GET / HTTP/1.1\r\nHost: " + hostHeader(address) + "\r\nUser-Agent: server-manager\r\n"
                    + "Accept: */*\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return read(socket, end).classified();
        } catch (IOException problem) {
            return PortAnswer.of(spoken ? Kind.SILENT : isReset(problem) ? Kind.CLOSED_AT_ONCE : Kind.REFUSED);
        }
    }

    /** Whether a connection that came about was reset before anybody noticed that it had. */
    private static boolean isReset(IOException problem) {
        return problem instanceof SocketException
                && String.valueOf(problem.getMessage()).contains("reset");
    }

    private static boolean greetsInTls(InetSocketAddress address, long end) {
        try (Socket socket = new Socket()) {
            socket.connect(address, millisUntil(end));
            socket.getOutputStream().write(clientHello());
            return read(socket, end).speaksTls();
        } catch (IOException | NoSuchAlgorithmException problem) {
            return false;
        }
    }

    private static byte[] clientHello() throws NoSuchAlgorithmException, SSLException {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        engine.setUseClientMode(true);
        engine.beginHandshake();
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        byte[] bytes = new byte[hello.flip().remaining()];
        hello.get(bytes);
        return bytes;
    }

    /** Reads until a line is complete, something that is no text came, the other side closes, or the time is over. */
    private static Reply read(Socket socket, long end) {
        byte[] bytes = new byte[256];
        int length = 0;
        boolean closed = false;
        try {
            while (length < bytes.length && !closed && !complete(bytes, length)) {
                socket.setSoTimeout(millisUntil(end));
                int count = socket.getInputStream().read(bytes, length, bytes.length - length);
                closed = count < 0;
                length += Math.max(0, count);
            }
        } catch (SocketTimeoutException over) {
            closed = false;
        } catch (IOException reset) {
            closed = true;
        }
        return new Reply(ByteBuffer.wrap(bytes, 0, length), closed);
    }

    private static boolean complete(byte[] bytes, int length) {
        if (length >= 2 && bytes[0] < ' ') {
            return true;
        }
        for (int at = 0; at < length; at++) {
            if (bytes[at] == '\n') {
                return true;
            }
        }
        return false;
    }

    private static String hostHeader(InetSocketAddress address) {
        String host = address.getHostString();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static int millisUntil(long end) {
        return (int) Math.max(1, (end - System.nanoTime()) / 1_000_000);
    }

    private record Reply(ByteBuffer bytes, boolean closed) {

        boolean isEmpty() {
            return !bytes.hasRemaining();
        }

        boolean speaksTls() {
            return bytes.remaining() >= 2
                    && (bytes.get(0) == TLS_ALERT || bytes.get(0) == TLS_HANDSHAKE)
                    && bytes.get(1) == TLS_MAJOR;
        }

        PortAnswer classified() {
            if (isEmpty()) {
                return PortAnswer.of(Kind.SILENT);
            }
            if (speaksTls()) {
                return PortAnswer.of(Kind.TLS);
            }
            String text = StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
            Matcher statusLine = STATUS_LINE.matcher(text.lines().findFirst().orElse(""));
            return statusLine.matches()
                    ? PortAnswer.http(Integer.parseInt(statusLine.group(1)))
                    : PortAnswer.of(Kind.BANNER);
        }
    }
}
