package io.slipway.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A program in no container: shows what is typed, and knows the words flood (10 MB), exit (with code 7) and gone. A
 * Ctrl-C ends a flood.
 */
final class FakeProgram implements Remote {
    static final int FLOOD = 10 << 20;
    private static final int PART = 8 * 1024;

    final AtomicLong written = new AtomicLong();
    volatile String size = "";
    volatile boolean closed;
    volatile boolean interrupted;
    private final BlockingQueue<String> typed = new LinkedBlockingQueue<>();
    private final Ear ear;
    private final Thread thread;

    FakeProgram(Ear ear) {
        this.ear = ear;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        try {
            show("$ ");
            while (true) {
                String word = typed.take();
                show(word);
                switch (word.strip()) {
                    case "flood" -> flood();
                    case "exit" -> {
                        ear.ended(End.exited(7));
                        return;
                    }
                    case "gone" -> {
                        ear.ended(new End(1, "PodGone", "the pod has gone"));
                        return;
                    }
                    default -> {}
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void flood() throws InterruptedException {
        for (long n = 0; n < FLOOD && !interrupted; n += PART) {
            byte[] part = new byte[PART];
            for (int i = 0; i < PART; i++) part[i] = at(n + i);
            ear.output(false, part);
            written.addAndGet(PART);
        }
        show(interrupted ? "^C" : "flooded");
    }

    static byte at(long place) {
        return (byte) ('a' + place % 23);
    }

    private void show(String text) throws InterruptedException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ear.output(false, bytes);
    }

    @Override
    public void write(byte[] data) throws IOException {
        String text = new String(data, StandardCharsets.UTF_8);
        if (text.equals("\003")) interrupted = true;
        else typed.add(text);
    }

    @Override
    public void endInput() {
        typed.add("exit");
    }

    @Override
    public void resize(int columns, int rows) {
        size = columns + "x" + rows;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
