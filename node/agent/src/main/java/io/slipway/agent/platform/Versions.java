package io.slipway.agent.platform;

import io.slipway.agent.core.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** What this build is made of. */
public final class Versions {
    private Versions() {}

    public static String slipway() {
        return of("slipway");
    }

    static String postgres() {
        return of("postgres");
    }

    private static String of(String name) {
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            Properties versions = new Properties();
            versions.load(in);
            return versions.getProperty(name);
        } catch (IOException e) {
            throw new Fault("the agent's jar is damaged; build it again", e);
        }
    }
}
