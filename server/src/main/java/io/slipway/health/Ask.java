package io.slipway.health;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A short question to a neighbour on this machine; so few of them need no client that keeps threads. */
final class Ask {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 5_000;

    private Ask() {}

    static int status(String url) throws IOException {
        HttpURLConnection connection = open(url, Map.of());
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    /** @param tokenFile file with the bearer token, null for none */
    static String text(String url, @Nullable Path tokenFile) throws IOException {
        Map<String, String> headers = tokenFile == null
                ? Map.of()
                : Map.of(
                        "Authorization", "Bearer " + Files.readString(tokenFile).strip());
        HttpURLConnection connection = open(url, headers);
        try {
            int status = connection.getResponseCode();
            if (status != 200) throw new IOException("it answers " + status + " to GET " + url);
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }

    private static HttpURLConnection open(String url, Map<String, String> headers) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        headers.forEach(connection::setRequestProperty);
        return connection;
    }
}
