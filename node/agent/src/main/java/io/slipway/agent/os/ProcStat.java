package io.slipway.agent.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code /proc/PID/stat} says.
 *
 * @param state R, S, D, Z ...
 * @param session id of the session leader
 * @param startTicks field 22: clock ticks between boot and the process' start, its identity beside the pid
 */
public record ProcStat(long pid, char state, long parent, long session, long startTicks) {

    /** The command name stands in parentheses and may itself hold spaces and parentheses. */
    static ProcStat parse(String line) {
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 0 || close < open) throw new IllegalArgumentException("not a line of /proc/PID/stat: " + line);
        String[] rest = line.substring(close + 2).split(" ", -1);
        return new ProcStat(
                Long.parseLong(line.substring(0, open).strip()),
                rest[0].charAt(0),
                Long.parseLong(rest[1]),
                Long.parseLong(rest[3]),
                Long.parseLong(rest[19]));
    }

    /** Empty when there is no such process; a zombie is none: it only waits to be reaped. */
    public static Optional<ProcStat> of(long pid) {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "stat"));
            ProcStat stat = parse(new String(line, StandardCharsets.ISO_8859_1));
            return stat.state == 'Z' || stat.state == 'X' ? Optional.empty() : Optional.of(stat);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
