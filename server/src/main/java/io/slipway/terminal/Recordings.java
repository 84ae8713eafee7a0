package io.slipway.terminal;

import io.slipway.api.Terminal;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.store.Settings;
import io.slipway.store.Upkeep;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recordings in the data folder, one file a session, named by its id, which sorts by time. */
@Component
class Recordings implements Upkeep {
    private static final String ENDING = ".cast";

    private final Path folder;
    private final Clock clock;
    private final TerminalConfig config;

    Recordings(Settings settings, Clock clock, Environment env) {
        this.folder = settings.data().resolve("terminal");
        this.clock = clock;
        this.config = TerminalConfig.of(env);
    }

    /** @throws Refusal DiskFull: what cannot be recorded is not opened */
    Recording begin(UUID id, Actor actor, Place place) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return Recording.begin(file(id), id, actor, place, clock, ((long) config.recordingMegabytes()) << 20);
        } catch (IOException e) {
            throw Refusal.of(
                    Code.DiskFull,
                    "a terminal is opened only when it can be recorded, and " + folder + " takes no file: "
                            + e.getMessage(),
                    "make room on that disk; './slipway doctor' shows it");
        }
    }

    List<Terminal.Recording> list() {
        List<Terminal.Recording> all = new ArrayList<>();
        for (Path file : files()) all.add(head(file));
        return all;
    }

    Path find(UUID id) {
        Path file = file(id);
        if (Files.isRegularFile(file)) return file;
        throw Refusal.of(
                Code.NotFound,
                "there is no recording " + id,
                "the " + config.recordings() + " newest are kept: GET /api/v1/terminal-recordings");
    }

    private Path file(UUID id) {
        return folder.resolve(id + ENDING);
    }

    /** The newest first. */
    private List<Path> files() {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("the recordings in " + folder + " cannot be listed", e);
        }
    }

    private static Terminal.Recording head(Path file) {
        String name = file.getFileName().toString();
        UUID id = UUID.fromString(name.substring(0, name.length() - ENDING.length()));
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            JsonNode about =
                    JsonMapper.shared().readTree(line == null ? "{}" : line).path("slipway");
            return new Terminal.Recording(
                    id,
                    about.path("user").asString(""),
                    about.path("project").asString(""),
                    about.path("env").asString(""),
                    about.path("app").asString(""),
                    about.path("pod").asString(""),
                    about.path("container").asString(""),
                    Instant.parse(about.path("begun").asString(Instant.EPOCH.toString())),
                    Files.size(file));
        } catch (IOException | JacksonException e) {
            throw new IllegalStateException("the recording " + file + " cannot be read", e);
        }
    }

    @Override
    public String what() {
        return "old recordings of terminals";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void round() throws IOException {
        List<Path> files = files();
        for (Path old : files.subList(Math.min(config.recordings(), files.size()), files.size())) Files.delete(old);
    }
}
