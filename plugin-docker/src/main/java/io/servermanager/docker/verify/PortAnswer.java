package io.servermanager.docker.verify;

/**
 * How a published TCP port answers.
 *
 * @param kind how
 * @param status the HTTP status; 0 unless {@code kind} is {@link Kind#HTTP}
 */
public record PortAnswer(Kind kind, int status) {

    /** An answer that is not HTTP. */
    public static PortAnswer of(Kind kind) {
        return new PortAnswer(kind, 0);
    }

    /** An answer in HTTP. */
    public static PortAnswer http(int status) {
        return new PortAnswer(Kind.HTTP, status);
    }

    /** As people read it: "answers HTTP 200". */
    public String phrase() {
        return switch (kind) {
            case REFUSED -> "refuses connections";
            case CLOSED_AT_ONCE -> "closes every connection at once";
            case SILENT -> "accepts connections and says nothing";
            case BANNER -> "speaks its own protocol";
            case TLS -> "speaks TLS";
            case HTTP -> "answers HTTP " + status;
        };
    }

    /** The ways in which a port answers. */
    public enum Kind {
        /** No connection comes about. */
        REFUSED,
        /**
         * The connection is accepted and closed before anything was said. The Docker Engine's port proxy does so when
         * nothing listens in the container.
         */
        CLOSED_AT_ONCE,
        /** The connection is held for a while, but nothing that is said makes sense to the other side. */
        SILENT,
        /** The server speaks first, as SMTP and IMAP do, or answers in something that is neither HTTP nor TLS. */
        BANNER,
        /** It answers HTTP without TLS. */
        HTTP,
        /** It answers a TLS greeting, be it with an alert. */
        TLS
    }
}
