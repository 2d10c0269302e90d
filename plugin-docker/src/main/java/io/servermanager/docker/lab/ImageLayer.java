package io.servermanager.docker.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * A layer of an image.
 *
 * @param blob the layer's archive, compressed
 * @param diffId the digest of the archive before compression, which the image's configuration names
 */
record ImageLayer(Blob blob, String diffId) {

    static ImageLayer of(TarArchive archive) {
        byte[] bytes = archive.end();
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ImageLayer(Blob.of(compressed.toByteArray()), Blob.of(bytes).digest());
    }
}
