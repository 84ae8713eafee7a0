package io.slipway.cli.wire;

import io.slipway.cli.outcome.Unreachable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;

/** Bodies that are sent and read as they come, of any size. */
public final class Transfer {
    private static final int CHUNK = 64 * 1024;
    /** The far end may need a while for the last of it. */
    private static final int PATIENCE_MILLIS = 600_000;

    private final Api api;

    public Transfer(Api api) {
        this.api = api;
    }

    /** Writes a body. */
    public interface Writer {
        void to(OutputStream out) throws IOException;
    }

    /** @param size -1 where it is not known */
    public Doc put(String path, String type, long size, Writer body) throws IOException {
        HttpURLConnection connection = connection("PUT", path);
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", type);
        if (size >= 0) {
            connection.setFixedLengthStreamingMode(size);
        } else {
            connection.setChunkedStreamingMode(CHUNK);
        }
        try (OutputStream out = connection.getOutputStream()) {
            body.to(out);
        } catch (IOException broken) {
            // Refused before all of it was sent: the answer says why.
            answered(connection, path, broken);
        }
        Api.check(connection, "PUT " + path);
        try (InputStream in = connection.getInputStream()) {
            return Json.read(in);
        }
    }

    private void answered(HttpURLConnection connection, String path, IOException broken) throws IOException {
        try {
            Api.check(connection, "PUT " + path);
        } catch (IOException silent) {
            broken.addSuppressed(silent);
        }
        throw new Unreachable(api.server().url(), broken);
    }

    /** The caller closes it. */
    public InputStream get(String path) throws IOException {
        HttpURLConnection connection = connection("GET", path);
        Api.check(connection, "GET " + path);
        return connection.getInputStream();
    }

    private HttpURLConnection connection(String method, String path) throws IOException {
        HttpURLConnection connection = api.open(method, path);
        connection.setReadTimeout(PATIENCE_MILLIS);
        return connection;
    }
}
