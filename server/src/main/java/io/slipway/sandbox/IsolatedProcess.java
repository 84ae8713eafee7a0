package io.slipway.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run as another user, in namespaces and a control group of its own. It starts behind a gate that
 * opens once it is in the group, and dies with this server.
 */
final class IsolatedProcess implements Sandbox {
    /** Waits for one line, then becomes the command: nothing of it runs outside the group. */
    private static final List<String> GATE = List.of("/bin/sh", "-c", "read -r go && exec \"$@\" </dev/null", "gate");

    private final BuildUser user;
    private final ControlGroup.Home groups;
    private final BuildNetwork network;
    private final List<Mount> etc;
    private final AtomicLong count = new AtomicLong();

    /**
     * The kernel ends a run when the thread that started it ends, so all are started by one thread
     * that lives as long as the server.
     */
    private final ExecutorService starter = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("sandbox").factory());

    private IsolatedProcess(BuildUser user, ControlGroup.Home groups, BuildNetwork network, List<Mount> etc) {
        this.user = user;
        this.groups = groups;
        this.network = network;
        this.etc = etc;
    }

    static Sandbox open(SandboxSettings settings) throws IOException, InterruptedException {
        String name = "slipway-build-" + settings.port();
        BuildUser user = BuildUser.ensure();
        List<String> resolvers = Etc.resolvers();
        List<Mount> etc = Etc.write(settings.folder().resolve("etc"), user, resolvers);
        ControlGroup.Home groups = ControlGroup.home(settings.groups(), name);
        groups.sweep();
        var network = new BuildNetwork(name, settings.port(), settings.closed(), resolvers);
        network.sweep();
        return new IsolatedProcess(user, groups, network, etc);
    }

    @Override
    public Ended run(Command command, Consumer<String> line) throws IOException, InterruptedException {
        if (!command.network()) return run(command, line, null);
        BuildNetwork.Slot slot = network.take();
        try {
            return run(command, line, slot);
        } finally {
            network.give(slot);
        }
    }

    private Ended run(Command command, Consumer<String> line, BuildNetwork.@Nullable Slot slot)
            throws IOException, InterruptedException {
        ControlGroup group = groups.create(Long.toString(count.incrementAndGet()), command.limits());
        try {
            Process process = start(words(command, group, slot));
            return follow(process, command, group, line);
        } finally {
            cleanUp(group);
        }
    }

    private List<String> words(Command command, ControlGroup group, BuildNetwork.@Nullable Slot slot) {
        List<String> words = new ArrayList<>(GATE);
        if (slot != null) words.addAll(List.of("nsenter", "--net=" + slot.path(), "--"));
        words.addAll(Bubblewrap.words(command, etc, group.view(), user));
        return words;
    }

    private Process start(List<String> words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        builder.directory(Path.of("/").toFile());
        try {
            return starter.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new IOException("cannot start " + words.getFirst(), e.getCause());
        }
    }

    private static Ended follow(Process process, Command command, ControlGroup group, Consumer<String> line)
            throws IOException, InterruptedException {
        try {
            group.join(process.pid());
            try (var gate = process.outputWriter()) {
                gate.write("go\n");
            }
            Thread reader = Thread.ofVirtual().start(new Lines(process.getInputStream(), line));
            Watched watched = Watched.of(process, command);
            Optional<Ended.How> cut = watched.await();
            if (cut.isEmpty() && group.ranOutOfMemory() && process.exitValue() != 0) {
                cut = Optional.of(Ended.How.OUT_OF_MEMORY);
            }
            // Not by the process itself: that would also close the pipe before its last lines are read.
            process.toHandle().destroyForcibly();
            reader.join();
            return new Ended(cut.orElse(Ended.How.EXITED), process.waitFor(), watched.took());
        } finally {
            process.destroyForcibly();
        }
    }

    /** Also when this thread is interrupted: what a run left behind must not outlive it. */
    private static void cleanUp(ControlGroup group) throws IOException, InterruptedException {
        boolean interrupted = Thread.interrupted();
        try {
            group.destroy();
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    @Override
    public String seen(Mount mount) {
        return mount.inside();
    }

    @Override
    public void own(Path folder) throws IOException {
        user.own(folder);
    }

    @Override
    public @Nullable String weakness() {
        return null;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        groups.sweep();
        network.sweep();
        starter.shutdown();
    }
}
