package io.slipway.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The few files of /etc that a run needs: its own small ones and the machine's trust and linker caches. */
final class Etc {
    private static final List<String> OF_THE_MACHINE = List.of(
            "/etc/ssl",
            "/etc/ca-certificates",
            "/etc/pki",
            "/etc/alternatives",
            "/etc/ld.so.cache",
            "/etc/maven",
            "/etc/localtime");
    private static final List<Path> RESOLVERS =
            List.of(Path.of("/etc/resolv.conf"), Path.of("/run/systemd/resolve/resolv.conf"));

    private Etc() {}

    /** Name servers that can be reached from outside this machine's loopback. */
    static List<String> resolvers() throws IOException {
        for (Path file : RESOLVERS) {
            if (!Files.isReadable(file)) continue;
            List<String> found = Files.readAllLines(file).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(word -> word.length > 1 && word[0].equals("nameserver"))
                    .map(word -> word[1])
                    .filter(address -> !address.startsWith("127.") && !address.contains(":"))
                    .toList();
            if (!found.isEmpty()) return found;
        }
        return List.of();
    }

    static List<Mount> write(Path folder, BuildUser user, List<String> resolvers) throws IOException {
        Files.createDirectories(folder);
        List<Mount> mounts = new ArrayList<>();
        mounts.add(file(folder, "passwd", """
                root:x:0:0:root:/:/usr/sbin/nologin
                %s:x:%d:%d::/home/build:/bin/sh
                """.formatted(BuildUser.NAME, user.uid(), user.gid())));
        mounts.add(file(folder, "group", "root:x:0:\n%s:x:%d:\n".formatted(BuildUser.NAME, user.gid())));
        mounts.add(file(folder, "hosts", "127.0.0.1 localhost\n::1 localhost\n"));
        mounts.add(file(folder, "nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n"));
        StringBuilder dns = new StringBuilder();
        resolvers.forEach(address -> dns.append("nameserver ").append(address).append('\n'));
        mounts.add(file(folder, "resolv.conf", dns.toString()));
        for (String path : OF_THE_MACHINE) {
            if (Files.exists(Path.of(path))) mounts.add(Mount.same(Path.of(path)));
        }
        return List.copyOf(mounts);
    }

    private static Mount file(Path folder, String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Mount.readOnly(file, "/etc/" + name);
    }
}
