package io.slipway.cli.tty;

import io.slipway.api.TerminalWire;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import io.slipway.cli.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A person, or a pipe, before a session of the server's: through breaks of the way to it. */
public final class Attached {
    private static final long HERE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long POLL_MILLIS = 1_000;
    private static final int ACKNOWLEDGE = TerminalWire.WINDOW / 4;
    private static final int PART = 16 * 1024;
    /** As long as the server waits for its reader. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Api api;
    private final String path;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean tty;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Outbox outbox = new Outbox(PART);
    private volatile @Nullable Link link;
    private long shown;
    private long acknowledged;

    /** @param path of the app, to which {@code /terminals} is posted */
    public Attached(Api api, String path, PrintStream out, PrintStream err, boolean tty) {
        this.api = api;
        this.path = path;
        this.out = out;
        this.err = err;
        this.tty = tty;
    }

    /** How the session ended. */
    public record End(int exit, String word, String detail) {}

    /** Until the program has ended, or the server said why not. */
    public End run(Doc ticket, ReadableByteChannel in) throws IOException, InterruptedException {
        link = open(ticket);
        if (tty) Tty.onResize(this::resized);
        Thread typing = Thread.ofPlatform().daemon().name("typing").start(() -> type(in));
        try {
            while (true) {
                try {
                    return read(current());
                } catch (IOException broken) {
                    rejoin(ticket, broken);
                }
            }
        } finally {
            typing.interrupt();
            current().close();
        }
    }

    private Link open(Doc ticket) throws IOException {
        return Link.open(http, api.server(), ticket.text("path", ""), ticket.text("ticket", ""), shown);
    }

    private Link current() {
        Link now = link;
        if (now == null) throw new IllegalStateException("not open");
        return now;
    }

    private End read(Link from) throws IOException, InterruptedException {
        long here = System.nanoTime();
        while (true) {
            byte[] message = from.next(POLL_MILLIS);
            if (message != null && message[0] == TerminalWire.ENDED) {
                Doc end = json(message);
                return new End(Integer.parseInt(end.text("exit", "1")), end.text("word", ""), end.text("detail", ""));
            }
            if (message != null) heard(from, message);
            if (System.nanoTime() - here > HERE_NANOS) {
                here = System.nanoTime();
                from.send(new byte[] {TerminalWire.HERE});
            }
        }
    }

    private void heard(Link from, byte[] message) throws IOException {
        switch (message[0]) {
            case TerminalWire.DATA, TerminalWire.ERROR -> {
                PrintStream to = message[0] == TerminalWire.DATA ? out : err;
                to.write(message, 1, message.length - 1);
                to.flush();
                shown += message.length - 1;
                if (shown - acknowledged >= ACKNOWLEDGE) {
                    acknowledged = shown;
                    from.send(TerminalWire.taken(shown));
                }
            }
            case TerminalWire.TAKEN ->
                outbox.taken(ByteBuffer.wrap(message, 1, 8).getLong());
            case TerminalWire.OPENED -> {
                Doc opened = json(message);
                shown = Long.parseLong(opened.text("from", "0"));
                acknowledged = shown;
                outbox.by(from::send, Long.parseLong(opened.text("received", "-1")));
            }
            default -> {}
        }
    }

    private static Doc json(byte[] message) {
        return Json.read(new String(message, 1, message.length - 1, StandardCharsets.UTF_8));
    }

    private void rejoin(Doc ticket, IOException broken) throws IOException, InterruptedException {
        say("-- " + broken.getMessage() + Speech.say("; joining again --", "；正在重新连接 --"));
        outbox.broken();
        current().close();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                link = open(api.post(path + "/terminals", Map.of("session", ticket.text("session", ""))));
                if (tty) resized();
                return;
            } catch (IOException | Trouble e) {
                boolean gone = e instanceof Trouble no && no.problem().status() == 404;
                if (gone || System.nanoTime() > end) throw lost(e);
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    private static Trouble lost(Exception last) {
        return Trouble.failed(
                "TerminalLost",
                Speech.say("the terminal is lost", "终端已断开"),
                String.valueOf(last.getMessage()),
                List.of(),
                Speech.say("open it again", "请重新打开"));
    }

    private void type(ReadableByteChannel in) {
        ByteBuffer buffer = ByteBuffer.allocate(PART);
        try {
            while (in.read(buffer) >= 0) {
                byte[] bytes = new byte[buffer.flip().remaining()];
                buffer.get(bytes).clear();
                if (bytes.length > 0) outbox.type(bytes);
            }
            outbox.endInput();
        } catch (ClosedChannelException | InterruptedException over) {
            // The session is over, and with it the typing.
            return;
        } catch (IOException e) {
            say("-- " + Speech.say("input lost: ", "输入丢失：") + e.getMessage() + " --");
        }
    }

    private void resized() {
        try {
            Tty.Size size = Tty.size();
            current().send(TerminalWire.resize(size.columns(), size.rows()));
        } catch (IOException e) {
            say("-- " + Speech.say("the size could not be told: ", "无法告知窗口大小：") + e.getMessage() + " --");
        }
    }

    private void say(String words) {
        err.print(words + (tty ? "\r\n" : "\n"));
        err.flush();
    }

    /** Standard input of this process, whose read ends when its thread is interrupted. */
    public static ReadableByteChannel standardInput(InputStream in) {
        return in.equals(System.in)
                ? new java.io.FileInputStream(java.io.FileDescriptor.in).getChannel()
                : java.nio.channels.Channels.newChannel(in);
    }
}
