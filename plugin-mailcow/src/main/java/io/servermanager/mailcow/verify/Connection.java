package io.servermanager.mailcow.verify;

import io.servermanager.docker.verify.AnyCertificate;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/** A connection to a server that speaks in lines, with one deadline for all that is said. For one thread. */
final class Connection implements Closeable {

    private static final int LONGEST_LINE = 8192;

    private final long end;
    private Socket socket;

    /** Connects. */
    Connection(MailPort port, Duration deadline) throws IOException {
        this.end = System.nanoTime() + deadline.toNanos();
        this.socket = new Socket();
        socket.connect(new InetSocketAddress(port.address(), port.port()), millisLeft());
    }

    /** Goes on in TLS and returns the server's certificate. Any is taken: it is compared later, and nothing is secret. */
    Certificate startTls() throws IOException {
        SSLSocket secured = (SSLSocket) AnyCertificate.tls()
                .getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        socket = secured;
        secured.setSoTimeout(millisLeft());
        secured.startHandshake();
        if (secured.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate) {
            return Certificate.of(certificate);
        }
        throw new IOException("its certificate is none of X.509");
    }

    /** Says a line. */
    void say(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /**
     * The next line, without its end.
     *
     * @throws EOFException if the server ends the connection before it is complete
     */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() < LONGEST_LINE) {
            socket.setSoTimeout(millisLeft());
            int read = socket.getInputStream().read();
            if (read < 0) {
                throw new EOFException("closes the connection");
            }
            if (read == '\n') {
                break;
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int millisLeft() throws SocketTimeoutException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("the time is over");
        }
        return (int) Math.min(Integer.MAX_VALUE, left);
    }
}
