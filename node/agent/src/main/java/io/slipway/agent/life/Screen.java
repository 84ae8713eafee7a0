package io.slipway.agent.life;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Progress on standard error, one line a step; results on standard output. */
final class Screen {
    /** Whatever the locale says: our marks and the users' names are UTF-8. */
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private static final PrintStream ERR =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    private final long start = System.nanoTime();
    private final boolean terminal = terminal();

    void done(String step) {
        double seconds = (System.nanoTime() - start) / 1e9;
        String mark = terminal ? "\u001b[32m✓\u001b[0m " : "✓ ";
        ERR.println(mark + step + String.format(Locale.ROOT, " %.1f s", seconds));
    }

    void note(String words) {
        ERR.println("  " + words);
    }

    void fault(String words) {
        ERR.println((terminal ? "\u001b[31m✗\u001b[0m " : "✗ ") + words);
    }

    static void result(String line) {
        OUT.println(line);
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
