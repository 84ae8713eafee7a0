package io.slipway.agent.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.slipway.api.node.RouterConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that insists on a client certificate, and PEM files as a cluster's PKI leaves them. */
class PemIdentityTest {
    private static final char[] PASSWORD = "only-in-this-test".toCharArray();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void showsItsCertificateAndTrustsTheClustersOnly(String algorithm) throws Exception {
        var server = identity("server", algorithm);
        var client = identity("client", algorithm);
        var tls = started(server, client);
        try {
            var config = new RouterConfig(
                    "local",
                    "https://127.0.0.1:" + tls.getAddress().getPort(),
                    folder.resolve("server.crt").toString(),
                    folder.resolve("client.crt").toString(),
                    folder.resolve("client.key").toString());
            try (var body = new KubeApi(config, WatchTimes.DEFAULT).get("/version")) {
                assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("CN=client");
            }
            var stranger = new RouterConfig("local", config.apiServer(), config.cert(), config.cert(), config.key());
            assertThatThrownBy(() -> new KubeApi(stranger, WatchTimes.DEFAULT).get("/version"))
                    .isInstanceOf(IOException.class);
        } finally {
            tls.stop(0);
        }
    }

    @Test
    void otherKeyFormatsAreExplained() throws Exception {
        identity("client", "EC");
        var key = folder.resolve("client.key");
        Files.writeString(key, "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
        var crt = folder.resolve("client.crt").toString();
        assertThatThrownBy(() -> PemIdentity.sockets(new RouterConfig("local", "", crt, crt, key.toString())))
                .hasMessageContaining(key.toString())
                .hasMessageContaining("openssl pkcs8");
    }

    private KeyStore identity(String name, String algorithm) throws Exception {
        var path = folder.resolve(name + ".p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "me",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        path.toString(),
                        "-storepass",
                        new String(PASSWORD)))
                .redirectErrorStream(true)
                .start();
        var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(path)), PASSWORD);
        pem(name + ".crt", "CERTIFICATE", store.getCertificate("me").getEncoded());
        pem(name + ".key", "PRIVATE KEY", store.getKey("me", PASSWORD).getEncoded());
        return store;
    }

    private void pem(String name, String kind, byte[] der) throws IOException {
        var body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        Files.writeString(
                folder.resolve(name), "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind));
    }

    private static HttpsServer started(KeyStore own, KeyStore trusted) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        var anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, PASSWORD);
        anchors.setCertificateEntry("client", trusted.getCertificate("me"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                var wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", exchange -> {
            var tls = (HttpsExchange) exchange;
            var name = tls.getSSLSession().getPeerPrincipal().getName().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, name.length);
            exchange.getResponseBody().write(name);
            exchange.close();
        });
        server.start();
        return server;
    }
}
