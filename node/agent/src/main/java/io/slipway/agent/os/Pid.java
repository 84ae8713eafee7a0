package io.slipway.agent.os;

import java.time.Duration;
import java.util.Optional;

/**
 * A process that cannot be taken for another one: numbers are used again, a number with its start
 * time within one boot is not.
 */
public record Pid(long number, long startTicks, String boot) {

    public static Optional<Pid> of(long number) {
        return ProcStat.of(number).map(stat -> new Pid(number, stat.startTicks(), Boot.id()));
    }

    /** False after a restart of the machine: then nothing of that time runs. */
    public boolean sameBoot() {
        return boot.equals(Boot.id());
    }

    public boolean alive() {
        return sameBoot()
                && ProcStat.of(number)
                        .filter(stat -> stat.startTicks() == startTicks)
                        .isPresent();
    }

    /** Sends a signal by name (TERM, INT, KILL) unless the process is gone. */
    public void signal(String name) {
        if (alive()) Tool.of("/bin/kill", "-s", name, Long.toString(number)).quiet();
    }

    /** True when the process ended within the time. */
    public boolean awaitEnd(Duration time) {
        return Deadline.in(time).poll(Duration.ofMillis(40), () -> !alive());
    }
}
