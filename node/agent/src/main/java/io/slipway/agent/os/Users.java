package io.slipway.agent.os;

import io.slipway.agent.core.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The machine's users. */
public final class Users {
    private Users() {}

    public static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    public static boolean exists(String user) {
        return Tool.of("id", "-u", user).quiet();
    }

    /** Creates a user that cannot sign in and owns nothing yet. */
    public static void ensure(String user) {
        if (exists(user)) return;
        Tool.of(
                        "useradd",
                        "--system",
                        "--user-group",
                        "--no-create-home",
                        "--home-dir",
                        "/nonexistent",
                        "--shell",
                        "/usr/sbin/nologin",
                        user)
                .run();
    }

    /** The words before a command that make it run as that user. */
    public static List<String> switchTo(String user) {
        return List.of("/usr/bin/setpriv", "--reuid", user, "--regid", user, "--init-groups", "--");
    }

    /** Processes whose real, effective, saved or file-system user is this one. */
    public static List<Long> processes(String user) {
        String id = Tool.of("id", "-u", user).run().strip();
        return Processes.all().stream().filter(pid -> ids(pid).contains(id)).toList();
    }

    private static List<String> ids(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("Uid:"))
                    .flatMap(line -> Stream.of(line.split("\\s+")))
                    .toList();
        } catch (IOException e) {
            // It ended while we looked.
            return List.of();
        }
    }

    public static void own(String user, Path path) {
        if (!root()) return;
        Tool.of("chown", "-R", user + ":" + user, path.toString()).run();
    }

    public static void remove(String user) {
        Tool.Result result = Tool.of("userdel", user).result();
        if (!result.ok())
            throw new Fault(
                    "cannot remove user " + user + ": " + result.output().strip());
    }
}
