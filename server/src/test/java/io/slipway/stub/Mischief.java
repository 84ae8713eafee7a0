package io.slipway.stub;

import java.util.Random;

/** What a watch or list suffers, drawn by a seed; nothing at all while it is at peace. */
public final class Mischief {
    /** One fault of a connection. */
    enum Fault {
        NONE,
        /** An event comes twice, the second time later. */
        DOUBLE,
        /** Two events change places. */
        SWAP,
        /** The connection ends in the middle of a line. */
        CUT,
        /** The watch ends as if its time were over. */
        END,
        /** Nothing more comes, and nothing says so. */
        SILENCE,
        /** The version is said to be too old. */
        GONE,
        /** The server says that it is ill, or too busy. */
        REFUSED
    }

    private static final Fault[] FAULTS = Fault.values();

    private final Random random;
    private final boolean never;
    private volatile boolean peace;

    /** @param seed negative for a server that does no harm */
    public Mischief(long seed) {
        this.random = new Random(seed);
        this.never = seed < 0;
        this.peace = never;
    }

    public void peace() {
        peace = true;
    }

    /** How often a watch says how far it is: like an API server, or so often that each fault meets one. */
    long markNanos() {
        return never ? 60_000_000_000L : 300_000_000;
    }

    /** How long it waits for the next event before it draws again. */
    long waitMillis() {
        return never ? 10_000 : 500;
    }

    synchronized Fault draw(double likely) {
        return peace || random.nextDouble() > likely ? Fault.NONE : FAULTS[random.nextInt(FAULTS.length)];
    }
}
