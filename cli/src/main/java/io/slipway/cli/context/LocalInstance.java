package io.slipway.cli.context;

import io.slipway.cli.wire.Doc;
import io.slipway.cli.wire.Json;
import io.slipway.cli.wire.NotJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The Slipway that {@code up} started on this machine.
 *
 * @param token of local-admin, null when this user may not read it
 */
public record LocalInstance(
        String url,
        @Nullable String router,
        Path data,
        @Nullable String token) {

    /** Null when none runs under that folder, or its description cannot be read by this user. */
    public static @Nullable LocalInstance in(Path data) {
        try {
            Doc doc = Json.read(Files.readString(data.resolve("agent").resolve("instance.json")));
            @Nullable String url = doc.text("url");
            return url == null ? null : new LocalInstance(url, doc.text("router"), data, token(doc));
        } catch (IOException | NotJson e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return url;
    }

    private static @Nullable String token(Doc doc) {
        @Nullable String file = doc.text("adminTokenFile");
        try {
            return file == null ? null : Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            return null;
        }
    }
}
