package io.slipway.agent.router;

import io.slipway.api.node.RouterConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A TLS client from PEM files: trusts the cluster's CA only and shows our certificate. */
final class PemIdentity {
    private static final char[] NONE = new char[0];

    private PemIdentity() {}

    /** Reads the files anew at each call, so renewed certificates need no restart. */
    static SSLSocketFactory sockets(RouterConfig config) throws IOException {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted(Path.of(config.ca())));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(identity(Path.of(config.cert()), Path.of(config.key())), NONE);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "the client identity of cluster %s cannot be used: %s".formatted(config.cluster(), e.getMessage()),
                    e);
        }
    }

    private static KeyStore trusted(Path ca) throws IOException, GeneralSecurityException {
        var store = emptyStore();
        int i = 0;
        for (var certificate : certificates(ca)) {
            store.setCertificateEntry("ca" + i++, certificate);
        }
        return store;
    }

    private static KeyStore identity(Path cert, Path key) throws IOException, GeneralSecurityException {
        var chain = certificates(cert).toArray(Certificate[]::new);
        if (chain.length == 0) {
            throw new IOException("%s holds no certificate".formatted(cert));
        }
        var store = emptyStore();
        store.setKeyEntry("client", privateKey(key, chain[0].getPublicKey().getAlgorithm()), NONE, chain);
        return store;
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, NONE);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path path)
            throws IOException, GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(path)));
    }

    private static PrivateKey privateKey(Path path, String algorithm) throws IOException, GeneralSecurityException {
        var pem = Files.readString(path, StandardCharsets.US_ASCII);
        int begin = pem.indexOf("-----BEGIN PRIVATE KEY-----");
        int end = pem.indexOf("-----END PRIVATE KEY-----");
        if (begin < 0 || end < begin) {
            throw new IOException(
                    "%s is no PKCS#8 key in PEM: convert it with openssl pkcs8 -topk8 -nocrypt".formatted(path));
        }
        var body = pem.substring(begin + "-----BEGIN PRIVATE KEY-----".length(), end);
        try {
            var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body));
            return KeyFactory.getInstance(algorithm).generatePrivate(spec);
        } catch (InvalidKeySpecException e) {
            throw new InvalidKeySpecException("%s is no %s key: %s".formatted(path, algorithm, e.getMessage()), e);
        }
    }
}
