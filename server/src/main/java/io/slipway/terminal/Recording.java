package io.slipway.terminal;

import io.slipway.core.Actor;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What was shown in a session, never what was typed, as asciicast v2. */
final class Recording implements AutoCloseable {
    private final BufferedWriter file;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final long most;
    private final long begun = System.nanoTime();
    private byte[] rest = new byte[0];
    private long written;
    private @Nullable IOException fault;
    private boolean full;

    private Recording(BufferedWriter file, long most) {
        this.file = file;
        this.most = most;
    }

    static Recording begin(Path file, UUID id, Actor actor, Place place, Clock clock, long most) throws IOException {
        Instant now = clock.instant();
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("user", actor.user());
        about.put("project", place.env().project());
        about.put("env", place.env().name());
        about.put("app", place.app());
        about.put("pod", place.pod());
        about.put("container", place.container());
        about.put("begun", now.toString());
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("version", 2);
        head.put("width", place.columns());
        head.put("height", place.rows());
        head.put("timestamp", now.getEpochSecond());
        head.put("title", place.env().project() + "/" + place.env().name() + " " + place.pod());
        head.put("slipway", about);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        Recording recording = new Recording(out, most);
        recording.line(head);
        out.flush();
        return recording;
    }

    synchronized void shown(byte[] data) {
        if (!full) event("o", text(data, false));
    }

    synchronized void resized(int columns, int rows) {
        if (!full) event("r", columns + "x" + rows);
    }

    /** To the disk, now and then; a fault of the disk since then comes out here. */
    synchronized void flush() throws IOException {
        if (fault != null) throw fault;
        file.flush();
    }

    private void event(String kind, String text) {
        if (text.isEmpty() || fault != null) return;
        try {
            line(List.of(seconds(), kind, text));
            if (written > most) {
                full = true;
                line(List.of(seconds(), "o", "\r\n(what came after is not kept)\r\n"));
            }
        } catch (IOException e) {
            // Kept for flush: whoever looks after the session ends it then.
            fault = e;
        }
    }

    private double seconds() {
        return Math.round((System.nanoTime() - begun) / 1e6) / 1e3;
    }

    private void line(Object value) throws IOException {
        String line = JsonMapper.shared().writeValueAsString(value) + "\n";
        file.write(line);
        written += line.length();
    }

    /** A character may come in two parts. */
    private String text(byte[] data, boolean last) {
        ByteBuffer bytes = ByteBuffer.allocate(rest.length + data.length)
                .put(rest)
                .put(data)
                .flip();
        CharBuffer text = CharBuffer.allocate(bytes.remaining() + 1);
        var _ = decoder.reset().decode(bytes, text, last);
        rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return text.flip().toString();
    }

    @Override
    public synchronized void close() throws IOException {
        if (!full) event("o", text(new byte[0], true));
        try (file) {
            flush();
        }
    }
}
