package io.slipway.agent.router;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One server as HAProxy holds it: a line of {@code show servers state}. */
record LiveServer(String backend, String name, int admin, int weight) {
    private static final int MAINTENANCE = 0x01;
    private static final int DRAIN = 0x08;

    boolean inMaintenance() {
        return (admin & MAINTENANCE) != 0;
    }

    boolean draining() {
        return (admin & DRAIN) != 0;
    }

    /** By backend; the columns are those of version 1 of the format. */
    static Map<String, List<LiveServer>> parse(String answer) {
        return answer.lines()
                .skip(1)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" ", -1))
                .map(f -> new LiveServer(f[1], f[3], Integer.parseInt(f[6]), Integer.parseInt(f[7])))
                .collect(Collectors.groupingBy(LiveServer::backend));
    }

    static Map<String, String> parseMap(String answer) {
        return Arrays.stream(answer.split("\n", -1))
                .map(line -> line.split(" ", 3))
                .filter(fields -> fields.length == 3)
                .collect(Collectors.toMap(f -> f[1], f -> f[2], (first, second) -> second));
    }
}
