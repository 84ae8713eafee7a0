package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import io.slipway.agent.daemon.DaemonLock;
import io.slipway.agent.os.Pid;
import io.slipway.agent.os.Tool;
import io.slipway.agent.part.LogFile;
import io.slipway.agent.platform.ClassPath;
import io.slipway.agent.platform.ThisJava;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The daemon, seen from the commands. */
final class AgentProcess {
    private final Places places;

    AgentProcess(Places places) {
        this.places = places;
    }

    Optional<Pid> find() {
        return DaemonLock.holder(places);
    }

    /** Starts it in a session of its own; it serves a moment later. */
    void start(Distribution dist) {
        LogFile log = new LogFile(places.log("agent"));
        log.rotate();
        ProcessBuilder builder = new ProcessBuilder(command(dist));
        builder.environment().put("PATH", Tool.PATH);
        builder.environment().put("SLIPWAY_CACHE", Life.cache().toString());
        builder.directory(new File("/"));
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        try {
            builder.start();
        } catch (IOException e) {
            throw new Fault("cannot start the agent", e);
        }
    }

    /** Ends the daemon only: its parts go on running. */
    void end() {
        Optional<Pid> daemon = find();
        if (daemon.isEmpty()) return;
        daemon.get().signal("TERM");
        if (daemon.get().awaitEnd(Duration.ofSeconds(10))) return;
        daemon.get().signal("KILL");
        if (!daemon.get().awaitEnd(Duration.ofSeconds(10))) {
            throw new Fault("the agent, pid " + daemon.get().number() + ", does not end");
        }
    }

    private List<String> command(Distribution dist) {
        Path lib = dist.folder().resolve("agent/lib");
        String classPath = Files.isDirectory(lib) ? ClassPath.of(lib) : System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/setsid",
                ThisJava.program(),
                // Grows only when it must: it idles for most of its life.
                "-Xms8m",
                "-Xmx64m",
                "-XX:ReservedCodeCacheSize=24m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-Xlog:disable"));
        command.addAll(cache(dist));
        command.addAll(List.of(
                "-cp",
                classPath,
                "io.slipway.agent.Agent",
                "run",
                "--data",
                places.data().toString()));
        return command;
    }

    /** While the distribution is made the daemon only notes what it loads: it must end as fast as ever. */
    private static List<String> cache(Distribution dist) {
        Path cache = dist.folder().resolve("agent/agent.aot");
        if (dist.training()) return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + cache + "conf");
        return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }
}
