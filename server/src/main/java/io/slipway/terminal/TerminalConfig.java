package io.slipway.terminal;

import java.time.Duration;
import org.springframework.core.env.Environment;

/**
 * Settings under {@code slipway.terminal.}.
 *
 * @param idle a session in which nothing is typed for so long is closed
 * @param longest so is one that is open for so long
 * @param away how long a session waits for its reader to come back
 * @param each open sessions of one person
 * @param all open sessions of this server
 * @param recordingMegabytes of one recording; what is shown after that is not kept
 * @param recordings that are kept; the oldest go first
 * @param fileMegabytes that are copied into or out of a container at once
 */
record TerminalConfig(
        Duration idle,
        Duration longest,
        Duration away,
        int each,
        int all,
        int recordingMegabytes,
        int recordings,
        int fileMegabytes) {

    static TerminalConfig of(Environment env) {
        return new TerminalConfig(
                env.getProperty("slipway.terminal.idle", Duration.class, Duration.ofMinutes(15)),
                env.getProperty("slipway.terminal.longest", Duration.class, Duration.ofHours(8)),
                env.getProperty("slipway.terminal.away", Duration.class, Duration.ofSeconds(60)),
                env.getProperty("slipway.terminal.each", Integer.class, 10),
                env.getProperty("slipway.terminal.all", Integer.class, 200),
                env.getProperty("slipway.terminal.recordingMegabytes", Integer.class, 16),
                env.getProperty("slipway.terminal.recordings", Integer.class, 500),
                env.getProperty("slipway.terminal.fileMegabytes", Integer.class, 512));
    }
}
