package io.slipway.sandbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts a stream into lines that are never longer than is good for a reader. */
record Lines(InputStream in, Consumer<String> line) implements Runnable {
    static final int LONGEST = 8192;

    @Override
    public void run() {
        var bytes = new ByteArrayOutputStream(256);
        try (var stream = new BufferedInputStream(in, 1 << 16)) {
            for (int b = stream.read(); b >= 0; b = stream.read()) {
                if (b == '\n') hand(bytes);
                else if (bytes.size() < LONGEST) bytes.write(b);
            }
        } catch (IOException e) {
            // The pipe of a killed process may break while it is read; what came before counts.
            line.accept("(output ends here: " + e.getMessage() + ")");
        }
        if (bytes.size() > 0) hand(bytes);
    }

    private void hand(ByteArrayOutputStream bytes) {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        line.accept(clean(text));
    }

    /** Takes out what could move a reader's cursor or forge a line: escapes and control characters. */
    static String clean(String text) {
        String plain = text.replaceAll("\u001B\\[[0-9;?]*[ -/]*[@-~]", "");
        return plain.replaceAll("[\\p{Cntrl}&&[^\t]]", "");
    }
}
