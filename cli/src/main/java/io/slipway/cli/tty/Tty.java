package io.slipway.cli.tty;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The person's terminal, handing over every key as it is typed until it is closed. By {@code stty}, which every
 * system with a terminal has; no native code of ours.
 */
public final class Tty implements AutoCloseable {
    /** Columns and rows. */
    public record Size(int columns, int rows) {
        static final Size USUAL = new Size(80, 24);
    }

    private final String before;
    private final Thread restorer = new Thread(this::restore, "tty-restore");

    private Tty(String before) {
        this.before = before;
    }

    /** True when both ends of this process are a person's, and that is where we read. */
    public static boolean present(InputStream in) {
        @Nullable Console console = in.equals(System.in) ? System.console() : null;
        return console != null && console.isTerminal();
    }

    public static Tty raw() throws IOException {
        Tty tty = new Tty(stty("-g"));
        // Also when the process is ended by a signal: nobody shall be left without an echo.
        Runtime.getRuntime().addShutdownHook(tty.restorer);
        stty("raw", "-echo");
        return tty;
    }

    public static Size size() throws IOException {
        String[] words = stty("size").split(" ", -1);
        try {
            int rows = Integer.parseInt(words[0]);
            int columns = Integer.parseInt(words[1]);
            return rows > 0 && columns > 0 ? new Size(columns, rows) : Size.USUAL;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Size.USUAL;
        }
    }

    /** Tells of each change of the window. The JDK has no public name for this signal's handler. */
    static void onResize(Runnable changed) {
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Class<?> signal = Class.forName("sun.misc.Signal");
            Object heard = Proxy.newProxyInstance(Tty.class.getClassLoader(), new Class<?>[] {handler}, (p, m, a) -> {
                if (m.getName().equals("handle")) changed.run();
                return null;
            });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("WINCH"), heard);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Such a runtime has no window signal: the size stays what it was at the start.
            return;
        }
    }

    @Override
    public void close() {
        restore();
        Runtime.getRuntime().removeShutdownHook(restorer);
    }

    @SuppressWarnings("SystemOut") // Also at the end of the process, when nothing else is left to speak.
    private void restore() {
        try {
            stty(before);
        } catch (IOException e) {
            System.err.println("the terminal could not be set back (" + e.getMessage() + "); 'stty sane' does it");
        }
    }

    private static String stty(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/tty"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) throw new IOException("stty: " + said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return said;
    }
}
