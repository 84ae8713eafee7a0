package io.slipway.live;

import io.slipway.core.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a stream was read: the number of the newest event, then the number of each list's cluster. The
 * browser sends it back as it got it: {@code 17} or {@code 17;list/local/pods=42}.
 */
final class Position {
    private long event;
    private final Map<String, Long> views = new LinkedHashMap<>();

    static Position parse(String text) {
        Position position = new Position();
        String[] parts = text.split(";", -1);
        try {
            position.event = Long.parseLong(parts[0]);
            for (int i = 1; i < parts.length; i++) {
                int is = parts[i].lastIndexOf('=');
                position.views.put(parts[i].substring(0, is), Long.parseLong(parts[i].substring(is + 1)));
            }
            return position;
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw Refusal.invalid("Last-Event-ID", "'" + text + "' is no id of a live stream");
        }
    }

    long event() {
        return event;
    }

    /** -1 when nothing of that list was read. */
    long view(String topic) {
        return views.getOrDefault(topic, -1L);
    }

    void events(long seq) {
        event = seq;
    }

    void move(Frame frame) {
        if (frame.view() == null) event = frame.seq();
        else views.put(frame.view(), frame.seq());
    }

    @Override
    public String toString() {
        if (views.isEmpty()) return Long.toString(event);
        StringBuilder text = new StringBuilder().append(event);
        views.forEach((topic, seq) -> text.append(';').append(topic).append('=').append(seq));
        return text.toString();
    }
}
