package io.slipway.artifact;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Tags by which people find an image: the time of the build and the revision of its source. */
public final class Tags {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private Tags() {}

    public static String of(Instant build, String revision) {
        return TIME.format(build) + "-" + revision;
    }
}
