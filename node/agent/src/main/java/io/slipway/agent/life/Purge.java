package io.slipway.agent.life;

import io.slipway.agent.core.Places;
import io.slipway.agent.daemon.Daemon;
import io.slipway.agent.os.Mounts;
import io.slipway.agent.os.Tool;
import io.slipway.agent.os.Users;
import io.slipway.agent.platform.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes away what {@code down} leaves: mounts, data, users. */
final class Purge {
    private static final List<String> USERS = List.of(Postgres.USER, Daemon.ROUTER_USER, "slipway-build");
    private final Places places;
    private final List<String> removed = new ArrayList<>();

    Purge(Places places) {
        this.places = places;
    }

    List<String> removed() {
        return removed;
    }

    /** Returns what stays. Data that something may still use is not removed under it. */
    List<String> run(boolean allEnded) {
        List<String> stays = new ArrayList<>();
        List<Path> mounts = Mounts.below(places.data());
        Mounts.unmountBelow(places.data()).forEach(point -> stays.add("mount " + point));
        mounts.stream()
                .filter(point -> !stays.contains("mount " + point))
                .forEach(point -> removed.add("mount " + point));
        if (!allEnded || !stays.isEmpty()) {
            stays.add("data " + places.data() + ", because of the above");
            return stays;
        }
        stays.addAll(folder(places.data()));
        if (stays.isEmpty()) removed.add("data " + places.data());
        Instances.forget(places);
        if (Users.root() && Instances.others(places).isEmpty()) USERS.forEach(user -> user(user, stays));
        return stays;
    }

    /** Never crosses into another file system. */
    static List<String> folder(Path folder) {
        Tool.Result result = Tool.of("rm", "-rf", "--one-file-system", "--", folder.toString())
                .within(Duration.ofMinutes(5))
                .result();
        return Files.exists(folder) ? List.of(folder + ": " + result.output().strip()) : List.of();
    }

    /** Something that we do not know of may run as this user. */
    private void user(String user, List<String> stays) {
        if (!Users.exists(user) || !Users.processes(user).isEmpty()) return;
        Tool.Result result = Tool.of("userdel", user).result();
        if (result.ok()) removed.add("user " + user);
        else stays.add("user " + user + ": " + result.output().strip());
    }
}
