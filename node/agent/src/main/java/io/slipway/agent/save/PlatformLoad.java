package io.slipway.agent.save;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import io.slipway.agent.os.Deadline;
import io.slipway.agent.os.Pid;
import io.slipway.agent.os.Processes;
import io.slipway.agent.os.Tool;
import io.slipway.agent.platform.LoanedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Makes a data folder of an archive, in a folder of another name that becomes the real one in one
 * step at the end: there is nothing, or all of it.
 *
 * @param fresh the folder of another name, whose lock the caller holds
 */
public record PlatformLoad(ArchiveReader archive, Places fresh, Path target, Path dist, Path cache) {
    private static final String WORK = "restore/";
    private static final Duration ORPHANS = Duration.ofSeconds(60);
    private static final List<String> PLACES = List.of("git/", "build/log/", "registry/");
    private static final Pattern HISTORY =
            Pattern.compile("git/[^/]+/(HEAD|packed-refs|refs/.+|logs/.+|objects/(?!info/).+)");

    /** Nothing packs on its own: a backup under way would miss what moves. */
    private static final String CONFIG = """
            [core]
            \trepositoryformatversion = 0
            \tfilemode = true
            \tbare = true
            [gc]
            \tauto = 0
            """;

    /** Returns what the database said of itself after it was filled. */
    public JsonNode run(Optional<String> passphrase) {
        try {
            refuseUsed(target);
            empty();
            Path data = fresh.data();
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
            Path work = Files.createDirectory(
                    data.resolve(WORK),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            archive.unpack(data, PlatformLoad::place);
            configure(data.resolve("git"));
            if (passphrase.isPresent()) KeyBox.open(work.resolve(PlatformSave.KEYS), passphrase.get(), data);
            JsonNode database = fill(work);
            Tool.of("rm", "-rf", work.toString()).run();
            Tool.of("sync", "-f", data.toString())
                    .within(Duration.ofMinutes(10))
                    .run();
            refuseUsed(target);
            Files.move(data, target, StandardCopyOption.ATOMIC_MOVE);
            return database;
        } catch (IOException e) {
            throw new Fault("cannot restore to " + target, e);
        } finally {
            // Gone when all went well, since it is the real one then.
            Tool.of("rm", "-rf", "--one-file-system", fresh.data().toString()).quiet();
        }
    }

    static void configure(Path git) throws IOException {
        if (!Files.isDirectory(git)) return;
        List<Path> repositories;
        try (Stream<Path> all = Files.list(git)) {
            repositories = all.toList();
        }
        for (Path repository : repositories) {
            // Git takes a folder without them for none, and an archive has no empty folders.
            Files.createDirectories(repository.resolve("objects"));
            Files.createDirectories(repository.resolve("refs"));
            Files.writeString(repository.resolve("config"), CONFIG);
        }
    }

    private JsonNode fill(Path work) {
        try (LoanedPostgres postgres = LoanedPostgres.start(fresh, cache)) {
            return new DatabaseProgram(dist, postgres.url(), "slipway", fresh.postgresPassword())
                    .in(work.resolve(PlatformSave.DATABASE), archive.manifest().from(), target.toString());
        }
    }

    /**
     * What is only read once goes to the working folder, all else to its place, and nothing anywhere else.
     * Of a repository only its history has one: settings, hooks and pointers to other folders can run
     * programs or read other files.
     */
    static String place(String name) {
        if (name.startsWith(PlatformSave.DATABASE) || name.equals(PlatformSave.KEYS)) return WORK + name;
        if (name.startsWith("git/") && !HISTORY.matcher(name).matches()) return WORK + name;
        if (PLACES.stream().anyMatch(name::startsWith)) return name;
        throw new Fault("the backup holds " + name + ", which no backup of Slipway has");
    }

    /** Takes away what a restore left that was killed here, once its programs have ended by themselves. */
    private void empty() throws IOException {
        awaitOrphans();
        List<Path> left;
        try (Stream<Path> all = Files.list(fresh.data())) {
            left = all.filter(path -> !path.equals(fresh.agent())).toList();
        }
        for (Path path : left)
            Tool.of("rm", "-rf", "--one-file-system", path.toString()).run();
    }

    /** A copy, an initdb, a database that ends: whoever still writes there would stand in the way of what comes. */
    private void awaitOrphans() {
        Path data = fresh.data();
        if (Deadline.in(ORPHANS)
                .poll(Duration.ofMillis(50), () -> Processes.workingIn(data).isEmpty())) return;
        for (Pid pid : Processes.workingIn(data)) {
            throw new Fault("process " + pid.number() + " (" + Processes.command(pid.number()) + ") of a restore that"
                    + " was killed still works in " + data + " after " + ORPHANS.toSeconds() + " s; end it (kill "
                    + pid.number() + ") and restore again");
        }
    }

    /** A folder with anything in it is somebody's platform. */
    public static void refuseUsed(Path target) throws IOException {
        if (!Files.exists(target)) return;
        try (Stream<Path> content = Files.list(target)) {
            if (content.findAny().isPresent()) {
                throw new Fault(target + " is not empty: restore to a new folder (--data DIR), or remove the platform"
                        + " there first (slipway down --purge --data " + target + ")");
            }
        }
    }
}
