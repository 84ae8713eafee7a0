package io.slipway.build.builder;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names in a jar that can lie side by side in a folder; others are refused, since trying again changes nothing. */
final class JarNames {
    private static final int LONGEST_PART = 200;
    private static final int LONGEST = 2000;

    private JarNames() {}

    /** @param names of the jar's entries below one folder; folders end with a slash */
    static void check(List<String> names) {
        Set<String> files = new HashSet<>();
        Set<String> folders = new HashSet<>();
        for (String name : names) {
            String bare = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
            checkParts(name, bare);
            (name.endsWith("/") ? folders : files).add(bare);
            for (int at = bare.indexOf('/'); at > 0; at = bare.indexOf('/', at + 1)) folders.add(bare.substring(0, at));
        }
        files.retainAll(folders);
        if (!files.isEmpty()) {
            String both = files.stream().sorted().findFirst().orElseThrow();
            throw refused("holds both a file " + both + " and a folder " + both + "/");
        }
    }

    private static void checkParts(String name, String bare) {
        List<String> parts = Arrays.asList(bare.split("/", -1));
        if (parts.contains("..")) throw refused("holds a name that leads out of it: " + name);
        if (parts.contains("") || parts.contains(".") || name.indexOf('\0') >= 0) {
            throw refused("holds a name that is no path: " + name.replace('\0', '?'));
        }
        if (name.length() > LONGEST || parts.stream().anyMatch(part -> part.length() > LONGEST_PART)) {
            throw refused("holds a name that is too long: " + name.substring(0, Math.min(name.length(), 80)) + "…");
        }
    }

    private static Refusal refused(String what) {
        return Refusal.of(Code.BuildFailed, "package: the jar " + what, "mend what puts it there, then build again");
    }
}
