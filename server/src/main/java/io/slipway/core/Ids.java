package io.slipway.core;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Ids are UUIDv7: they sort by the time they were made. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next(Clock clock) {
        long random = RANDOM.nextLong();
        long high = (clock.millis() << 16) | 0x7000L | (random >>> 52);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
