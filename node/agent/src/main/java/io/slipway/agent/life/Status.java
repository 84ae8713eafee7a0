package io.slipway.agent.life;

import io.slipway.agent.core.Json;
import io.slipway.agent.core.Settings;
import io.slipway.agent.daemon.AgentStatus;
import io.slipway.agent.os.Processes;
import io.slipway.agent.part.RunningParts;
import io.slipway.api.node.PartStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code status}: one row a part. */
final class Status {
    private Status() {}

    static int run(Options options) {
        Optional<Settings> settings = Settings.read(options.places());
        List<PartStatus> rows = settings.map(Status::rows).orElse(List.of());
        if (options.json()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("items", rows);
            answer.put("total", rows.size());
            answer.put("next", null);
            answer.put("health", settings.map(ServerHealth::of).orElse(List.of()));
            Screen.result(Json.write(answer));
        } else if (rows.isEmpty()) {
            Screen.result("nothing runs on " + options.places().data() + "; start with: slipway up");
        } else {
            print(rows);
            settings.map(ServerHealth::of).orElse(List.of()).forEach(check -> Screen.result(check.line()));
        }
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.state().equals("Ready")) ? 0 : 1;
    }

    static List<PartStatus> rows(Settings settings) {
        Optional<AgentStatus> status = new LocalClient(settings.agent(), settings.agentTokenFile()).status();
        String log = settings.places().log("agent").toString();
        List<PartStatus> rows = new ArrayList<>();
        if (status.isPresent()) {
            long pid = status.get().pid();
            Instant since = ProcessHandle.of(pid)
                    .flatMap(agent -> agent.info().startInstant())
                    .orElse(null);
            rows.add(new PartStatus("agent", "agent", "Ready", pid, status.get().memory(), since, 0, null, log));
            status.get().plans().forEach(plan -> rows.addAll(plan.parts()));
            return rows;
        }
        Map<String, io.slipway.agent.os.Pid> running =
                RunningParts.of(settings.places()).processes();
        if (running.isEmpty()) return rows;
        rows.add(new PartStatus(
                "agent", "agent", "Stopped", null, 0, null, 0, "it is dead; 'slipway up' starts it again", log));
        running.forEach((name, pid) -> rows.add(new PartStatus(
                name,
                "",
                "Unwatched",
                pid.number(),
                Processes.memory(pid.number()),
                null,
                0,
                "runs, but nobody watches it",
                settings.places().log(name).toString())));
        return rows;
    }

    private static void print(List<PartStatus> rows) {
        Screen.result(line("NAME", "STATE", "PID", "MEMORY", "SINCE", "RESTARTS", ""));
        for (PartStatus row : rows) {
            Screen.result(line(
                    row.name(),
                    row.state(),
                    row.pid() == null ? "-" : row.pid().toString(),
                    row.memory() == 0 ? "-" : (row.memory() >> 20) + " MB",
                    row.since() == null ? "-" : age(Duration.between(row.since(), Instant.now())),
                    Integer.toString(row.restarts()),
                    row.message() == null ? "" : row.message()));
        }
    }

    private static String line(String... cells) {
        return String.format(Locale.ROOT, "%-24s %-10s %8s %8s %9s %8s  %s", (Object[]) cells)
                .stripTrailing();
    }

    private static String age(Duration age) {
        if (age.toDays() > 0) return age.toDays() + "d" + age.toHoursPart() + "h";
        if (age.toHours() > 0) return age.toHours() + "h" + age.toMinutesPart() + "m";
        if (age.toMinutes() > 0) return age.toMinutes() + "m" + age.toSecondsPart() + "s";
        return age.toSeconds() + "s";
    }
}
