package io.slipway.agent.platform;

import java.nio.file.Path;

/** The Java that runs the agent, which also runs the server. */
public final class ThisJava {
    private ThisJava() {}

    public static String home() {
        return System.getProperty("java.home");
    }

    public static String program() {
        return Path.of(home(), "bin", "java").toString();
    }
}
