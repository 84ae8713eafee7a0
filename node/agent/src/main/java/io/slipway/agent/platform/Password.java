package io.slipway.agent.platform;

import io.slipway.agent.core.AtomicFile;
import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import io.slipway.agent.core.RandomText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The database's password: made once, known to this machine only. */
final class Password {
    private Password() {}

    static String of(Places places) {
        Path file = places.postgresPassword();
        try {
            if (Files.exists(file)) return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Fault("cannot read " + file, e);
        }
        String fresh = RandomText.base62(32);
        AtomicFile.write(file, fresh.getBytes(StandardCharsets.UTF_8), "rw-------");
        return fresh;
    }
}
