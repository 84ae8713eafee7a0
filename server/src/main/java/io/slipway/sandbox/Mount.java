package io.slipway.sandbox;

import java.nio.file.Path;

/**
 * A file or folder of the host that a run sees.
 *
 * @param inside its absolute path for the run
 */
public record Mount(Path host, String inside, boolean writable) {
    public static Mount readOnly(Path host, String inside) {
        return new Mount(host, inside, false);
    }

    public static Mount writable(Path host, String inside) {
        return new Mount(host, inside, true);
    }

    /** Readable under the same path as on the host. */
    public static Mount same(Path host) {
        return new Mount(host, host.toString(), false);
    }
}
