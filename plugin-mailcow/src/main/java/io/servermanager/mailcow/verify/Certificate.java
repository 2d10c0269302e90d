package io.servermanager.mailcow.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A server's certificate, as far as it matters whether it is the one from before. Part of a fact: the names of its
 * components are a file format.
 *
 * @param subject its subject's distinguished name
 * @param issuer its issuer's
 * @param expires when it expires, ISO 8601
 * @param sha256 the fingerprint of all of it, in hexadecimal digits
 */
public record Certificate(String subject, String issuer, String expires, String sha256) {

    static Certificate of(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new Certificate(
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getIssuerX500Principal().getName(),
                    certificate.getNotAfter().toInstant().toString(),
                    HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    /** When it expires. */
    public Instant expiry() {
        return Instant.parse(expires);
    }

    /** Whether it is the same, or one that took its place: of the same subject and issuer, and not expired. */
    boolean isAsGoodAs(Certificate before, Instant now) {
        boolean same = sha256.equals(before.sha256);
        boolean successor = subject.equals(before.subject) && issuer.equals(before.issuer);
        return same || (successor && expiry().isAfter(now));
    }
}
