package io.slipway.artifact;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The packages that came with a release archive, for machines that reach no package source.
 *
 * @param folder with {@code os-release}, {@code packages.lock} (as sha256sum writes it) and the files it names
 */
record ShippedPackages(Path folder) implements DebianPackages {
    private static final String LOCK = "packages.lock";

    static boolean present(Path folder) {
        return Files.isRegularFile(folder.resolve(LOCK));
    }

    @Override
    public List<Locked> lock(Collection<String> names) throws IOException {
        List<Locked> found = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(LOCK))) {
            String[] words = line.split("\\s+", 2);
            String name = words[1].substring(0, words[1].indexOf('_'));
            if (names.contains(name)) found.add(new Locked(name, words[1], words[0]));
        }
        List<String> missing = new ArrayList<>(names);
        found.forEach(locked -> missing.remove(locked.name()));
        if (!missing.isEmpty()) {
            throw Refusal.of(
                    Code.ToolMissing,
                    "base image: the release archive lacks the packages " + String.join(", ", missing),
                    "keep to the packages in " + folder.resolve(LOCK) + ", or name a ready image in the recipe");
        }
        found.sort((a, b) -> a.name().compareTo(b.name()));
        return List.copyOf(found);
    }

    @Override
    public Path fetch(Locked locked, Path work) {
        return folder.resolve(locked.file());
    }

    @Override
    public Path release() {
        return folder.resolve("os-release");
    }
}
