package io.slipway.cluster.door;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Metrics of an API server, tens of MiB of a big one: read line by line, of one cluster at a time. */
final class Metrics {
    private static final long MOST_READ = 128L * 1024 * 1024;
    private static final Semaphore ONE = new Semaphore(1);

    private Metrics() {}

    /** The lines that begin like this; none where the metrics are kept from us. */
    static String lines(KubernetesClient client, String beginning, int millis)
            throws IOException, InterruptedException {
        ONE.acquire();
        try {
            return read(client, beginning, millis);
        } finally {
            ONE.release();
        }
    }

    private static String read(KubernetesClient client, String beginning, int millis)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        HttpResponse<InputStream> got = Probe.send(client, "/metrics", millis, InputStream.class);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(got.body(), StandardCharsets.UTF_8))) {
            return got.code() == HttpURLConnection.HTTP_OK ? kept(reader, beginning, deadline) : "";
        }
    }

    private static String kept(BufferedReader reader, String beginning, long deadline) throws IOException {
        StringBuilder kept = new StringBuilder();
        long read = 0;
        for (String line = reader.readLine(); line != null && read < MOST_READ; line = reader.readLine()) {
            if (System.nanoTime() > deadline) throw new IOException("the metrics do not come to an end");
            read += line.length() + 1;
            if (line.startsWith(beginning)) kept.append(line).append('\n');
        }
        return kept.toString();
    }
}
