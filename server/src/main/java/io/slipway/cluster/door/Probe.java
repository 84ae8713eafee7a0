package io.slipway.cluster.door;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One question to an API server and how long the answer took.
 *
 * @param code of HTTP
 */
public record Probe(int code, String body, int millis) {
    /** @throws IOException when there is no whole answer in that time */
    public static Probe ask(KubernetesClient client, String path, int millis) throws IOException, InterruptedException {
        long from = System.nanoTime();
        HttpResponse<String> got = send(client, path, millis, String.class);
        return new Probe(got.code(), got.body().strip(), (int) ((System.nanoTime() - from) / 1_000_000));
    }

    /** The same for an answer that is read in another form; of a stream only its beginning is waited for. */
    static <T> HttpResponse<T> send(KubernetesClient client, String path, int millis, Class<T> form)
            throws IOException, InterruptedException {
        String address = client.getMasterUrl().toString();
        HttpRequest request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(address.substring(0, address.length() - (address.endsWith("/") ? 1 : 0)) + path)
                .timeout(millis, TimeUnit.MILLISECONDS)
                .build();
        CompletableFuture<HttpResponse<T>> answer = client.getHttpClient().sendAsync(request, form);
        try {
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw new IOException("no answer within " + millis / 1_000 + " s", e);
        }
    }
}
