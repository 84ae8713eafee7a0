package io.slipway.cli.tty;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.TerminalWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is typed while ways break. */
@Timeout(30)
class OutboxTest {
    private final Outbox outbox = new Outbox(16);

    @Test
    void whatWasOnItsWayGoesByTheNextOne() throws InterruptedException {
        Heard first = new Heard();
        outbox.by(first, 0);
        outbox.type(bytes("one "));
        outbox.type(bytes("two "));
        assertThat(first.text()).isEqualTo("one two ");
        outbox.broken();
        outbox.type(bytes("three"));
        outbox.endInput();

        Heard second = new Heard();
        outbox.by(second, 6);
        assertThat(second.text()).isEqualTo("o three<end>");

        Heard third = new Heard();
        outbox.by(third, 13);
        assertThat(third.text()).isEqualTo("<end>");
    }

    @Test
    void whatBreaksWhileItIsSentIsKept() throws InterruptedException {
        outbox.by(
                message -> {
                    throw new IOException("broken");
                },
                0);
        outbox.type(bytes("kept"));
        Heard next = new Heard();
        outbox.by(next, 0);
        assertThat(next.text()).isEqualTo("kept");
    }

    @Test
    void waitsForWhoReads() throws InterruptedException {
        Heard heard = new Heard();
        outbox.by(heard, 0);
        Thread typing = Thread.ofVirtual().start(() -> {
            try {
                for (int n = 0; n < 2 * TerminalWire.WINDOW / 16; n++) outbox.type(new byte[16]);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (heard.count() < TerminalWire.WINDOW - 16) Thread.onSpinWait();
        assertThat(typing.join(java.time.Duration.ofMillis(50))).isFalse();
        assertThat(heard.count()).isLessThanOrEqualTo(TerminalWire.WINDOW);
        for (long read = 0; typing.isAlive(); read = Math.min(read + 4096, 2L * TerminalWire.WINDOW))
            outbox.taken(read);
        assertThat(heard.count()).isEqualTo(2 * TerminalWire.WINDOW);
    }

    @Test
    void aServerThatDoesNotTellIsNotWaitedFor() throws InterruptedException {
        outbox.by(new Heard(), -1);
        outbox.type(bytes("lost"));
        Heard next = new Heard();
        outbox.by(next, -1);
        assertThat(next.text()).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Heard implements Outbox.Way {
        private final StringBuilder text = new StringBuilder();

        @Override
        public synchronized void send(byte[] message) {
            text.append(
                    message[0] == TerminalWire.END_OF_INPUT
                            ? "<end>"
                            : new String(message, 1, message.length - 1, StandardCharsets.ISO_8859_1));
        }

        synchronized String text() {
            return text.toString();
        }

        synchronized int count() {
            return text.length();
        }
    }
}
