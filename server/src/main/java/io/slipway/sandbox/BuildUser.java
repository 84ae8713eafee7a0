package io.slipway.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The system user that runs get: owns nothing on the machine but its workspaces. */
record BuildUser(int uid, int gid) {
    static final String NAME = "slipway-build";

    /** Found, or made when missing. */
    static BuildUser ensure() throws IOException, InterruptedException {
        Optional<BuildUser> there = find();
        if (there.isPresent()) return there.get();
        HostTool.call("useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME);
        return find().orElseThrow(() -> new IOException("user " + NAME + " is missing after useradd"));
    }

    private static Optional<BuildUser> find() throws IOException {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.filter(line -> line.startsWith(NAME + ":"))
                    .map(line -> line.split(":"))
                    .map(field -> new BuildUser(Integer.parseInt(field[2]), Integer.parseInt(field[3])))
                    .findFirst();
        }
    }

    void own(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", uid, java.nio.file.LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", gid, java.nio.file.LinkOption.NOFOLLOW_LINKS);
    }
}
