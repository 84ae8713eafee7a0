package io.slipway.agent.part;

import io.slipway.agent.core.Json;
import io.slipway.agent.os.Users;
import io.slipway.api.node.NodePlan.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A part as the supervisor runs it.
 *
 * @param plan that it belongs to
 * @param namespace network namespace, null for the host's
 * @param stopSignal TERM, or what the program needs to end without waiting for its clients
 * @param rank parts end from the highest rank down, within a rank the newest first
 * @param content changes when a file changes that the command names
 */
public record PartSpec(
        Part part, String plan, @Nullable String namespace, String stopSignal, int rank, String content) {

    public String name() {
        return part.name();
    }

    /** The same text means: the running process is the wanted one. */
    String fingerprint() {
        return Fingerprint.of(
                Json.write(part.command()),
                Json.write(new TreeMap<>(environment())),
                String.valueOf(part.user()),
                String.valueOf(part.workDir()),
                String.valueOf(namespace),
                content);
    }

    Map<String, String> environment() {
        return part.environment();
    }

    /** The command below the words that give it a session, a namespace and a user of its own. */
    List<String> launch() {
        List<String> words = new ArrayList<>(List.of("/usr/bin/setsid"));
        words.addAll(within());
        words.addAll(part.command());
        return words;
    }

    /** Words before any command that shall run where the part runs. */
    List<String> within() {
        List<String> words = new ArrayList<>();
        if (namespace != null) words.addAll(List.of("/usr/bin/nsenter", "--net=/run/netns/" + namespace, "--"));
        Optional.ofNullable(part.user())
                .filter(_ -> Users.root())
                .ifPresent(user -> words.addAll(Users.switchTo(user)));
        return words;
    }
}
