package io.slipway.agent.life;

import io.slipway.agent.core.AtomicFile;
import io.slipway.agent.core.Fault;
import io.slipway.agent.os.Tool;
import io.slipway.agent.os.Users;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Installs what is missing from Debian, without letting packages start their services. */
final class Packages {
    private static final Path GUARD = Path.of("/usr/sbin/policy-rc.d");
    private static final String GUARD_TEXT = "#!/bin/sh\n# slipway: packages must not start services now\nexit 101\n";

    private Packages() {}

    static void ensure(boolean localCluster, Screen screen) {
        removeStaleGuard();
        List<Requirement> missing = Requirement.of(localCluster).stream()
                .filter(need -> !need.met())
                .toList();
        if (missing.isEmpty()) return;
        List<String> names = missing.stream()
                .map(Requirement::debianPackage)
                .distinct()
                .sorted()
                .toList();
        String command = "apt-get install --no-install-recommends " + String.join(" ", names);
        if (!Users.root() || Tool.find("apt-get").isEmpty()) throw missing(missing, command);
        screen.note("installing from Debian: " + String.join(" ", names));
        install(names);
        List<Requirement> still = Requirement.of(localCluster).stream()
                .filter(need -> !need.met())
                .toList();
        if (!still.isEmpty()) throw missing(still, command);
        screen.done("installed " + String.join(" ", names));
    }

    private static Fault missing(List<Requirement> missing, String command) {
        List<String> words = missing.stream()
                .map(need -> need.tool() + " (package " + need.debianPackage() + ")")
                .toList();
        return new Fault("ToolMissing: " + String.join(", ", words) + "; run as root: " + command);
    }

    private static void install(List<String> names) {
        boolean guarded = guard();
        try {
            Tool.Result first = apt(names);
            if (first.ok()) return;
            // The lists may be absent or old.
            new Apt(List.of("update", "-qq")).run();
            Tool.Result second = apt(names);
            if (!second.ok()) throw new Fault("apt-get install failed: " + tail(second.output()));
        } finally {
            if (guarded) removeStaleGuard();
        }
    }

    private static Tool.Result apt(List<String> names) {
        List<String> words = new ArrayList<>(List.of("install", "-y", "-qq", "--no-install-recommends"));
        words.addAll(names);
        return new Apt(words).run();
    }

    private record Apt(List<String> words) {
        Tool.Result run() {
            return Tool.of("apt-get")
                    .plus("-o", "DPkg::Lock::Timeout=120")
                    .plus(words.toArray(String[]::new))
                    .environment(environment())
                    .within(Duration.ofMinutes(10))
                    .result();
        }
    }

    /** A proxy that the machine needs is in our own environment. */
    private static Map<String, String> environment() {
        var environment = new java.util.HashMap<>(System.getenv());
        environment.putAll(Map.of("DEBIAN_FRONTEND", "noninteractive", "PATH", Tool.PATH, "LC_ALL", "C.UTF-8"));
        return environment;
    }

    /** False when the machine has a guard of its own, which then serves. */
    private static boolean guard() {
        if (Files.exists(GUARD)) return false;
        AtomicFile.write(GUARD, GUARD_TEXT.getBytes(StandardCharsets.UTF_8), "rwxr-xr-x");
        return true;
    }

    /** Ours, also when an earlier run died before it could take it away. */
    private static void removeStaleGuard() {
        try {
            if (Users.root() && Files.exists(GUARD) && Files.readString(GUARD).equals(GUARD_TEXT)) Files.delete(GUARD);
        } catch (IOException e) {
            throw new Fault("cannot remove " + GUARD, e);
        }
    }

    private static String tail(String output) {
        String text = output.strip();
        return text.length() > 500 ? text.substring(text.length() - 500) : text;
    }
}
