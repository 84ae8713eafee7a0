package io.slipway.agent.platform;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import io.slipway.agent.os.Deadline;
import io.slipway.agent.os.Users;
import io.slipway.agent.part.LogFile;
import io.slipway.agent.part.PostgresGreeting;
import io.slipway.api.node.NodePlan.Part;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The database of a folder on which nothing else runs, for as long as one command needs it. */
public final class LoanedPostgres implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Process process;
    private final int port;

    private LoanedPostgres(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Makes the database first where there is none. */
    public static LoanedPostgres start(Places places, java.nio.file.Path cache) {
        try {
            int port = freePort();
            Part part = Postgres.prepared(places, port, cache).part();
            LogFile log = new LogFile(places.log(part.name()));
            Files.createDirectories(log.path().resolveSibling(""));
            ProcessBuilder builder = new ProcessBuilder(command(part));
            builder.environment().clear();
            builder.environment().putAll(part.environment());
            builder.directory(new File("/")).redirectInput(new File("/dev/null"));
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
            LoanedPostgres loaned = new LoanedPostgres(builder.start(), port);
            loaned.await(log);
            return loaned;
        } catch (IOException e) {
            throw new Fault("cannot start the database in " + places.postgres(), e);
        }
    }

    /** Its kernel ends it when we die, however that is: nobody else knows of it. */
    private static List<String> command(Part part) {
        List<String> command = new ArrayList<>(List.of("/usr/bin/setpriv", "--pdeathsig", "INT"));
        if (Users.root()) {
            String user = String.valueOf(part.user());
            command.addAll(List.of("--reuid", user, "--regid", user, "--init-groups"));
        }
        command.add("--");
        command.addAll(part.command());
        return command;
    }

    private void await(LogFile log) {
        boolean ready =
                Deadline.in(PATIENCE).poll(Duration.ofMillis(50), () -> !process.isAlive() || fault().isEmpty());
        if (ready && process.isAlive()) return;
        close();
        throw new Fault(
                "the database does not start: " + log.lastLine().orElse("it said nothing") + " (" + log.path() + ")");
    }

    private Optional<String> fault() {
        try {
            return PostgresGreeting.fault("127.0.0.1:" + port);
        } catch (IOException e) {
            return Optional.of(Fault.words(e));
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/slipway";
    }

    /** Ends it cleanly: what it holds is on disk then. */
    @Override
    public void close() {
        try {
            // INT: at once, but with a checkpoint.
            if (process.isAlive()) new ProcessBuilder("/bin/kill", "-s", "INT", Long.toString(process.pid())).start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new Fault("the database, pid " + process.pid() + ", does not end");
            }
        } catch (IOException e) {
            throw new Fault("cannot end the database, pid " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted while the database ended", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
