package io.slipway.mirror;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.slipway.access.Permission;
import io.slipway.api.ObjectView;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One kind of object: how it is asked for, what is kept of it, what a list shows of it. One more kind
 * is one more class in the package {@code kind}; it is found by being there.
 */
public abstract class Kind<K extends HasMetadata, R extends Row> {
    /** What is read of an object. */
    public enum Read {
        /** All but what no list shows: managed fields, volumes, probes. */
        LEAN,
        /** Also who wrote which fields. */
        WRITERS,
        /** Only the metadata, and the API server sends no more: with it no value of a Secret ever gets here. */
        METADATA
    }

    private static final Logger log = LoggerFactory.getLogger(Kind.class);

    private final String name;
    private final String path;
    private final String word;
    private final Class<R> row;
    private final Read read;
    private final ObjectReader reader;
    private final List<Column<R>> columns = new ArrayList<>();
    private volatile boolean careful;

    /**
     * @param path below the API server's address, for example {@code /apis/apps/v1/deployments}; its last word is
     *     the kind's name
     */
    protected Kind(String path, Class<K> type, Class<R> row, Read read) {
        this.path = path;
        this.name = path.substring(path.lastIndexOf('/') + 1);
        this.word = HasMetadata.getKind(type);
        this.row = row;
        this.read = read;
        this.reader = Reading.reader(type, read);
        columns.add(new Column<>("namespace", Held::namespace));
        columns.add(new Column<>("name", Held::name));
        columns.add(
                new Column<>("created", held -> held.created() == 0 ? null : Instant.ofEpochSecond(held.created())));
        columns.add(new Column<>("owner", Held::owner));
    }

    /** Null when the object is of no interest. */
    protected abstract @Nullable R trim(K object);

    protected final void column(String column, Function<R, @Nullable Object> value) {
        columns.add(new Column<>(column, held -> value.apply(held.row())));
    }

    /** The node it is on, for the index. */
    protected @Nullable String node(R kept) {
        return null;
    }

    /** True once nobody asks for it any more, although the cluster still has it. */
    protected boolean over(R kept, Instant now) {
        return false;
    }

    /** The namespace whose readers may see it; empty when only those may who see the whole cluster. */
    protected String place(R kept) {
        return kept.namespace();
    }

    /** What one must hold everywhere to see such objects at all; null where seeing their namespace is enough. */
    protected @Nullable Permission needs() {
        return null;
    }

    /** In paths and topics: {@code pods}. */
    public final String name() {
        return name;
    }

    /** As objects call it: {@code Pod}. */
    public String word() {
        return word;
    }

    /** What one must hold everywhere to see such objects; null where seeing their namespace is enough. */
    public final @Nullable Permission needed() {
        return needs();
    }

    /** Of one object, below the API server's address. */
    public final String path(String namespace, String object) {
        String folder = path.substring(0, path.length() - name.length());
        return folder + (namespace.isEmpty() ? "" : "namespaces/" + namespace + "/") + name + "/" + object;
    }

    /** Group and version as they stand in paths: {@code apis/apps/v1}, {@code api/v1}. */
    public final String group() {
        return path.substring(1, path.length() - name.length() - 1);
    }

    public final List<Column<R>> columns() {
        return Collections.unmodifiableList(columns);
    }

    final String path() {
        return path;
    }

    /** What it is to be sent as; a watch sends single objects, and ends at once when it is asked for lists. */
    final String accept(boolean watch) {
        if (read != Read.METADATA) return "application/json";
        return "application/json;as=PartialObjectMetadata" + (watch ? "" : "List") + ";g=meta.k8s.io;v=v1";
    }

    final Class<R> row() {
        return row;
    }

    final JsonParser parser(InputStream in) throws IOException {
        return reader.createParser(in);
    }

    /**
     * The object that begins here. One that is not as its kind says breaks off what is being read, once: from
     * then on each is looked at before it is read, and such a one is null.
     */
    final @Nullable HasMetadata read(JsonParser at) throws IOException {
        if (!careful) {
            try {
                return reader.readValue(at);
            } catch (DatabindException e) {
                careful = !(e.getCause() instanceof StreamReadException);
                throw e;
            }
        }
        try (TokenBuffer whole = new TokenBuffer(at)) {
            whole.copyCurrentStructure(at);
            return reader.readValue(whole.asParser());
        } catch (DatabindException e) {
            log.error("one of the {} cannot be read and is not shown", name, e);
            return null;
        }
    }

    /** Whether one of the words that a search looks through is such a one. */
    final boolean anyWord(Held<R> held, Predicate<String> such) {
        for (Column<R> column : columns) {
            if (column.value().apply(held) instanceof String word && such.test(word)) return true;
        }
        return false;
    }

    /** The cells of a row in the order of the columns. */
    public final List<@Nullable Object> cells(Held<R> held) {
        List<@Nullable Object> cells = new ArrayList<>(columns.size());
        for (Column<R> column : columns) cells.add(column.value().apply(held));
        return cells;
    }

    public final ObjectView view(String cluster, Held<R> held) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        // The first two stand beside them.
        for (Column<R> column : columns.subList(2, columns.size())) {
            cells.put(column.name(), column.value().apply(held));
        }
        return new ObjectView(cluster, name, held.namespace(), held.name(), cells);
    }

    /** What lists can look it up by, beside its namespace. */
    final List<String> terms(Held<R> held) {
        String node = node(held.row());
        String owner = held.owner();
        if (node == null) return owner == null ? List.of() : List.of("owner=" + owner);
        return owner == null ? List.of("node=" + node) : List.of("node=" + node, "owner=" + owner);
    }

    final boolean sameTerms(Held<R> one, Held<R> other) {
        return Objects.equals(one.owner(), other.owner()) && Objects.equals(node(one.row()), node(other.row()));
    }

    /** Null when there is nothing to keep of it. */
    @SuppressWarnings("unchecked")
    final @Nullable Held<R> hold(HasMetadata object) {
        R kept;
        try {
            kept = trim((K) object);
        } catch (RuntimeException e) {
            // It would be as odd in each new list: the others must not wait for it.
            log.error(
                    "{} {} was not understood and is not shown",
                    name,
                    object.getMetadata().getName(),
                    e);
            return null;
        }
        if (kept == null) return null;
        var meta = object.getMetadata();
        return new Held<>(
                kept,
                Reading.version(meta),
                Reading.created(meta),
                Reading.owner(meta),
                meta.getLabels() == null ? Map.of() : Shared.of(meta.getLabels()));
    }
}
