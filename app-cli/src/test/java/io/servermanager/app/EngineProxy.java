package io.servermanager.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before an engine's socket and hands everything on, until it comes to a certain deletion. */
final class EngineProxy implements AutoCloseable {

    /** What becomes of that deletion. */
    enum Fate {
        /** The engine never hears of it, and nobody gets an answer. */
        HELD_BACK,
        /** The engine does it, but the answer does not arrive. */
        UNANSWERED
    }

    private final ServerSocketChannel listening;
    private final Path engine;
    private final Fate fate;
    private final AtomicInteger before;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final URI host;

    private EngineProxy(ServerSocketChannel listening, Path socket, Path engine, Fate fate, int before) {
        this.listening = listening;
        this.host = URI.create("unix://" + socket);
        this.engine = engine;
        this.fate = fate;
        this.before = new AtomicInteger(before);
    }

    /**
     * Starts one.
     *
     * @param socket where it listens; not there yet
     * @param engine the socket of the engine
     * @param before how many deletions go well before
     */
    static EngineProxy start(Path socket, Path engine, Fate fate, int before) throws IOException {
        ServerSocketChannel listening =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        EngineProxy proxy = new EngineProxy(listening, socket, engine, fate, before);
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    URI host() {
        return host;
    }

    /** Waits until it has come to that deletion. */
    void awaitReached() throws InterruptedException {
        assertThat(reached.await(2, TimeUnit.MINUTES)).isTrue();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = listening.accept();
                SocketChannel server = SocketChannel.open(UnixDomainSocketAddress.of(engine));
                threads.execute(() -> pump(client, server, true));
                threads.execute(() -> pump(server, client, false));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void pump(SocketChannel from, SocketChannel to, boolean requests) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try (from;
                to) {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                boolean itsTurn = requests && isDeletion(buffer) && before.getAndDecrement() == 0;
                boolean held = itsTurn && fate == Fate.HELD_BACK;
                boolean answer = !requests && reached.getCount() == 0;
                if (itsTurn) {
                    reached.countDown();
                }
                while (!held && !answer && buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException ended) {
            // Whoever was at the other end sees it.
        }
    }

    /** The program sends the head of a request at once. */
    private static boolean isDeletion(ByteBuffer buffer) {
        return StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString().startsWith("DELETE /");
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
