package io.slipway.cli.wire;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Server-sent events of one connection. */
public final class Events implements Closeable {
    private final BufferedReader reader;

    /** One event; {@code message} when the server names none. */
    public record Event(@Nullable String id, String name, String data) {}

    public Events(InputStream in) {
        reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The next event, null when the server has closed the stream. */
    public @Nullable Event next() throws IOException {
        @Nullable String id = null;
        String name = "message";
        StringBuilder data = new StringBuilder();
        boolean any = false;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.isEmpty() && any) {
                return new Event(id, name, data.toString());
            }
            String value = value(line);
            if (line.startsWith("data:")) {
                data.append(data.isEmpty() ? "" : "\n").append(value);
                any = true;
            } else if (line.startsWith("event:")) {
                name = value;
                any = true;
            } else if (line.startsWith("id:")) {
                id = value;
            }
        }
        return null;
    }

    /** True when more is here already. */
    boolean waiting() throws IOException {
        return reader.ready();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
