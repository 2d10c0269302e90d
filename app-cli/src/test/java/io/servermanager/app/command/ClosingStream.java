package io.servermanager.app.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A pipe whose reader goes away when it has seen a text so many times. */
final class ClosingStream extends OutputStream {

    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final Pattern text;
    private final int times;

    ClosingStream(String text, int times) {
        this.text = Pattern.compile(Pattern.quote(text));
        this.times = times;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (text.matcher(text()).results().count() >= times) {
            throw new IOException("Broken pipe");
        }
        read.write(bytes, offset, length);
    }

    String text() {
        return read.toString(StandardCharsets.UTF_8);
    }
}
