package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import io.slipway.agent.core.Places;
import io.slipway.agent.core.Settings;
import io.slipway.agent.part.RunningParts;
import io.slipway.agent.platform.LoanedPostgres;
import io.slipway.agent.platform.Versions;
import io.slipway.agent.save.DatabaseProgram;
import io.slipway.agent.save.Manifest;
import io.slipway.agent.save.PlatformSave;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code backup FILE}: all of a platform in one file, while it runs or stands still. */
final class Backup {
    private final Options options;
    private final Places places;
    private final Screen screen = new Screen();

    Backup(Options options) {
        this.options = options;
        this.places = options.places();
    }

    int run() {
        Settings settings = Settings.read(places)
                .orElseThrow(() ->
                        new Fault("there is no platform in " + places.data() + "; name its folder with --data DIR"));
        Path target =
                Path.of(options.find("file").orElseThrow()).toAbsolutePath().normalize();
        PlatformSave save = new PlatformSave(
                settings, target, !options.is("no-registry"), Passphrase.of(options.find("passphrase-file")));
        try (UpLock _ = UpLock.take(places, "backup")) {
            Manifest manifest = write(save, settings);
            print(target, manifest);
        }
        return 0;
    }

    private Manifest write(PlatformSave save, Settings settings) {
        Path dist = Path.of(settings.distDir());
        if (!settings.ownDatabase() || runs()) {
            return save.run(
                    new DatabaseProgram(dist, settings.dbUrl(), settings.dbUser(), Path.of(settings.dbPasswordFile())),
                    Versions.slipway());
        }
        try (LoanedPostgres postgres = LoanedPostgres.start(places, Life.cache())) {
            return save.run(
                    new DatabaseProgram(dist, postgres.url(), settings.dbUser(), places.postgresPassword()),
                    Versions.slipway());
        }
    }

    /** With an agent there is a database, or there will be in a moment. */
    private boolean runs() {
        return new AgentProcess(places).find().isPresent()
                || RunningParts.of(places).processes().containsKey("postgres");
    }

    private void print(Path target, Manifest manifest) {
        screen.done(String.format(
                Locale.ROOT,
                "%d files, %.1f MB, audit of %d rows",
                manifest.members().size(),
                manifest.bytes() / 1e6,
                manifest.database().path("audit").path("rows").asLong()));
        if (!manifest.keys()) {
            screen.note(
                    "without keys: kubeconfigs of registered clusters cannot be opened after a restore, and the local"
                            + " cluster gets new authorities (--passphrase-file FILE takes the keys along)");
        }
        List<String> newer = manifest.database()
                .path("newer")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        if (!newer.isEmpty()) {
            screen.note("a newer version has changed the database (migrations " + String.join(", ", newer)
                    + "): restore with that version or a later one");
        }
        String broken = manifest.database().path("audit").path("why").asString("");
        if (!broken.isEmpty()) screen.fault("the audit was changed: " + broken);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("file", target.toString());
        answer.put("files", manifest.members().size());
        answer.put("bytes", manifest.bytes());
        answer.put("version", manifest.version());
        answer.put("keys", manifest.keys());
        answer.put("newer", newer);
        answer.put("audit", manifest.database().path("audit"));
        Screen.result(options.json() ? Json.write(answer) : target.toString());
    }
}
