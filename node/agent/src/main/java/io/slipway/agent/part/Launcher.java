package io.slipway.agent.part;

import io.slipway.agent.core.Fault;
import io.slipway.agent.os.Pid;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts a part in a session of its own, so that it outlives the agent. */
final class Launcher {
    private Launcher() {}

    /**
     * Writes the intent, starts, writes the pid: a crash between leaves a process that is found by
     * the log it writes to.
     */
    static Process start(PartSpec spec, PartRecord intent, PartsFile file) {
        file.put(intent);
        try {
            Path log = Path.of(intent.log());
            Files.createDirectories(log.resolveSibling(""));
            new LogFile(log).rotate();
            Process process = builder(spec, log).start();
            Pid.of(process.pid()).map(intent::running).ifPresent(file::put);
            return process;
        } catch (IOException e) {
            throw new Fault(
                    "cannot start " + spec.name() + " (" + spec.part().command().getFirst() + ")", e);
        }
    }

    private static ProcessBuilder builder(PartSpec spec, Path log) {
        ProcessBuilder builder = new ProcessBuilder(spec.launch());
        builder.environment().clear();
        builder.environment().putAll(spec.environment());
        String folder = spec.part().workDir();
        builder.directory(new File(folder == null ? "/" : folder));
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return builder;
    }
}
