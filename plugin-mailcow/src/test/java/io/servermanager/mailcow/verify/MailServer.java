package io.servermanager.mailcow.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on loopback that greets, answers what it is told to, and can change to TLS. */
final class MailServer implements AutoCloseable {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final ServerSocket server;
    private final String greeting;
    private final boolean tls;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final SSLContext context;
    private String startTls = "";

    MailServer(String greeting, boolean tls) throws IOException {
        this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.greeting = greeting;
        this.tls = tls;
        this.context = context();
        Thread thread = new Thread(this::serve, "mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers a line with this. */
    synchronized MailServer on(String line, String answer) {
        answers.put(line, answer);
        return this;
    }

    /** Changes to TLS when it has answered this line. */
    synchronized MailServer startingTlsAfter(String line) {
        startTls = line;
        return this;
    }

    MailPort port(Protocol protocol) {
        return new MailPort(protocol, "127.0.0.1", server.getLocalPort());
    }

    private void serve() {
        while (!server.isClosed()) {
            serveNext();
        }
    }

    private void serveNext() {
        try (Socket socket = server.accept()) {
            serve(socket);
        } catch (IOException gone) {
            // The probe has hung up, or the test is over.
        }
    }

    private void serve(Socket plain) throws IOException {
        Socket socket = tls ? secured(plain) : plain;
        say(socket, greeting);
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String answer = answer(line);
            if (!answer.isEmpty()) {
                say(socket, answer);
            }
            if (isStart(line)) {
                secured(plain).startHandshake();
                return;
            }
        }
    }

    private synchronized String answer(String line) {
        return answers.getOrDefault(line, "");
    }

    private synchronized boolean isStart(String line) {
        return line.equals(startTls);
    }

    private SSLSocket secured(Socket plain) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(plain, "127.0.0.1", plain.getPort(), true);
        socket.setUseClientMode(false);
        return socket;
    }

    private static void say(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static SSLContext context() throws IOException {
        try (InputStream store = MailServer.class.getResourceAsStream("mail.p12")) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(store, PASSWORD);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
