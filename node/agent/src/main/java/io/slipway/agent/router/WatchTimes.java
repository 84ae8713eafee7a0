package io.slipway.agent.router;

import java.time.Duration;

/**
 * The patience of a watch.
 *
 * @param connect until a connection stands
 * @param silence the API server sends a bookmark about every minute: longer silence means a dead connection
 * @param first and {@code longest} pause before a new try
 */
record WatchTimes(Duration connect, Duration silence, Duration first, Duration longest) {
    static final WatchTimes DEFAULT = new WatchTimes(
            Duration.ofSeconds(3), Duration.ofSeconds(90), Duration.ofMillis(100), Duration.ofSeconds(3));
}
