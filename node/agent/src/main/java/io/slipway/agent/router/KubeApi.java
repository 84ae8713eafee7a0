package io.slipway.agent.router;

import io.slipway.api.node.RouterConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.net.ssl.HttpsURLConnection;

/**
 * Reads one cluster's API. The JDK's plain client: a read of it can have a deadline, ends when its
 * virtual thread is interrupted, and needs no pool.
 */
final class KubeApi {
    private final RouterConfig config;
    private final WatchTimes times;

    KubeApi(RouterConfig config, WatchTimes times) {
        this.config = config;
        this.times = times;
    }

    InputStream get(String pathAndQuery) throws IOException {
        var base = config.apiServer().replaceFirst("/$", "");
        // The address is the cluster's own: a proxy of this machine has no business between.
        var connection =
                (HttpURLConnection) URI.create(base + pathAndQuery).toURL().openConnection(Proxy.NO_PROXY);
        if (connection instanceof HttpsURLConnection tls) {
            tls.setSSLSocketFactory(PemIdentity.sockets(config));
        }
        connection.setConnectTimeout((int) times.connect().toMillis());
        connection.setReadTimeout((int) times.silence().toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Accept", "application/json");
        int status = connection.getResponseCode();
        if (status == 200) {
            return connection.getInputStream();
        }
        throw refusal(status, pathAndQuery, connection.getErrorStream());
    }

    private IOException refusal(int status, String path, InputStream body) throws IOException {
        if (status == 410) {
            return new VersionGone();
        }
        var said = "";
        if (body != null) {
            try (body) {
                said = new String(body.readNBytes(500), StandardCharsets.UTF_8);
            }
        }
        return new IOException("the API server of cluster %s answered %d to GET %s: %s"
                .formatted(config.cluster(), status, path, Objects.requireNonNull(said)));
    }
}
