package io.slipway.terminal;

import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.api.FileCopy;
import io.slipway.cluster.Causes;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Files into and out of containers, by the container's own tar as {@code kubectl cp} does it, or by that of a
 * debug container beside one that has none. Passed on as they come; asked for and done are in the audit.
 */
@Component
class FileCopies {
    private static final int AT_ONCE = 8;

    private final Doors doors;
    private final DebugContainers debug;
    private final Runs runs;
    private final Remotes remotes;
    private final Events events;
    private final TerminalConfig config;
    private final Semaphore places = new Semaphore(AT_ONCE);

    FileCopies(
            Doors doors,
            DebugContainers debug,
            Runs runs,
            Remotes remotes,
            Events events,
            org.springframework.core.env.Environment env) {
        this.doors = doors;
        this.debug = debug;
        this.runs = runs;
        this.remotes = remotes;
        this.events = events;
        this.config = TerminalConfig.of(env);
    }

    /**
     * What is asked.
     *
     * @param path in the container, from its root
     * @param mayGoOn false once the right is withdrawn
     */
    record Wish(
            Environment env,
            String app,
            @Nullable String pod,
            @Nullable String container,
            String path,
            @Nullable String reason,
            Actor actor,
            BooleanSupplier mayGoOn) {}

    /**
     * Where it is done.
     *
     * @param root before every path: the other container's files as a debug container sees them
     */
    private record Spot(String pod, String container, String runsIn, String root) {
        boolean beside() {
            return !root.isEmpty();
        }
    }

    /** One file. */
    FileCopy putFile(Wish wish, long size, InputStream content) throws InterruptedException {
        Target target = Target.of(wish.path());
        return put(wish, target.folder(), (tar, to) -> tar.pack(target.name(), size, content, to));
    }

    /** What an archive holds, below the path. */
    FileCopy putAll(Wish wish, InputStream archive) throws InterruptedException {
        return put(wish, Target.folder(wish.path()), (tar, to) -> {
            tar.pass(archive, to, true);
            if (tar.empty()) throw Refusal.invalid("body", "the archive holds no file and no folder");
            tar.end();
        });
    }

    private interface Sender {
        void send(Tarred tar, OutputStream to) throws IOException;
    }

    private FileCopy put(Wish wish, String folder, Sender sender) throws InterruptedException {
        return copying(wish, "upload", (spot, tar) -> {
            Place place = place(wish, spot, List.of("tar", "-x", "-o", "-f", "-", "-C", spot.root() + folder));
            try (Running program = Running.start(remotes, place, wish.actor())) {
                try {
                    sender.send(tar, program.input());
                } catch (IOException broken) {
                    // Mostly since the program has ended: its own words say more.
                    throw failed(wish, program, broken);
                }
                End end = program.finish();
                if (end.exit() != 0) throw failed(wish, program, null);
            }
        });
    }

    /** One file, once its size is known. */
    void getFile(Wish wish, Tarred.Single to) throws InterruptedException {
        get(wish, (tar, from) -> tar.unpack(from, to));
    }

    /** A file or a folder as an archive whose names begin with its own. */
    void getAll(Wish wish, OutputStream to) throws InterruptedException {
        get(wish, (tar, from) -> tar.pass(from, to, false));
    }

    private interface Receiver {
        void receive(Tarred tar, InputStream from) throws IOException;
    }

    private void get(Wish wish, Receiver receiver) throws InterruptedException {
        Target target = Target.of(wish.path());
        var _ = copying(wish, "download", (spot, tar) -> {
            Place place = place(
                    wish,
                    spot,
                    List.of("tar", "-c", "-f", "-", "-C", spot.root() + target.folder(), "./" + target.name()));
            try (Running program = Running.start(remotes, place, wish.actor())) {
                program.endInput();
                InputStream from = program.output();
                int first = from.read();
                // Nothing at all: it is not there, and tar says so.
                if (first < 0) throw failed(wish, program, null);
                InputStream whole = new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), from);
                receiver.receive(tar, whole);
                var _ = whole.transferTo(OutputStream.nullOutputStream());
                End end = program.end();
                boolean moved = program.words().contains("file changed as we read it");
                if (end.exit() != 0 && !moved) throw failed(wish, program, null);
                if (tar.empty())
                    throw Refusal.invalid("path", wish.path() + " holds no plain file; links are not copied");
                tar.end();
            }
        });
    }

    private interface Copy {
        void of(Spot spot, Tarred tar) throws IOException, InterruptedException;
    }

    private FileCopy copying(Wish wish, String way, Copy copy) throws InterruptedException {
        refuseWithoutReason(wish);
        if (!places.tryAcquire()) {
            throw Refusal.of(Code.TooMany, AT_ONCE + " copies are under way on this server", "try again in a moment");
        }
        try {
            Spot spot = spot(wish);
            Tarred tar = new Tarred((long) config.fileMegabytes() << 20, wish.mayGoOn());
            events.record(told("terminal.file.asked", wish, spot, way, Map.of()));
            try {
                copy.of(spot, tar);
            } catch (IOException | RuntimeException e) {
                events.record(told(
                        "terminal.file.failed",
                        wish,
                        spot,
                        way,
                        Map.of("bytes", tar.bytes(), "why", String.valueOf(e.getMessage()))));
                throw e instanceof IOException broken ? away(wish, broken) : (RuntimeException) e;
            }
            FileCopy done = new FileCopy(
                    spot.pod(), spot.container(), wish.path(), tar.files(), tar.bytes(), tar.sha256(), spot.beside());
            events.record(told(
                    "terminal.file.copied",
                    wish,
                    spot,
                    way,
                    Map.of(
                            "files", done.files(),
                            "bytes", done.bytes(),
                            "sha256", done.sha256(),
                            "leftOut", tar.leftOut())));
            return done;
        } finally {
            places.release();
        }
    }

    /** A program that is not there is known only by trying it. */
    private Spot spot(Wish wish) throws InterruptedException {
        Environment env = wish.env();
        String pod = doors.pod(env, wish.app(), wish.pod());
        String container = doors.container(env, wish.app(), pod, wish.container(), wish.actor());
        try {
            Runs.Done tried =
                    runs.run(Place.of(env, wish.app(), pod, container, List.of("tar", "--help")), wish.actor());
            if (!tried.end().word().equals("NoShell")) return new Spot(pod, container, container, "");
            String beside = debug.beside(env, pod, container, wish.actor());
            return new Spot(pod, container, beside, "/proc/1/root");
        } catch (IOException e) {
            throw away(wish, e);
        }
    }

    private static Place place(Wish wish, Spot spot, List<String> command) {
        return Place.of(wish.env(), wish.app(), spot.pod(), spot.runsIn(), command);
    }

    private static void refuseWithoutReason(Wish wish) {
        Environment env = wish.env();
        if (env.envClass() == EnvClass.prod
                && (wish.reason() == null || wish.reason().isBlank())) {
            throw Refusal.of(
                    Code.ReasonNeeded,
                    "%s/%s is of class prod: say why".formatted(env.project(), env.name()),
                    "add --reason \"...\"");
        }
    }

    private static Event told(String name, Wish wish, Spot spot, String way, Map<String, Object> more) {
        Map<String, Object> data = new HashMap<>(
                Map.of("way", way, "pod", spot.pod(), "container", spot.container(), "path", wish.path()));
        data.putAll(more);
        if (spot.beside()) data.put("by", spot.runsIn());
        if (wish.reason() != null) data.put("reason", wish.reason());
        return Event.of(name, wish.actor(), data)
                .in(wish.env().project(), wish.env().name(), wish.app());
    }

    private static Refusal failed(Wish wish, Running program, @Nullable IOException broken)
            throws IOException, InterruptedException {
        End end = program.end();
        if (end.exit() == 0 && broken != null) throw broken;
        String words = program.words();
        return Refusal.of(
                Code.Invalid,
                "%s: %s"
                        .formatted(
                                wish.path(),
                                words.isEmpty()
                                        ? end.detail()
                                        : words.lines().findFirst().orElse("")),
                "look there by a terminal: 'slipway %s/%s login %s'"
                        .formatted(wish.env().project(), wish.env().name(), wish.app()));
    }

    private static Refusal away(Wish wish, IOException broken) {
        return Refusal.of(
                Code.ClusterUnreachable,
                "the copy of %s broke: %s".formatted(wish.path(), Causes.of(broken)),
                "'slipway cluster show " + wish.env().cluster() + "' says how the cluster is");
    }
}
