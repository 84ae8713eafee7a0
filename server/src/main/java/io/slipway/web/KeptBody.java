package io.slipway.web;

import io.slipway.api.Checked;
import io.slipway.api.Problem.Fault;
import io.slipway.core.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request's body that can be read again, so that what does not fit one field hides no other fault. */
final class KeptBody implements HttpInputMessage {
    private static final int MOST = 2 << 20;

    private final HttpHeaders headers;
    private final Type type;
    private final byte[] bytes;

    KeptBody(HttpInputMessage message, Type type) throws IOException {
        this.headers = message.getHeaders();
        this.type = type;
        this.bytes = message.getBody().readNBytes(MOST + 1);
        if (bytes.length > MOST) throw Refusal.invalid("body", "the body is larger than " + (MOST >> 20) + " MiB");
    }

    @Override
    public InputStream getBody() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    /** The fault that ended the reading, those that reading on without its field finds, and the input's own. */
    List<Fault> faults(MismatchedInputException first, JsonMapper json) {
        List<Fault> faults = new ArrayList<>();
        JsonNode body = json.readTree(bytes);
        MismatchedInputException last = first;
        while (true) {
            faults.add(UnreadableBody.fault(last));
            if (!without(body, last)) return faults;
            try {
                add(faults, json.readerFor(json.constructType(type)).readValue(body));
                return faults;
            } catch (MismatchedInputException next) {
                last = next;
            }
        }
    }

    private static void add(List<Fault> faults, Object read) {
        if (!(read instanceof Checked input)) return;
        List<String> known = faults.stream().map(Fault::field).toList();
        input.faults().stream().filter(f -> !known.contains(f.field())).forEach(faults::add);
    }

    /** Takes the field out; false when it is none that can be left out. */
    private static boolean without(JsonNode body, MismatchedInputException fault) {
        List<JacksonException.Reference> path = fault.getPath();
        if (path.isEmpty()) return false;
        JsonNode holder = body;
        for (JacksonException.Reference step : path.subList(0, path.size() - 1)) {
            String name = step.getPropertyName();
            holder = name == null ? holder.path(step.getIndex()) : holder.path(name);
        }
        String field = path.getLast().getPropertyName();
        return field != null && holder instanceof ObjectNode object && object.remove(field) != null;
    }
}
