package io.slipway.logs;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.slipway.cluster.Causes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Small programs of a container's own image, run in it. */
record InContainer(KubernetesClient client, LogPlace place) {
    private static final long ANSWER_SECONDS = 20;

    /** What it printed, one line at least. */
    List<String> run(String... command) throws LogBroken, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (ExecWatch exec = container().writingOutput(out).writingError(err).exec(command)) {
            ended(exec, err, command[0]);
        } catch (KubernetesClientException e) {
            throw new LogBroken(e);
        }
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        return lines.isEmpty() ? List.of("") : lines;
    }

    FileTail tail(String... arguments) throws LogBroken {
        List<String> command = new ArrayList<>(List.of("tail"));
        command.addAll(List.of(arguments));
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        try {
            ExecWatch exec = container().redirectingOutput().writingError(words).exec(command.toArray(String[]::new));
            return new FileTail(exec, words);
        } catch (KubernetesClientException e) {
            throw new LogBroken(e);
        }
    }

    /** Waits for its end; the words say what it had against what it was asked for. */
    static void ended(ExecWatch exec, ByteArrayOutputStream words, String program)
            throws LogBroken, InterruptedException {
        try {
            Integer code = exec.exitCode().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (code != null && code == 0) return;
            String said = words.toString(StandardCharsets.UTF_8).strip();
            throw new LogBroken(said.isEmpty() ? program + " ended with " + code : said);
        } catch (ExecutionException e) {
            String cause = Causes.of(e);
            throw new LogBroken(
                    cause.contains("executable file not found")
                            ? "the image has no program '" + program + "' to read the file with: " + cause
                            : cause);
        } catch (TimeoutException e) {
            throw new LogBroken(program + " did not end within " + ANSWER_SECONDS + " s");
        }
    }

    private ContainerResource container() {
        PodResource pod = client.pods().inNamespace(place.namespace()).withName(place.pod());
        return place.container() == null ? pod : pod.inContainer(place.container());
    }
}
