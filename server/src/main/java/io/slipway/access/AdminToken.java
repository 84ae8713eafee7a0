package io.slipway.access;

import io.slipway.core.Secret;
import io.slipway.store.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes the token in {@code adminTokenFile} the one of local-admin, at each start. */
@Component
class AdminToken implements SmartLifecycle {
    private final People people;
    private final Settings settings;
    private boolean running;

    AdminToken(People people, Settings settings) {
        this.people = people;
        this.settings = settings;
    }

    @Override
    public void start() {
        Path file = settings.adminTokenFile();
        if (file != null) {
            try {
                people.localAdmin(Secret.of(Files.readString(file).strip()));
            } catch (IOException e) {
                throw new IllegalStateException("cannot read the admin token file " + file, e);
            }
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything that serves requests. */
    @Override
    public int getPhase() {
        return 0;
    }
}
