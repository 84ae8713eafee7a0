package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import io.slipway.agent.core.Places;
import io.slipway.agent.save.ArchiveReader;
import io.slipway.agent.save.Manifest;
import io.slipway.agent.save.PlatformLoad;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code restore FILE}: a new data folder that holds what the file holds. */
final class Restore {
    private static final int PARTLY = 6;
    private final Options options;
    private final Path target;
    private final Screen screen = new Screen();

    Restore(Options options) {
        this.options = options;
        this.target = options.places().data();
    }

    int run() {
        Path file = Path.of(options.find("file").orElseThrow()).toAbsolutePath().normalize();
        try (ArchiveReader archive = ArchiveReader.open(file)) {
            Optional<String> passphrase = passphrase(archive.manifest());
            PlatformLoad.refuseUsed(target);
            Places fresh = Places.of(target.resolveSibling(target.getFileName() + ".restoring"));
            try (UpLock _ = UpLock.take(fresh, "restore")) {
                Path dist = Distribution.of(options).folder();
                JsonNode database = new PlatformLoad(archive, fresh, target, dist, Life.cache()).run(passphrase);
                return print(archive.manifest(), database);
            }
        } catch (IOException e) {
            throw new Fault("cannot restore to " + target, e);
        }
    }

    /** Keys are left behind only when that is what is wanted. */
    private Optional<String> passphrase(Manifest manifest) {
        if (!manifest.keys() || options.is("without-keys")) return Optional.empty();
        return Passphrase.of(Optional.of(options.find("passphrase-file")
                .orElseThrow(() -> new Fault("the backup holds keys: give --passphrase-file FILE to open them, or"
                        + " --without-keys to leave them out"))));
    }

    private int print(Manifest manifest, JsonNode database) {
        JsonNode audit = database.path("audit");
        boolean whole = audit.path("broken").isNull()
                && audit.path("head").equals(manifest.database().path("audit").path("head"));
        screen.done(manifest.members().size() + " files of " + manifest.time() + " to " + target);
        if (whole) screen.done("audit chain verified: " + audit.path("rows").asLong() + " rows");
        else screen.fault("the audit is not what it was: " + why(audit, manifest));
        String next = "slipway up --data " + target + " --port " + manifest.port() + " --cluster " + manifest.cluster();
        screen.note("start it: " + next + " (another --port beside one that runs)");
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", target.toString());
        answer.put("from", manifest.from());
        answer.put("time", manifest.time().toString());
        answer.put("version", manifest.version());
        answer.put("audit", audit);
        answer.put("auditVerified", whole);
        answer.put("next", next);
        Screen.result(options.json() ? Json.write(answer) : target.toString());
        return whole ? 0 : PARTLY;
    }

    private static String why(JsonNode audit, Manifest manifest) {
        String broken = audit.path("why").asString("");
        if (!broken.isEmpty()) return broken;
        return "its last hash is " + audit.path("head").asString("") + ", the backup says "
                + manifest.database().path("audit").path("head").asString("");
    }
}
