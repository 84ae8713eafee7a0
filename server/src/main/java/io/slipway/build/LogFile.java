package io.slipway.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The open log of a build that runs here. */
final class LogFile implements AutoCloseable {
    private static final long LARGEST = 64L << 20;
    private static final String FULL = "(the rest is left out: the log is full)";

    private final FileChannel channel;
    private long size;

    LogFile(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.size = channel.size();
    }

    /** What is too much is left out, and that is said once. */
    synchronized void append(String line) throws IOException {
        if (size > LARGEST || !channel.isOpen()) return;
        String text = size + line.length() > LARGEST ? FULL : line;
        ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
        size += bytes.remaining();
        while (bytes.hasRemaining()) channel.write(bytes);
        if (text.equals(FULL)) size = LARGEST + 1;
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
