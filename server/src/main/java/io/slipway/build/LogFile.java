package io.slipway.build;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The open log of a build that runs here. Not a channel: an interrupt would close that, and the words
 * about a step that was interrupted come next.
 */
final class LogFile implements AutoCloseable {
    private static final long LARGEST = 64L << 20;
    private static final String FULL = "(the rest is left out: the log is full)";

    private final OutputStream out;
    private long size;
    private boolean closed;

    LogFile(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        this.out = new FileOutputStream(file.toFile(), true);
        this.size = Files.size(file);
    }

    /** What is too much is left out, and that is said once; what comes after the end is left out, too. */
    synchronized void append(String line) throws IOException {
        if (size > LARGEST || closed) return;
        String text = size + line.length() > LARGEST ? FULL : line;
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        size += bytes.length;
        out.write(bytes);
        if (text.equals(FULL)) size = LARGEST + 1;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        out.close();
    }
}
