package io.servermanager.mailcow.verify;

import java.util.Optional;

/** What Mailcow's ports speak, with the key of {@code mailcow.conf} that says where and the port without it. */
public enum Protocol {
    /** SMTP (RFC 5321). */
    SMTP("SMTP", "SMTP_PORT", 25, false),
    /** SMTP within TLS (RFC 8314). */
    SMTPS("SMTPS", "SMTPS_PORT", 465, true),
    /** Submission of mail (RFC 6409). */
    SUBMISSION("submission", "SUBMISSION_PORT", 587, false),
    /** IMAP (RFC 9051). */
    IMAP("IMAP", "IMAP_PORT", 143, false),
    /** IMAP within TLS. */
    IMAPS("IMAPS", "IMAPS_PORT", 993, true),
    /** POP3 (RFC 1939). */
    POP3("POP3", "POP_PORT", 110, false),
    /** POP3 within TLS. */
    POP3S("POP3S", "POPS_PORT", 995, true),
    /** ManageSieve (RFC 5804). */
    SIEVE("Sieve", "SIEVE_PORT", 4190, false),
    /** The web interface. */
    HTTPS("HTTPS", "HTTPS_PORT", 443, true);

    private final String title;
    private final String key;
    private final int usualPort;
    private final boolean tls;

    Protocol(String title, String key, int usualPort, boolean tls) {
        this.title = title;
        this.key = key;
        this.usualPort = usualPort;
        this.tls = tls;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** The key of {@code mailcow.conf} with its port, or its address and port. */
    String key() {
        return key;
    }

    /** The key with its address alone; only the web interface has one. */
    Optional<String> bindKey() {
        return this == HTTPS ? Optional.of("HTTPS_BIND") : Optional.empty();
    }

    int usualPort() {
        return usualPort;
    }

    /** Whether it begins with TLS. */
    boolean tls() {
        return tls;
    }
}
