package io.slipway.cluster;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Which kind of client key a kubeconfig holds: the client library takes a PKCS#8 key for RSA unless told. */
final class KeyKind {
    private static final String PKCS8 = "-----BEGIN PRIVATE KEY-----";

    private KeyKind() {}

    /** {@code EC}, or what the library found by itself. */
    static @Nullable String of(Config config) {
        String pem = pem(config);
        return pem != null && pem.contains(PKCS8) && elliptic(pem) ? "EC" : config.getClientKeyAlgo();
    }

    private static @Nullable String pem(Config config) {
        if (config.getClientKeyData() != null) {
            return new String(Base64.getMimeDecoder().decode(config.getClientKeyData()), StandardCharsets.UTF_8);
        }
        if (config.getClientKeyFile() == null) return null;
        try {
            return Files.readString(Path.of(config.getClientKeyFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("client key " + config.getClientKeyFile(), e);
        }
    }

    private static boolean elliptic(String pem) {
        String body = pem.substring(pem.indexOf(PKCS8) + PKCS8.length()).replaceAll("-----[^-]*-----[\\s\\S]*", "");
        try {
            byte[] key = Base64.getMimeDecoder().decode(body);
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)) != null;
        } catch (GeneralSecurityException e) {
            // Another kind: the library's own search finds it, or says what is wrong.
            return false;
        }
    }
}
