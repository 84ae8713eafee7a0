package io.slipway.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A child of the server, for machines where the server is not root: a deadline, a clean environment, no walls. */
final class PlainProcess implements Sandbox {
    private static final Duration LAST_LINES = Duration.ofSeconds(2);
    private final String why;

    PlainProcess(String why) {
        this.why = why;
    }

    @Override
    public Ended run(Command command, Consumer<String> line) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command.arguments()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        builder.directory(Path.of(command.folder()).toFile());
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            Thread reader = Thread.ofVirtual().start(new Lines(process.getInputStream(), line));
            Watched watched = Watched.of(process, command);
            Optional<Ended.How> cut = watched.await();
            end(process);
            // A child that ran away may hold the pipe open for ever.
            reader.join(LAST_LINES);
            return new Ended(cut.orElse(Ended.How.EXITED), process.waitFor(), watched.took());
        } finally {
            end(process);
        }
    }

    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.toHandle().destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public String seen(Mount mount) {
        return mount.host().toString();
    }

    @Override
    public void own(Path folder) {}

    @Override
    public String weakness() {
        return why + ": builds run as the server's own user, without walls";
    }

    @Override
    public void close() {}
}
