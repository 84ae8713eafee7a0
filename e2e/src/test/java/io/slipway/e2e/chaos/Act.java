package io.slipway.e2e.chaos;

/** What is under way when something is killed, and how long after its begin that may be, in milliseconds. */
enum Act {
    rollout(5_000),
    rollback(5_000),
    promote(2_500),
    build(9_000),
    ship(14_000),
    up(12_000),
    down(3_500);

    private final long span;

    Act(long span) {
        this.span = span;
    }

    /** False where the platform itself is taken away, and visitors with it. */
    boolean serves() {
        return this != up && this != down;
    }

    /** Fixed and not measured, so that a seed means the same moment on each machine. */
    long span() {
        return span;
    }
}
