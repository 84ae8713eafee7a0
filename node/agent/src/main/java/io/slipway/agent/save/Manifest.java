package io.slipway.agent.save;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * {@code manifest.json}: what an archive is and what is in it. It is written last and read first.
 *
 * @param format of the archive; a change that older versions cannot read raises it
 * @param version of Slipway that wrote it
 * @param from the data folder it was taken of
 * @param port and {@code cluster}: how that platform was started
 * @param keys whether the keys are in it, closed with a passphrase
 * @param database what the database's own part says of itself
 */
public record Manifest(
        int format,
        String version,
        Instant time,
        String from,
        int port,
        int routerPort,
        String cluster,
        boolean registry,
        boolean keys,
        JsonNode database,
        List<Member> members) {
    static final String FILE = "manifest.json";
    static final int FORMAT = 1;

    /** One file of the archive. */
    public record Member(String name, long bytes, String sha256) {}

    public long bytes() {
        return members.stream().mapToLong(Member::bytes).sum();
    }
}
