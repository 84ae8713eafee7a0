package io.slipway.artifact;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java trust store of the certificates in a PEM bundle, in the JKS format. Written by hand because
 * the JDK's own writer puts the time of day into it, and the same bundle must give the same bytes.
 */
public final class TrustStore {
    private static final int MAGIC = 0xFEEDFEED;
    private static final int VERSION = 2;
    private static final int TRUSTED = 2;
    /** The format's own salt, see the JDK's JavaKeyStore. */
    private static final String SALT = "Mighty Aphrodite";

    public static final String PASSWORD = "changeit";

    private TrustStore() {}

    public static byte[] of(Path bundle) throws IOException {
        List<X509Certificate> certificates = read(bundle);
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeInt(certificates.size());
        int n = 0;
        for (X509Certificate certificate : certificates) {
            out.writeInt(TRUSTED);
            out.writeUTF("ca-" + n++);
            out.writeLong(0);
            out.writeUTF("X.509");
            byte[] encoded = encoded(certificate);
            out.writeInt(encoded.length);
            out.write(encoded);
        }
        out.write(seal(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    private static List<X509Certificate> read(Path bundle) throws IOException {
        try (var in = new ByteArrayInputStream(Files.readAllBytes(bundle))) {
            List<X509Certificate> found = new ArrayList<>();
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                found.add((X509Certificate) certificate);
            }
            return found;
        } catch (GeneralSecurityException e) {
            throw new IOException("certificates in " + bundle + " cannot be read", e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) throws IOException {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IOException("certificate of " + certificate.getSubjectX500Principal(), e);
        }
    }

    private static byte[] seal(byte[] content) {
        try {
            // The format asks for SHA-1; it guards against accidents only, nobody relies on it.
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(PASSWORD.getBytes(StandardCharsets.UTF_16BE));
            digest.update(SALT.getBytes(StandardCharsets.UTF_8));
            return digest.digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
