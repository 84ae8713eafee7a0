package io.slipway.mirror;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One GET whose answer is read while it comes. Knows since when nothing came; closed by another thread it
 * ends its reader with an {@link IOException}.
 */
final class Wire extends FilterInputStream {
    private static final int MOST_WORDS = 4096;

    private volatile long heard = System.nanoTime();

    private Wire(InputStream body) {
        super(body);
    }

    /**
     * @param millis for the answer's head
     * @throws ApiFault when the API server says no
     */
    static Wire open(KubernetesClient client, String path, String accept, long millis)
            throws IOException, InterruptedException {
        String address = client.getMasterUrl().toString();
        var request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(address.substring(0, address.length() - (address.endsWith("/") ? 1 : 0)) + path)
                .header("Accept", accept)
                .forStreaming()
                .build();
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.getHttpClient().sendAsync(request, InputStream.class);
        HttpResponse<InputStream> response = head(answer, millis, path);
        if (response.isSuccessful()) return new Wire(response.body());
        try (InputStream body = response.body()) {
            throw new ApiFault(response.code(), words(body.readNBytes(MOST_WORDS)), retryAfter(response));
        }
    }

    private static HttpResponse<InputStream> head(
            CompletableFuture<HttpResponse<InputStream>> answer, long millis, String path)
            throws IOException, InterruptedException {
        try {
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer to GET " + path + " within " + millis + " ms", e);
        } finally {
            // An answer that comes after all must not keep its connection.
            if (!answer.isDone()) {
                var _ = answer.thenAccept(Wire::discard);
            }
        }
    }

    private static void discard(HttpResponse<InputStream> late) {
        try {
            late.body().close();
        } catch (IOException gone) {
            // It is closed: that is what was wanted.
            return;
        }
    }

    private static String words(byte[] body) {
        try {
            Status status = Reading.status(body);
            return status.getMessage() == null
                    ? new String(body, java.nio.charset.StandardCharsets.UTF_8)
                    : status.getMessage();
        } catch (IOException noStatus) {
            return new String(body, java.nio.charset.StandardCharsets.UTF_8).strip();
        }
    }

    private static long retryAfter(HttpResponse<?> response) {
        String seconds = response.header("Retry-After");
        return seconds != null && seconds.matches("\\d{1,4}") ? Long.parseLong(seconds) * 1_000 : 0;
    }

    /** Nanoseconds since something came. */
    long silence() {
        return System.nanoTime() - heard;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        heard = System.nanoTime();
        return one;
    }

    @Override
    public int read(byte[] to, int from, int most) throws IOException {
        int count = super.read(to, from, most);
        heard = System.nanoTime();
        return count;
    }
}
