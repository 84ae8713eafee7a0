package io.slipway.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open terminal session.
 *
 * @param tty false for one whose input and output are plain streams
 * @param lastKey when something was typed last
 * @param attached false while its reader is away; it waits a minute for it
 * @param bytes of output so far
 */
public record Terminal(
        UUID id,
        String user,
        String project,
        String env,
        String app,
        String pod,
        String container,
        boolean tty,
        Instant opened,
        Instant lastKey,
        boolean attached,
        long bytes) {

    /**
     * Input of {@code POST .../apps/{a}/terminals}: asks for the ticket that opens the websocket.
     *
     * @param pod the newest that is ready by default
     * @param container the app's own by default
     * @param debug in a container with a shell beside that one, for images without
     * @param tty true by default
     * @param command a shell that is found in the container by default
     * @param session of the same person, to come back to; everything else is then of no matter
     * @param reason wanted for environments of class prod
     */
    public record Open(
            @Nullable String pod,
            @Nullable String container,
            @Nullable Boolean debug,
            @Nullable Boolean tty,
            @Nullable List<String> command,
            @Nullable Integer columns,
            @Nullable Integer rows,
            @Nullable UUID session,
            @Nullable String reason)
            implements Checked {
        private static final int MOST = 1_000;
        private static final int MOST_WORDS = 16_384;

        @Override
        public List<Problem.Fault> faults() {
            List<Problem.Fault> faults = new ArrayList<>();
            size("columns", columns, faults);
            size("rows", rows, faults);
            if (command != null
                    && (command.isEmpty()
                            || command.stream().mapToInt(String::length).sum() > MOST_WORDS)) {
                faults.add(new Problem.Fault(
                        "command", "command is a program and its arguments, " + MOST_WORDS + " characters at most"));
            }
            return faults;
        }

        private static void size(String name, @Nullable Integer value, List<Problem.Fault> faults) {
            if (value != null && (value < 1 || value > MOST)) {
                faults.add(new Problem.Fault(name, name + " is 1 to " + MOST + ", got " + value));
            }
        }
    }

    /**
     * Lets its person open the websocket once, within half a minute.
     *
     * @param ticket sent as the websocket's second sub-protocol, {@code ticket.TICKET}
     * @param path of the websocket
     */
    public record Ticket(String ticket, UUID session, String pod, String container, String path, Instant expires) {}

    /**
     * A container that a terminal can be opened in.
     *
     * @param own the app's own, which is entered where none is named
     */
    public record Container(String pod, String name, boolean own) {}

    /**
     * What was shown in a session that may be over; replayed by any player of asciicast v2.
     *
     * @param bytes of the file
     */
    public record Recording(
            UUID id,
            String user,
            String project,
            String env,
            String app,
            String pod,
            String container,
            Instant begun,
            long bytes) {}
}
