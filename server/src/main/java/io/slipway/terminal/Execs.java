package io.slipway.terminal;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Programs by the API server's exec. The newest protocol can end the program's input; one that has not heard
 * of it is asked for the one before. (The client library's own exec speaks only that.)
 */
@Component
class Execs implements Remotes {
    private static final long SECONDS = 15;

    private final Clusters clusters;

    Execs(Clusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public Remote open(Place place, Actor actor, Remote.Ear ear) throws IOException, InterruptedException {
        KubernetesClient client =
                clusters.as(actor, place.env().project(), place.env().cluster());
        try {
            return connect(client, place, "v5.channel.k8s.io", ear);
        } catch (WebSocketHandshakeException e) {
            int code = e.getResponse().code();
            if (code == 401 || code == 404) throw e;
            return connect(client, place, "v4.channel.k8s.io", ear);
        }
    }

    private static Exec connect(KubernetesClient client, Place place, String protocol, Remote.Ear ear)
            throws IOException, InterruptedException {
        Exec exec = new Exec(protocol.startsWith("v5"), ear);
        CompletableFuture<WebSocket> opening = client.getHttpClient()
                .newWebSocketBuilder()
                .uri(WebSocket.toWebSocketUri(address(client, place)))
                .subprotocol(protocol)
                .connectTimeout(SECONDS, TimeUnit.SECONDS)
                .buildAsync(exec);
        try {
            exec.start(opening.get(SECONDS, TimeUnit.SECONDS), place);
            return exec;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (TimeoutException e) {
            var _ = opening.whenComplete((late, no) -> {
                if (late != null) late.sendClose(1000, "too late");
            });
            throw new IOException("no answer within " + SECONDS + " seconds", e);
        }
    }

    private static URI address(KubernetesClient client, Place place) {
        String master = client.getMasterUrl().toString();
        StringBuilder uri = new StringBuilder(master.endsWith("/") ? master : master + "/")
                .append("api/v1/namespaces/")
                .append(place.env().namespace())
                .append("/pods/")
                .append(place.pod())
                .append("/exec?stdin=true&stdout=true&tty=")
                .append(place.tty())
                .append("&stderr=")
                .append(!place.tty())
                .append("&container=")
                .append(place.container());
        for (String word : place.command()) {
            uri.append("&command=").append(URLEncoder.encode(word, StandardCharsets.UTF_8));
        }
        return URI.create(uri.toString());
    }
}
