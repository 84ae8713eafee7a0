package io.slipway.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sees the Deployment {@code hello} of a namespace change, by the bench's clock: what lies between the
 * new template and the last new pod is the cluster's own time, the same whoever asked for it.
 */
final class DeploymentWatch implements AutoCloseable {
    private static final String FIELDS =
            "jsonpath={.metadata.generation} {.status.observedGeneration} {.spec.replicas} {.status.updatedReplicas}"
                    + " {.status.replicas} {.status.availableReplicas}{\"\\n\"}";

    private final Process process;
    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private @Nullable Seen last;

    /** One state of the Deployment. */
    record Seen(long nanos, long generation, boolean complete) {
        static Seen of(String line) {
            String[] fields = line.split(" ", -1);
            long generation = number(fields[0]);
            long wanted = number(fields[2]);
            boolean complete = number(fields[1]) >= generation
                    && number(fields[3]) == wanted
                    && number(fields[4]) == wanted
                    && number(fields[5]) == wanted;
            return new Seen(System.nanoTime(), generation, complete);
        }

        private static long number(String field) {
            return field.isEmpty() ? 0 : Long.parseLong(field);
        }
    }

    DeploymentWatch(Ground ground, String namespace) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ground.kubectl());
        command.addAll(List.of("-n", namespace, "get", "deployment", "hello", "--watch", "-o", FIELDS));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread.ofVirtual().name("watch-" + namespace).start(this::read);
        await(Seen::complete);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) seen.add(Seen.of(line));
        } catch (IOException closed) {
            return; // the watch was closed: nobody asks any more
        }
    }

    /** Milliseconds the cluster needed for what came since the last look. */
    double clusterMillis() throws IOException, InterruptedException {
        long before = last == null ? 0 : last.generation();
        Seen written = await(state -> state.generation() > before);
        Seen done = written.complete() ? written : await(Seen::complete);
        return (done.nanos() - written.nanos()) / 1e6;
    }

    private Seen await(Predicate<Seen> wanted) throws IOException, InterruptedException {
        while (true) {
            Seen state = seen.poll(120, TimeUnit.SECONDS);
            if (state == null) throw new IOException("the watch of a Deployment said nothing for two minutes");
            last = state;
            if (wanted.test(state)) return state;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
