package io.slipway.agent.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Progress on standard error, one line a step; results on standard output. */
final class Screen {
    private final long start = System.nanoTime();
    private final boolean terminal = terminal();

    void done(String step) {
        double seconds = (System.nanoTime() - start) / 1e9;
        String mark = terminal ? "\u001b[32m✓\u001b[0m " : "✓ ";
        System.err.println(mark + step + String.format(Locale.ROOT, " %.1f s", seconds));
    }

    void note(String words) {
        System.err.println("  " + words);
    }

    void fault(String words) {
        System.err.println((terminal ? "\u001b[31m✗\u001b[0m " : "✗ ") + words);
    }

    @SuppressWarnings("SystemOut") // The result of a command is what it prints.
    static void result(String line) {
        System.out.println(line);
    }

    private static boolean terminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            // Closed: then nobody reads along.
            return false;
        }
    }
}
