package io.slipway.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.e2e.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A session that runs a command of its own instead of a shell, as programs open it. */
final class OwnCommand implements WebSocket.Listener, AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
    final String session;

    OwnCommand(Platform platform, String app, String... command) throws Exception {
        String words = String.join("\",\"", command);
        Platform.Answer asked =
                platform.api("POST", app + "/terminals", "{\"tty\":false,\"command\":[\"" + words + "\"]}");
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        JsonNode ticket = asked.json();
        session = ticket.get("session").asString();
        http.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .header("Origin", platform.url())
                .header("Authorization", "Bearer " + token(platform))
                .subprotocols(
                        "slipway.terminal.v1", "ticket." + ticket.get("ticket").asString())
                .buildAsync(
                        URI.create(platform.url().replaceFirst("^http", "ws")
                                + ticket.get("path").asString()),
                        this)
                .get(10, TimeUnit.SECONDS);
        begun.get(10, TimeUnit.SECONDS);
    }

    private static String token(Platform platform) throws IOException {
        return Files.readString(platform.data.resolve("admin.token")).strip();
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        begun.complete(true);
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
