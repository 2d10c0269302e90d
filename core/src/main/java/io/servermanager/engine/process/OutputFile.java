package io.servermanager.engine.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A file that a process writes to and that is read at the same time, in the place of a pipe: when this program is
 * killed, the writer goes on, where at a pipe without a reader it would get SIGPIPE. The file has a name only until the
 * process has been started, so nothing is left behind.
 */
final class OutputFile {

    private static final long PAUSE_MILLIS = 50;

    private final Path file;

    /** A new, empty file that only its owner may read. */
    OutputFile() throws IOException {
        file = Files.createTempFile("server-manager-output-", null);
    }

    /** What the process is to write to; gone after {@link #follow}. */
    File file() {
        return file.toFile();
    }

    /** Takes the name away and gives what is written up to the end of the process. */
    InputStream follow(Process process) throws IOException {
        InputStream in = Files.newInputStream(file);
        delete();
        return new Following(in, process);
    }

    /** Takes the name away. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Waits at the end of the file as long as the process is alive. */
    private static final class Following extends InputStream {
        private final InputStream in;
        private final Process process;

        Following(InputStream in, Process process) {
            this.in = in;
            this.process = process;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            while (true) {
                boolean last = !process.isAlive();
                int read = in.read(buffer, offset, length);
                if (read >= 0 || last) {
                    return read;
                }
                await();
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        private void await() throws IOException {
            try {
                process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stop);
            }
        }
    }
}
