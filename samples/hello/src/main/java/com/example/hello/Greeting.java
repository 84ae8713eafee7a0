package com.example.hello;

/**
 * What the service answers.
 *
 * @param version of the artifact that runs, as the platform gave it
 * @param commit of the source it was built from
 */
record Greeting(String message, String version, String commit, String pod) {
    private static final int SHOWN = 12;

    static Greeting of(String message, String version, String commit, String pod) {
        return new Greeting(message.strip(), version, commit.substring(0, Math.min(SHOWN, commit.length())), pod);
    }
}
