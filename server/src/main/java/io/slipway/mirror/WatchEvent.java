package io.slipway.mirror;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One line of a watch. */
record WatchEvent(String type, HasMetadata object) {
    boolean bookmark() {
        return type.equals("BOOKMARK");
    }

    boolean deleted() {
        return type.equals("DELETED");
    }

    /**
     * Null at the end of the watch; what cannot be read is left out.
     *
     * @throws ApiFault for an event that says what is wrong
     */
    static @Nullable WatchEvent next(JsonParser events, Kind<?, ?> kind) throws IOException {
        JsonToken first;
        while ((first = events.nextToken()) != null) {
            WatchEvent event = read(first, events, kind);
            if (event != null) return event;
        }
        return null;
    }

    private static @Nullable WatchEvent read(JsonToken first, JsonParser events, Kind<?, ?> kind) throws IOException {
        if (first != JsonToken.START_OBJECT) throw new IOException("a watch of " + kind.name() + " sent " + first);
        String type = null;
        HasMetadata object = null;
        while (events.nextToken() == JsonToken.FIELD_NAME) {
            String field = events.currentName();
            events.nextToken();
            if (field.equals("type")) {
                type = events.getText();
            } else if (!field.equals("object")) {
                events.skipChildren();
            } else if ("ERROR".equals(type)) {
                // Whatever it is, to go on from the same version would bring the same again.
                throw ApiFault.gone(String.valueOf(Reading.status(events).getMessage()));
            } else {
                object = kind.read(events);
            }
        }
        if (type == null) throw new IOException("a watch of " + kind.name() + " sent half an event");
        return object == null ? null : new WatchEvent(type, object);
    }
}
