package io.slipway.terminal;

import io.slipway.api.TerminalWire;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What was typed and is not yet on its way to the pod. A client that keeps to the window never fills it, so its
 * other messages are not held up by a program that does not read.
 */
final class Typed {
    private static final int MOST = 2 * TerminalWire.WINDOW;

    /** Nothing to write but a word for the program's end of input, or a size. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never changed
    record Stroke(byte kind, byte[] data) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Deque<Stroke> strokes = new ArrayDeque<>();
    private long waiting;
    private long received;
    private boolean ended;
    private boolean closed;

    /** @throws IOException when the client sends more than it may */
    void add(byte kind, byte[] data) throws IOException {
        lock.lock();
        try {
            // A client that came back may say once more that there is no more.
            if (closed || (ended && kind != TerminalWire.RESIZE)) return;
            if (waiting + data.length > MOST) throw new IOException("more input than the window allows");
            strokes.add(new Stroke(kind, data));
            waiting += data.length;
            if (kind == TerminalWire.DATA) received += data.length;
            ended |= kind == TerminalWire.END_OF_INPUT;
            moved.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Bytes that have come, whether the program has them or not. */
    long received() {
        lock.lock();
        try {
            return received;
        } finally {
            lock.unlock();
        }
    }

    /** The next one, null when there will be none. */
    @Nullable
    Stroke next() throws InterruptedException {
        lock.lock();
        try {
            while (strokes.isEmpty() && !closed) moved.await();
            Stroke next = closed ? null : strokes.poll();
            if (next != null) waiting -= next.data().length;
            return next;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
