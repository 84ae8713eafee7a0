package io.slipway.cluster.door;

import io.fabric8.kubernetes.client.Config;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a kubeconfig leads, and as whom.
 *
 * @param authorities whom it trusts; empty: those this machine trusts
 * @param client certificate of the user, null when it has none
 * @param token of the user, null when it has none
 * @param unchecked whoever answers is believed
 * @param proxied reached over a proxy: what is at the address is not for us to look at
 */
public record Target(
        URI server,
        List<X509Certificate> authorities,
        @Nullable X509Certificate client,
        @Nullable String token,
        boolean unchecked,
        boolean proxied) {

    /** @throws CertificateException when a certificate in it cannot be read; the message says which */
    public static Target of(Config config) throws CertificateException {
        List<X509Certificate> clients =
                read("client-certificate", config.getClientCertData(), config.getClientCertFile());
        // The one of a file is kept apart from one that a program sets.
        String token = config.getOauthToken() == null ? config.getAutoOAuthToken() : config.getOauthToken();
        URI server = URI.create(config.getMasterUrl().replaceAll("/+$", ""));
        if (server.getHost() == null) {
            throw new IllegalArgumentException("its server '" + server + "' names no host");
        }
        return new Target(
                server,
                read("certificate-authority", config.getCaCertData(), config.getCaCertFile()),
                clients.isEmpty() ? null : clients.getFirst(),
                token == null || token.isBlank() ? null : token,
                config.isTrustCerts(),
                config.getHttpsProxy() != null || config.getHttpProxy() != null);
    }

    public boolean secured() {
        return "https".equals(server.getScheme());
    }

    String host() {
        String host = server.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        if (server.getPort() > 0) return server.getPort();
        return secured() ? 443 : 80;
    }

    String address() {
        return host() + ":" + port();
    }

    private static List<X509Certificate> read(String what, @Nullable String data, @Nullable String file)
            throws CertificateException {
        try {
            byte[] pem = data != null
                    ? Base64.getMimeDecoder().decode(data)
                    : file != null ? Files.readAllBytes(Path.of(file)) : null;
            if (pem == null) return List.of();
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException | IllegalArgumentException | IOException e) {
            throw new CertificateException(what + " is no certificate in base64: " + e.getMessage(), e);
        }
    }
}
