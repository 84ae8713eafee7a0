package io.slipway.health;

import java.io.IOException;

/** Something on the disk that can be made again; asked in the order of Spring's {@code @Order}, cheapest loss first. */
public interface Evictable {
    /** Removes it as far as nobody uses it now. */
    void evict() throws IOException;
}
