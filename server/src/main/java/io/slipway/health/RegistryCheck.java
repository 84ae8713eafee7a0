package io.slipway.health;

import io.slipway.store.Settings;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** The registry that builds push to and nodes pull from. */
@Component
class RegistryCheck implements Check {
    private final Settings settings;

    RegistryCheck(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public Finding look() {
        String host = settings.registry();
        if (host == null) return Finding.ok("none of our own");
        try {
            int status = Ask.status("http://" + host + "/v2/");
            return status < 500 ? Finding.ok(host + " answers") : away(host, "it answers with status " + status);
        } catch (IOException e) {
            return away(host, e instanceof java.net.ConnectException ? "nothing listens there" : LocalAgent.words(e));
        }
    }

    private static Finding away(String host, String why) {
        return Finding.down(host + ": " + why, "./slipway logs --platform registry")
                .as("RegistryAway");
    }
}
