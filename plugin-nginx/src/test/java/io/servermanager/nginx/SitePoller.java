package io.servermanager.nginx;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks a site again and again, as a visitor would, and adds up how long it gave no good answer: from the last good answer
 * before a bad one to the next good one.
 */
final class SitePoller implements AutoCloseable {

    private static final int BETWEEN_LOOKS_MILLIS = 5;
    private static final int PATIENCE_MILLIS = 250;
    private static final byte[] REQUEST = "GET / HTTP/1.0\r\nHost: site\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress address;
    private final Thread thread = new Thread(this::poll, "site-poller");
    private volatile boolean closed;
    private long downNanos;

    private SitePoller(URI site) {
        address = new InetSocketAddress(site.getHost(), site.getPort());
    }

    /** Begins to poll a site that answers now. */
    static SitePoller start(URI site) {
        SitePoller poller = new SitePoller(site);
        poller.thread.start();
        return poller;
    }

    /** Ends the polling with the next good answer and returns for how long the site was down altogether. */
    Duration stop() throws InterruptedException {
        closed = true;
        thread.join();
        return Duration.ofNanos(downNanos);
    }

    private void poll() {
        long lastGood = System.nanoTime();
        boolean down = false;
        try {
            while (!closed || down) {
                if (answers()) {
                    long now = System.nanoTime();
                    downNanos += down ? now - lastGood : 0;
                    lastGood = now;
                    down = false;
                } else {
                    down = true;
                }
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(address, PATIENCE_MILLIS);
            socket.getOutputStream().write(REQUEST);
            InputStream answer = socket.getInputStream();
            return new String(answer.readNBytes("HTTP/1.0 200".length()), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException noAnswer) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
