package io.slipway.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An API server as its administrator reaches it, without any client library between. */
final class KubeApi implements AutoCloseable {
    private final String server;
    private final HttpClient http;

    /** @param kubeconfig of a local cluster: its files hold PEM, its key is PKCS 8 */
    KubeApi(Path kubeconfig) throws IOException {
        String text = Files.readString(kubeconfig);
        JsonNode all =
                JsonMapper.shared().valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
        this.server = all.at("/clusters/0/cluster/server").asString();
        Path authority =
                Path.of(all.at("/clusters/0/cluster/certificate-authority").asString());
        Path certificate = Path.of(all.at("/users/0/user/client-certificate").asString());
        Path key = Path.of(all.at("/users/0/user/client-key").asString());
        try {
            this.http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(context(authority, certificate, key))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IOException("certificates named in " + kubeconfig + ": " + e.getMessage(), e);
        }
    }

    private static SSLContext context(Path authority, Path certificate, Path key)
            throws IOException, GeneralSecurityException {
        CertificateFactory x509 = CertificateFactory.getInstance("X.509");
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        try (InputStream pem = Files.newInputStream(authority)) {
            known.setCertificateEntry("ca", x509.generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        String pem = Files.readString(key).replaceAll("-----[A-Z ]+-----", "");
        PKCS8EncodedKeySpec encoded =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem));
        try (InputStream in = Files.newInputStream(certificate)) {
            Certificate[] chain = x509.generateCertificates(in).toArray(Certificate[]::new);
            own.setKeyEntry("admin", KeyFactory.getInstance("EC").generatePrivate(encoded), new char[0], chain);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    String get(String path) throws IOException, InterruptedException {
        return must(request(path).GET().build());
    }

    /** Creates an object; one that is there already stays as it is. */
    void create(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300 && answer.statusCode() != 409) throw refused(request, answer.body());
    }

    void patch(String path, String json) throws IOException, InterruptedException {
        must(request(path)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(json))
                .build());
    }

    /** The events of a watch, a line each. */
    InputStream watch(String path) throws IOException, InterruptedException {
        HttpRequest request = request(path).GET().build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() >= 300) throw refused(request, "status " + answer.statusCode());
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).header("Accept", "application/json");
    }

    private String must(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw refused(request, answer.body());
        return answer.body();
    }

    private static IOException refused(HttpRequest request, String why) {
        return new IOException(request.method() + " " + request.uri() + ": " + why);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
