package io.slipway.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final Thing THINGS = new Thing("/api/v1/things");
    private static final Thing OTHERS = new Thing("/api/v1/others");
    private static final long START = 1_000;

    private final List<Change> heard = new ArrayList<>();
    private final Rows rows = new Rows(List.of(THINGS, OTHERS), START, heard::add);

    /** A kind with one cell, which is the node too. */
    private static final class Thing extends Kind<ConfigMap, ObjectRow> {
        Thing(String path) {
            super(path, ConfigMap.class, ObjectRow.class, Read.LEAN);
            column("cell", row -> row.cells().getFirst());
        }

        @Override
        protected ObjectRow trim(ConfigMap object) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected @Nullable String node(ObjectRow kept) {
            return String.valueOf(kept.cells().getFirst());
        }
    }

    @Test
    void anEqualRowIsNoChange() {
        assertThat(put("a", 1, "x")).isTrue();
        assertThat(put("a", 2, "x")).isTrue();
        assertThat(heard).hasSize(1);
        assertThat(rows.seq()).isEqualTo(START + 1);
    }

    @Test
    void aNewListRemovesWhatIsGoneAndKeepsTheRest() {
        put("a", 1, "x");
        put("b", 2, "x");
        rows.replace(THINGS, List.of(held("b", 2, "x"), held("c", 3, "x")), 3);
        assertThat(names()).containsExactlyInAnyOrder("b", "c");
        assertThat(heard).hasSize(4);
    }

    @Test
    void aNewListOfOneKindLeavesTheOthersAlone() {
        put("a", 1, "x");
        rows.put(OTHERS, held("o", 1, "x"));
        rows.replace(THINGS, List.of(), 5);
        assertThat(names()).containsExactly("o");
    }

    @Test
    void whatComesTwiceOrLateChangesNothing() {
        put("a", 5, "new");
        assertThat(put("a", 4, "old")).isTrue();
        assertThat(cell("a")).isEqualTo("new");
        rows.remove(THINGS, "ns", "a", 7);
        assertThat(put("a", 6, "ghost")).isTrue();
        assertThat(names()).isEmpty();
        put("a", 8, "again");
        rows.remove(THINGS, "ns", "a", 7);
        assertThat(cell("a")).isEqualTo("again");
    }

    @Test
    void whatAListHasCoveredComesNoMore() {
        rows.replace(THINGS, List.of(), 10);
        put("a", 9, "ghost");
        assertThat(names()).isEmpty();
    }

    @Test
    void whatNobodyCanTellAnyMoreAsksForANewList() {
        for (int n = 1; n <= 2_000; n++) {
            put("n" + n, n * 2L - 1, "x");
            rows.remove(THINGS, "ns", "n" + n, n * 2L);
        }
        assertThat(put("n1", 1, "ghost")).isFalse();
        assertThat(put("n2000", 3_999, "ghost")).as("its end is remembered").isTrue();
        assertThat(names()).isEmpty();
    }

    @Test
    void aListOlderThanWhatWasSeenIsRefused() {
        put("a", 5, "x");
        assertThat(rows.replace(THINGS, List.of(), 4)).isFalse();
        assertThat(names()).containsExactly("a");
        assertThat(rows.replace(THINGS, List.of(), 5)).isTrue();
    }

    @Test
    void theIndexFollowsTheRow() {
        put("a", 1, "n1");
        put("a", 2, "n2");
        put("b", 3, "n2");
        assertThat(on("n1")).isEmpty();
        assertThat(on("n2")).containsExactlyInAnyOrder("a", "b");
        rows.remove(THINGS, "ns", "a", 4);
        assertThat(on("n2")).containsExactly("b");
    }

    @Test
    void aReaderTooFarBehindMustListAgain() {
        for (int n = 1; n <= 9000; n++) put("a", n, n % 2 == 0 ? "x" : "y");
        assertThat(rows.since(START + 1)).isNull();
        assertThat(rows.since(START + 8990)).hasSize(10).extracting(Change::seq).isSorted();
        assertThat(rows.since(START + 9000)).isEmpty();
        assertThat(rows.since(START + 9001)).as("of another start").isNull();
    }

    @Test
    void whoWaitsIsWokenByTheChange() throws Exception {
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return rows.awaitAfter(START, System.nanoTime() + TimeUnit.SECONDS.toNanos(20));
            } catch (InterruptedException e) {
                return false;
            }
        });
        put("a", 1, "x");
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(rows.awaitAfter(START + 1, System.nanoTime())).isFalse();
    }

    private boolean put(String name, long version, String cell) {
        return rows.put(THINGS, held(name, version, cell));
    }

    private List<String> names() {
        return rows.list(ObjectRow.class, Scope.ALL).stream()
                .map(ObjectRow::name)
                .toList();
    }

    private List<String> on(String node) {
        return rows.table(THINGS).by("node=" + node).map(Held::name).toList();
    }

    private @Nullable Object cell(String name) {
        Held<ObjectRow> held = rows.table(THINGS).get("ns", name);
        return held == null ? null : held.row().cells().getFirst();
    }

    private static Held<ObjectRow> held(String name, long version, String cell) {
        return new Held<>(new ObjectRow("ns", name, List.of(cell)), version, 0, null, Map.of());
    }
}
