package io.slipway.artifact;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packages of this machine's own release, as apt finds and downloads them. */
final class AptPackages implements DebianPackages {
    private static final Path RELEASE = Path.of("/etc/os-release");
    private static final Pattern URI = Pattern.compile("'\\S+' (([^_ ]+)_\\S+\\.deb) \\d+ SHA256:([0-9a-f]{64})");

    /** Fetches the release's lists when the machine has none. */
    @Override
    public List<Locked> lock(Collection<String> names) throws IOException, InterruptedException {
        Path empty = Files.createTempDirectory("slipway-apt");
        try {
            List<Locked> found = ask(names, empty);
            if (found.size() < names.size()) {
                HostCommand.run(empty, "apt-get", "update", "-qq");
                found = ask(names, empty);
            }
            if (found.size() < names.size()) throw missing(names, found);
            return found;
        } finally {
            Files.delete(empty);
        }
    }

    private static List<Locked> ask(Collection<String> names, Path folder) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("apt-get", "download", "-qq", "--print-uris"));
        words.addAll(names);
        String output;
        try {
            output = new HostCommand(words, folder).run();
        } catch (Refusal e) {
            // Without lists apt knows no package; the caller fetches them and asks again.
            return List.of();
        }
        List<Locked> found = new ArrayList<>();
        Matcher matcher = URI.matcher(output);
        while (matcher.find()) found.add(new Locked(matcher.group(2), matcher.group(1), matcher.group(3)));
        found.sort((a, b) -> a.name().compareTo(b.name()));
        return List.copyOf(found);
    }

    private static Refusal missing(Collection<String> names, List<Locked> found) {
        List<String> missing = new ArrayList<>(names);
        found.forEach(locked -> missing.remove(locked.name()));
        return Refusal.of(
                Code.ToolMissing,
                "base image: this machine's package sources do not have " + String.join(", ", missing),
                "check /etc/apt/sources.list*, or name a ready base image in catalog/base-images");
    }

    @Override
    public Path fetch(Locked locked, Path folder) throws IOException, InterruptedException {
        HostCommand.run(folder, "apt-get", "download", "-qq", locked.name());
        return folder.resolve(locked.file());
    }

    @Override
    public Path release() {
        return RELEASE;
    }
}
