package io.slipway.terminal;

import java.io.IOException;
import java.io.InputStream;

/** A program of this machine in place of one in a container. */
final class LocalProgram implements Remote {
    private final Process process;

    LocalProgram(Place place, Ear ear) throws IOException {
        Process started;
        try {
            started = new ProcessBuilder(place.command()).start();
        } catch (IOException missing) {
            started = new ProcessBuilder("false").start();
            Thread.ofVirtual().start(() -> ear.ended(new End(126, "NoShell", "executable file not found")));
            process = started;
            return;
        }
        process = started;
        Thread error = Thread.ofVirtual().start(() -> hear(process.getErrorStream(), true, ear));
        Thread.ofVirtual().start(() -> {
            hear(process.getInputStream(), false, ear);
            try {
                error.join();
                ear.ended(End.exited(process.waitFor()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void hear(InputStream from, boolean error, Ear ear) {
        try (from) {
            byte[] part = new byte[8 * 1024];
            for (int n = from.read(part); n >= 0; n = from.read(part)) {
                ear.output(error, java.util.Arrays.copyOf(part, n));
            }
        } catch (IOException ended) {
            return; // the process was ended
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void write(byte[] data) throws IOException {
        process.getOutputStream().write(data);
    }

    @Override
    public void endInput() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void resize(int columns, int rows) {}

    @Override
    public void close() {
        process.destroy();
    }
}
