package io.slipway.agent.os;

import io.slipway.agent.core.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The identity of this start of the machine. */
final class Boot {
    private static final String ID = read();

    private Boot() {}

    static String id() {
        return ID;
    }

    private static String read() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            throw new Fault("cannot tell this boot from others; mount /proc", e);
        }
    }
}
