package io.slipway.agent.router;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** One command, one connection, one answer on a socket of HAProxy. */
final class RuntimeSocket {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final Path path;

    RuntimeSocket(Path path) {
        this.path = path;
    }

    /** An answer ends with a line end; one that does not was cut by HAProxy's death. */
    String ask(String command) throws IOException {
        var answer = tell(command);
        if (!answer.endsWith("\n")) {
            throw new IOException("HAProxy ended within its answer to '%s' on %s".formatted(command, path));
        }
        return answer.strip();
    }

    /** For commands after which HAProxy may or may not say something. */
    String tell(String command) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            send(channel, command);
            return answer(channel, command);
        } catch (HaproxySilent e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("HAProxy does not answer on %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    /** For commands that answer with a fixed word, or nothing, when they worked. */
    void act(String command, String good) throws IOException {
        var answer = ask(command);
        if (!answer.equals(good)) {
            throw new HaproxyRefused(command, answer);
        }
    }

    /** A connection that only ends when HAProxy does, or after its idle time. */
    SocketChannel hold() throws IOException {
        var channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        send(channel, "prompt");
        return channel;
    }

    private static void send(SocketChannel channel, String command) throws IOException {
        var bytes = ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Reads to the end with a deadline: a stopped HAProxy accepts and never answers. */
    private String answer(SocketChannel channel, String command) throws IOException {
        var out = new ByteArrayOutputStream();
        var buffer = ByteBuffer.allocate(16 * 1024);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (var selector = Selector.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            while (true) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0 || selector.select(left) == 0) {
                    throw new HaproxySilent(path, command, PATIENCE);
                }
                selector.selectedKeys().clear();
                if (channel.read(buffer.clear()) < 0) {
                    return out.toString(StandardCharsets.UTF_8);
                }
                out.write(buffer.array(), 0, buffer.position());
            }
        }
    }
}
