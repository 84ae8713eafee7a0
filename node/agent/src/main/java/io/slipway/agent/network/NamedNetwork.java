package io.slipway.agent.network;

import io.slipway.agent.os.Pid;
import io.slipway.agent.os.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A namespace and the host's end of its pair, by their names only: enough to take them away. */
public record NamedNetwork(String namespace, String hostLink) {

    /** Also ends what still runs inside, since a namespace lives as long as its last process; returns what stays. */
    public List<String> remove() {
        List<String> stays = new ArrayList<>();
        endInside().forEach(pid -> stays.add("pid " + pid.number() + " in network namespace " + namespace));
        if (linked()) Tool.of("ip", "link", "delete", hostLink).quiet();
        if (named()) Tool.of("ip", "netns", "delete", namespace).quiet();
        if (linked()) stays.add("link " + hostLink);
        if (named()) stays.add("network namespace " + namespace);
        return stays;
    }

    /** Empty when the table is gone. */
    public static List<String> removeTable(String table) {
        boolean stays = Tool.find("nft").isPresent() && !PacketFilter.remove(table);
        return stays ? List.of("nft table inet " + table) : List.of();
    }

    boolean named() {
        return Files.exists(path());
    }

    boolean linked() {
        return Files.exists(Path.of("/sys/class/net", hostLink));
    }

    Path path() {
        return Path.of("/run/netns", namespace);
    }

    private List<Pid> endInside() {
        if (!named()) return List.of();
        List<Pid> found = Tool.of("ip", "netns", "pids", namespace)
                .result()
                .output()
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("\\d+"))
                .flatMap(line -> Pid.of(Long.parseLong(line)).stream())
                .toList();
        found.forEach(pid -> pid.signal("KILL"));
        return found.stream()
                .filter(pid -> !pid.awaitEnd(Duration.ofSeconds(5)))
                .toList();
    }
}
