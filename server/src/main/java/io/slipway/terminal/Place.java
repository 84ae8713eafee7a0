package io.slipway.terminal;

import io.slipway.api.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Where a session runs and what.
 *
 * @param command the first of these that is there is run
 */
record Place(
        Environment env,
        String app,
        String pod,
        String container,
        boolean tty,
        List<String> command,
        int columns,
        int rows) {
    /** bash, ash or sh, whichever is there first; nothing in it comes from anybody. Its mark is inherited by all it starts. */
    private static final String SHELL = "TERM=xterm-256color; SLIPWAY_TERMINAL=$1; export TERM SLIPWAY_TERMINAL; "
            + "for s in bash ash; do command -v $s >/dev/null 2>&1 && exec $s; done; exec sh";

    /** The cluster leaves a program running whose connection has gone, so it is hung up on like by a modem. */
    private static final String HANG_UP = "for p in /proc/[0-9]*; do e=$(cat $p/environ 2>/dev/null); "
            + "case $e in *SLIPWAY_TERMINAL=$1*) kill -HUP ${p#/proc/};; esac; done 2>/dev/null; exit 0";

    /** Before a command that somebody named: the same mark, and the command as it is, word by word. */
    private static final String MARK = "SLIPWAY_TERMINAL=$1; export SLIPWAY_TERMINAL; shift; exec \"$@\"";

    static List<String> marked(UUID session, List<String> command) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", MARK, "sh", session.toString()));
        words.addAll(command);
        return List.copyOf(words);
    }

    static List<String> shell(UUID session) {
        return List.of("sh", "-c", SHELL, "sh", session.toString());
    }

    static List<String> hangUp(UUID session) {
        return List.of("sh", "-c", HANG_UP, "sh", session.toString());
    }

    /** The same place for another program. */
    Place running(List<String> other) {
        return of(env, app, pod, container, other);
    }

    /** Without a tty, for a program that nobody types into. */
    static Place of(Environment env, String app, String pod, String container, List<String> command) {
        return new Place(env, app, pod, container, false, command, 80, 24);
    }
}
