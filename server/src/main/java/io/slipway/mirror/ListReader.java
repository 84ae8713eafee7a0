package io.slipway.mirror;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a list object by object: only what is kept of it is ever in memory. */
final class ListReader<K extends HasMetadata, R extends Row> {
    private final Kind<K, R> kind;
    private final List<Held<R>> rows = new ArrayList<>();
    private @Nullable String version;

    ListReader(Kind<K, R> kind) {
        this.kind = kind;
    }

    void read(InputStream in) throws IOException {
        try (JsonParser list = kind.parser(in)) {
            if (list.nextToken() != JsonToken.START_OBJECT) throw new IOException("this is no list of " + kind.name());
            while (list.nextToken() == JsonToken.FIELD_NAME) {
                String field = list.currentName();
                JsonToken value = list.nextToken();
                if (field.equals("metadata")) {
                    version = Reading.listVersion(list);
                } else if (field.equals("items") && value == JsonToken.START_ARRAY) {
                    items(list);
                } else {
                    list.skipChildren();
                }
            }
        }
        if (version == null) throw new IOException("a list of " + kind.name() + " without a version");
    }

    private void items(JsonParser list) throws IOException {
        while (list.nextToken() == JsonToken.START_OBJECT) {
            HasMetadata object = kind.read(list);
            Held<R> held = object == null ? null : kind.hold(object);
            if (held != null) rows.add(held);
        }
    }

    List<Held<R>> rows() {
        return rows;
    }

    String version() {
        return java.util.Objects.requireNonNull(version, "read first");
    }
}
