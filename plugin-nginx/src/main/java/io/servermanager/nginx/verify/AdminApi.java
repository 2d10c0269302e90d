package io.servermanager.nginx.verify;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.servermanager.docker.verify.HttpAnswer;
import io.servermanager.docker.verify.HttpProbe;
import io.servermanager.nginx.verify.AdminApiAnswer.SetUp;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The admin API of nginx Proxy Manager, as far as it answers without a password:
 * {@code {"status":"OK","setup":true,"version":{"major":2,"minor":15,"revision":1}}}, where {@code setup} exists since
 * 2.13. Safe for use by several threads.
 */
public final class AdminApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI url;
    private final HttpProbe probe;

    /** The API at {@code url}, asked with the probe's usual deadline. */
    public AdminApi(URI url) {
        this(url, new HttpProbe());
    }

    /** The API at {@code url}, asked through {@code probe}. */
    public AdminApi(URI url, HttpProbe probe) {
        this.url = url;
        this.probe = probe;
    }

    /** Where it is. */
    public URI url() {
        return url;
    }

    /**
     * Asks it. Never throws because it is not well: that is an answer.
     *
     * @throws InterruptedException when the caller was interrupted
     */
    public AdminApiAnswer ask() throws InterruptedException {
        HttpProbe.Page page = probe.get(url);
        HttpAnswer answer = page.answer();
        if (!answer.answered()) {
            return AdminApiAnswer.none(answer.problem());
        }
        if (answer.status() >= 300 && answer.status() < 400) {
            return AdminApiAnswer.none("HTTP " + answer.status() + ", a redirection: the address must end with /api/");
        }
        if (answer.status() == 502) {
            return AdminApiAnswer.none("HTTP 502: nginx runs, but the backend behind it does not answer");
        }
        return answer.status() == 200 ? read(page.body()) : AdminApiAnswer.none("HTTP " + answer.status());
    }

    /** Reads an answer tolerantly: only what is needed must be there. */
    static AdminApiAnswer read(String body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JacksonException notJson) {
            return AdminApiAnswer.none("an answer that is not the admin API's");
        }
        String status = root.path("status").asText("");
        if (status.isEmpty()) {
            return AdminApiAnswer.none("an answer that is not the admin API's");
        }
        JsonNode setup = root.path("setup");
        SetUp setUp = !setup.isBoolean() ? SetUp.UNKNOWN : setup.booleanValue() ? SetUp.YES : SetUp.NO;
        String problem = status.equals("OK") ? "" : "status '" + status + "'";
        return new AdminApiAnswer(version(root.path("version")), setUp, problem);
    }

    private static @Nullable ProxyVersion version(JsonNode node) {
        return node.path("major").canConvertToInt() && node.path("major").isInt()
                ? new ProxyVersion(
                        node.path("major").intValue(),
                        node.path("minor").asInt(0),
                        node.path("revision").asInt(0))
                : null;
    }
}
