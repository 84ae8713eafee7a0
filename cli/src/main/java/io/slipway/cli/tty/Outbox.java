package io.slipway.cli.tty;

import io.slipway.api.TerminalWire;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What was typed, until the server says that it has it: a link that takes another's place sends the rest again. As
 * much is kept as may be on its way.
 */
final class Outbox {
    private final Deque<byte[]> kept = new ArrayDeque<>();
    private final int part;
    private long begin;
    private long end;
    private long taken;
    private boolean over;
    private @Nullable Way way;

    /** To the server. */
    interface Way {
        void send(byte[] message) throws IOException;
    }

    /** @param part the most that is typed at once */
    Outbox(int part) {
        this.part = part;
    }

    /** Blocks while the program has enough to read. */
    synchronized void type(byte[] bytes) throws InterruptedException {
        while (end - taken >= TerminalWire.WINDOW - part) wait();
        kept.add(bytes);
        end += bytes.length;
        deliver(TerminalWire.message(TerminalWire.DATA, bytes, 0, bytes.length));
    }

    synchronized void endInput() {
        over = true;
        deliver(new byte[] {TerminalWire.END_OF_INPUT});
    }

    /** The program has read so many bytes. */
    synchronized void taken(long bytes) {
        taken = Math.max(taken, bytes);
        forget(taken);
        notifyAll();
    }

    /** From now on by this link, which knows that so many bytes have come; -1 where its server does not tell. */
    synchronized void by(Way fresh, long received) {
        way = fresh;
        forget(received < 0 ? end : received);
        for (byte[] bytes : kept) deliver(TerminalWire.message(TerminalWire.DATA, bytes, 0, bytes.length));
        if (over) deliver(new byte[] {TerminalWire.END_OF_INPUT});
        // One that does not tell lost what was on its way: that is not waited for.
        if (received < 0) taken = end;
        notifyAll();
    }

    synchronized void broken() {
        way = null;
    }

    private void forget(long upTo) {
        while (!kept.isEmpty() && begin < upTo) {
            byte[] first = kept.removeFirst();
            long known = Math.min(upTo - begin, first.length);
            begin += known;
            if (known < first.length) kept.addFirst(java.util.Arrays.copyOfRange(first, (int) known, first.length));
        }
    }

    /** What does not arrive is kept, and goes by the next link. */
    private void deliver(byte[] message) {
        Way to = way;
        if (to == null) return;
        try {
            to.send(message);
        } catch (IOException broken) {
            // Who reads from it finds it broken, too, and opens another.
            way = null;
        }
    }
}
