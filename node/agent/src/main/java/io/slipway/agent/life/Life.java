package io.slipway.agent.life;

import io.slipway.agent.daemon.Daemon;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The life-cycle verbs. Exit codes: 0 ok, 1 failed, 2 usage, 5 time-out, 6 partly done. */
public final class Life {
    private static final int USAGE = 2;

    private Life() {}

    public static int run(List<String> arguments) {
        Options options = Options.parse(arguments, System.getenv());
        if (!options.faults().isEmpty()) {
            options.faults().forEach(fault -> System.err.println("slipway: " + fault));
            return USAGE;
        }
        return switch (options.verb()) {
            case "run" -> Daemon.run(options.places(), cache());
            case "up" -> new Up(options).run();
            case "down" -> new Down(options).run();
            case "status" -> Status.run(options);
            case "doctor" -> Doctor.run(options);
            case "support" -> Support.run(options);
            case "logs" -> Logs.run(options);
            case "backup" -> new Backup(options).run();
            case "restore" -> new Restore(options).run();
            default -> throw new IllegalStateException(options.verb());
        };
    }

    static Path cache() {
        return Optional.ofNullable(System.getenv("SLIPWAY_CACHE"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "slipway"));
    }
}
