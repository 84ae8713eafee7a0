package io.slipway.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RowsTest {
    private final List<Change> heard = new ArrayList<>();
    private final Rows rows = new Rows(heard::add);

    @Test
    void anEqualRowIsNoChange() {
        rows.put(node("a", true));
        rows.put(node("a", true));
        assertThat(heard).hasSize(1);
        assertThat(rows.seq()).isEqualTo(1);
    }

    @Test
    void aNewListRemovesWhatIsGoneAndKeepsTheRest() {
        rows.put(node("a", true));
        rows.put(node("b", true));
        rows.replace(NodeRow.class, "", List.of(node("b", true), node("c", true)));
        assertThat(rows.list(NodeRow.class, Scope.ALL))
                .extracting(NodeRow::name)
                .containsExactlyInAnyOrder("b", "c");
        assertThat(heard).hasSize(4);
    }

    @Test
    void aNewListOfOneSourceLeavesTheOthersAlone() {
        rows.put(owned("Service/x"));
        rows.put(owned("ConfigMap/x"));
        rows.replace(OwnedRow.class, "Service/", List.of());
        assertThat(rows.list(OwnedRow.class, Scope.ALL))
                .extracting(OwnedRow::name)
                .containsExactly("ConfigMap/x");
    }

    @Test
    void aReaderTooFarBehindMustListAgain() {
        for (int n = 0; n < 9000; n++) rows.put(node("a", n % 2 == 0));
        assertThat(rows.since(1)).isNull();
        assertThat(rows.since(8990)).hasSize(10);
        assertThat(rows.since(9000)).isEmpty();
    }

    @Test
    void whoWaitsIsWokenByTheChange() throws Exception {
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return rows.awaitAfter(0, System.nanoTime() + TimeUnit.SECONDS.toNanos(20));
            } catch (InterruptedException e) {
                return false;
            }
        });
        rows.put(node("a", true));
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(rows.awaitAfter(1, System.nanoTime())).isFalse();
    }

    private static NodeRow node(String name, boolean ready) {
        return new NodeRow(name, ready, true, null, null);
    }

    private static OwnedRow owned(String name) {
        return new OwnedRow("ns", name, "app", "hash", false);
    }
}
