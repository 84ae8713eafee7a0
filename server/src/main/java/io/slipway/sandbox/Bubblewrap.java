package io.slipway.sandbox;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Words for bubblewrap: an empty root with the machine's programs and what the command names, nothing else. */
final class Bubblewrap {
    private static final List<String> ROOT = List.of("/bin", "/sbin", "/lib", "/lib64", "/lib32", "/libx32");
    private static final String TMP_BYTES = Long.toString(1L << 30);

    private Bubblewrap() {}

    static List<String> words(Command command, List<Mount> etc, List<Mount> group, BuildUser user) {
        List<String> words = new ArrayList<>(List.of(
                "bwrap",
                "--unshare-pid",
                "--unshare-ipc",
                "--unshare-uts",
                "--unshare-cgroup-try",
                "--die-with-parent",
                "--new-session",
                "--hostname",
                "build",
                "--clearenv"));
        if (!command.network()) words.add("--unshare-net");
        programs(words);
        words.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--size", TMP_BYTES, "--tmpfs", "/tmp"));
        words.addAll(List.of("--tmpfs", "/run", "--chmod", "1777", "/tmp"));
        etc.forEach(mount -> add(words, mount));
        group.forEach(mount -> add(words, mount));
        command.mounts().forEach(mount -> add(words, mount));
        command.environment().forEach((name, value) -> words.addAll(List.of("--setenv", name, value)));
        words.addAll(List.of("--chdir", command.folder()));
        // Just enough to become the other user, which then drops them.
        words.addAll(List.of("--cap-drop", "ALL"));
        for (String need : List.of("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP")) {
            words.addAll(List.of("--cap-add", need));
        }
        words.addAll(unprivileged(command, user));
        words.addAll(command.arguments());
        return List.copyOf(words);
    }

    private static void programs(List<String> words) {
        words.addAll(List.of("--ro-bind", "/usr", "/usr"));
        for (String name : ROOT) {
            Path path = Path.of(name);
            if (Files.isSymbolicLink(path)) words.addAll(List.of("--symlink", "usr" + name, name));
            else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                words.addAll(List.of("--ro-bind", name, name));
            }
        }
    }

    private static void add(List<String> words, Mount mount) {
        // Parents that are not named get a mode that shuts the run out, and a script that climbs may never end.
        for (int end = mount.inside().indexOf('/', 1);
                end > 0;
                end = mount.inside().indexOf('/', end + 1)) {
            words.addAll(List.of("--dir", mount.inside().substring(0, end)));
        }
        words.addAll(
                List.of(mount.writable() ? "--bind" : "--ro-bind", mount.host().toString(), mount.inside()));
    }

    private static List<String> unprivileged(Command command, BuildUser user) {
        return List.of(
                "prlimit",
                "--fsize=" + command.limits().file(),
                "--core=0",
                "--",
                "setpriv",
                "--reuid=" + user.uid(),
                "--regid=" + user.gid(),
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=-all",
                "--bounding-set=-all",
                "--");
    }
}
