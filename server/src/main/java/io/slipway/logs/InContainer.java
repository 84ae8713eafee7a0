package io.slipway.logs;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.slipway.api.App;
import io.slipway.cluster.Causes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Small programs of a container's own image, run in it, about the file of its place. */
record InContainer(KubernetesClient client, LogPlace place) {
    private static final long ANSWER_SECONDS = 20;

    /**
     * A tail that ends when nobody listens any more: what runs by exec is not ended with its connection, but its input is
     * closed then. {@code $1} is the first byte, {@code $2} the file.
     */
    private static final String FOLLOW = "tail -c +$1 -f \"$2\" & t=$!; cat >/dev/null; kill $t";

    String file() {
        return String.valueOf(place.file());
    }

    String name() {
        return file().substring(file().lastIndexOf('/') + 1);
    }

    /** Of a file beside it. */
    String path(String name) {
        return file().substring(0, file().lastIndexOf('/') + 1) + name;
    }

    /** A link must not lead to what is no log, such as a secret that is mounted or what the kernel tells of processes. */
    void refuseOutside() throws LogBroken, InterruptedException {
        Result folder = run("readlink", "-f", path(""));
        Result real = run("readlink", "-f", file());
        if (folder.code() != 0 || real.code() != 0) return; // not there yet
        String expected = folder.need("readlink").getFirst();
        String found = real.need("readlink").getFirst();
        if (App.noLogFolder(expected)
                || !found.substring(0, found.lastIndexOf('/')).equals(expected)) {
            throw new LogBroken(file() + " leads to " + found + ", which is no file of the log folder");
        }
    }

    /** A file's number and length; empty when it is not there. */
    Optional<FileSpot> size(String file) throws LogBroken, InterruptedException {
        Result result = run("stat", "-L", "-c", "%i %s", file);
        if (result.code() != 0 && result.words().contains("No such file")) return Optional.empty();
        String[] words = result.need("stat").getFirst().strip().split(" ", 2);
        return Optional.of(new FileSpot(Long.parseLong(words[0]), Long.parseLong(words[1])));
    }

    /** Files of its folder, the newest first. */
    List<Rotated.Named> files() throws LogBroken, InterruptedException {
        return run("ls", "-1it", path("")).need("ls").stream()
                .map(line -> line.strip().split(" +", 2))
                .filter(words -> words.length == 2 && words[0].chars().allMatch(Character::isDigit))
                .map(words -> new Rotated.Named(Long.parseLong(words[0]), words[1]))
                .toList();
    }

    /** The container's difference from UTC, as {@code +0800}. */
    String zone() throws LogBroken, InterruptedException {
        Result result = run("date", "+%z");
        return result.code() == 0 && !result.lines().isEmpty()
                ? result.lines().getFirst().strip()
                : "+0000";
    }

    /** All behind the place; with {@code follow} also what is written later. */
    FileTail tail(String file, FileSpot behind, boolean follow) throws LogBroken {
        String first = Long.toString(behind.end() + 1);
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        try {
            ContainerResource container = container();
            ExecWatch exec = follow
                    ? container
                            .redirectingInput()
                            .redirectingOutput()
                            .writingError(words)
                            .exec("sh", "-c", FOLLOW, "sh", first, file)
                    : container.redirectingOutput().writingError(words).exec("tail", "-c", "+" + first, file);
            return new FileTail(exec, words, behind);
        } catch (KubernetesClientException e) {
            throw new LogBroken(e);
        }
    }

    private record Result(int code, List<String> lines, String words) {
        List<String> need(String program) throws LogBroken {
            if (code != 0) throw new LogBroken(words.isEmpty() ? program + " ended with " + code : words);
            if (lines.isEmpty()) throw new LogBroken(program + " said nothing");
            return lines;
        }
    }

    private Result run(String... command) throws LogBroken, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (ExecWatch exec = container().writingOutput(out).writingError(err).exec(command)) {
            int code = code(exec, command[0]);
            List<String> lines =
                    new ArrayList<>(out.toString(StandardCharsets.UTF_8).lines().toList());
            return new Result(code, lines, err.toString(StandardCharsets.UTF_8).strip());
        } catch (KubernetesClientException e) {
            throw new LogBroken(e);
        }
    }

    /** Refuses an end with a code, with the program's words. */
    static void ended(ExecWatch exec, ByteArrayOutputStream words, String program)
            throws LogBroken, InterruptedException {
        int code = code(exec, program);
        if (code == 0) return;
        String said = words.toString(StandardCharsets.UTF_8).strip();
        throw new LogBroken(said.isEmpty() ? program + " ended with " + code : said);
    }

    private static int code(ExecWatch exec, String program) throws LogBroken, InterruptedException {
        try {
            Integer code = exec.exitCode().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            return code == null ? -1 : code;
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
