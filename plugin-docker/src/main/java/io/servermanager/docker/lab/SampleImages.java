package io.servermanager.docker.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.servermanager.spi.MaintenanceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes sample images and puts them into the lab's registry, without an engine: what an engine holds changes only when
 * it pulls. The same image always has the same digest. Safe for use by several threads.
 */
public final class SampleImages {

    /** Image Manifest Version 2, Schema 2: every engine since 1.10 pulls it. */
    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

    private static final String CONFIGURATION = "application/vnd.docker.container.image.v1+json";
    private static final String LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    private final String registry;
    private final RegistryUpload upload;
    private final SampleRoot root;
    private final JsonMapper json = new JsonMapper();

    SampleImages(String registry, Path busybox) {
        this.registry = registry;
        this.upload = new RegistryUpload(registry);
        this.root = new SampleRoot(busybox);
    }

    /**
     * Publishes a sample service's image.
     *
     * @param repository the repository without the registry's address, such as {@code jc21/nginx-proxy-manager}
     * @param tag the tag, which moves if it is there already
     * @throws MaintenanceException of kind {@code UNAVAILABLE} when the registry does not answer
     */
    public PublishedImage publish(String repository, String tag, SampleImage image) throws InterruptedException {
        return publish(repository, tag, ImageConfiguration.ofService(image), root.service(image));
    }

    /** Publishes the image of the sample database, which writes to {@code /var/lib/mysql} each second. */
    public PublishedImage publishDatabase(String repository, String tag) throws InterruptedException {
        return publish(repository, tag, ImageConfiguration.ofDatabase(), root.database());
    }

    private PublishedImage publish(
            String repository, String tag, ImageConfiguration configuration, List<ImageLayer> layers)
            throws InterruptedException {
        Blob config = blob(configuration.toJson(layers));
        upload.blob(repository, config);
        List<Map<String, Object>> descriptors = new ArrayList<>();
        for (ImageLayer layer : layers) {
            upload.blob(repository, layer.blob());
            descriptors.add(descriptor(LAYER, layer.blob()));
        }
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", MANIFEST);
        manifest.put("config", descriptor(CONFIGURATION, config));
        manifest.put("layers", descriptors);
        Blob content = blob(manifest);
        upload.manifest(repository, tag, MANIFEST, content);
        return new PublishedImage(registry + "/" + repository, tag, content.digest(), config.digest());
    }

    private static Map<String, Object> descriptor(String mediaType, Blob blob) {
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put("mediaType", mediaType);
        descriptor.put("size", blob.size());
        descriptor.put("digest", blob.digest());
        return descriptor;
    }

    private Blob blob(Object value) {
        try {
            return Blob.of(json.writeValueAsBytes(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps of strings can be written", impossible);
        }
    }
}
