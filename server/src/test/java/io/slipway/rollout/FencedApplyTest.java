package io.slipway.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.slipway.core.Actor;
import io.slipway.core.Labels;
import io.slipway.manifest.Deployable;
import io.slipway.manifest.Manifests;
import io.slipway.manifest.Pace;
import io.slipway.manifest.Sizing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that is stopped between the look at its lease and its write, for each kind of object. */
class FencedApplyTest {
    private FakeKube kube;

    @BeforeEach
    void start() throws IOException {
        kube = new FakeKube();
    }

    @AfterEach
    void stop() {
        kube.close();
    }

    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static Stream<HasMetadata> objects() {
        return app(8080).stream();
    }

    private static List<HasMetadata> app(int port) {
        return Manifests.of(new Deployable(
                "tide",
                "dev",
                "tide-dev",
                "wave",
                "127.0.0.1:1/tide/wave@sha256:" + "a".repeat(64),
                "1",
                port,
                "mark-" + port,
                2,
                port,
                null,
                Map.of("PORT", Integer.toString(port)),
                Sizing.DEFAULT,
                Pace.DEFAULT,
                null));
    }

    private FencedApply claim(long epoch, Runnable lease) {
        return new FencedApply(kube.client, new Stamp(Actor.SYSTEM, "op", epoch), lease);
    }

    @ParameterizedTest
    @MethodSource("objects")
    void doesNotMakeLateWhatOthersHaveMade(HasMetadata mine) {
        AtomicBoolean lost = new AtomicBoolean();
        FencedApply zombie = claim(1, () -> {
            if (lost.get()) throw new Lost();
            // Stopped here, the lease just seen; meanwhile another claim writes.
            lost.set(true);
            claim(2, () -> {}).write(theirs(mine), FencedApply.ABSENT);
        });

        assertThatThrownBy(() -> zombie.write(mine, FencedApply.ABSENT)).isInstanceOf(Lost.class);

        assertThat(epoch(mine)).isEqualTo("2");
    }

    @ParameterizedTest
    @MethodSource("objects")
    void doesNotWriteOverTheSameContentOfALaterClaim(HasMetadata mine) {
        claim(1, () -> {}).write(mine, FencedApply.ABSENT);
        String read = claim(1, () -> {}).version(mine);
        AtomicBoolean lost = new AtomicBoolean();
        FencedApply zombie = claim(1, () -> {
            if (lost.getAndSet(true)) throw new Lost();
            claim(2, () -> {}).write(mine, read);
        });

        assertThatThrownBy(() -> zombie.write(mine, read)).isInstanceOf(Lost.class);

        assertThat(epoch(mine)).isEqualTo("2");
    }

    @ParameterizedTest
    @MethodSource("objects")
    void goesOnWhereTheClusterItselfWroteMeanwhile(HasMetadata mine) {
        claim(1, () -> {}).write(mine, FencedApply.ABSENT);

        claim(2, () -> {}).write(mine, FencedApply.ABSENT);

        assertThat(epoch(mine)).isEqualTo("2");
    }

    private String epoch(HasMetadata object) {
        return kube.object(object.getMetadata().getName())
                .get("metadata")
                .get("annotations")
                .get(Labels.EPOCH)
                .asString();
    }

    /** The same object with another content, where its name does not hold the content. */
    private static HasMetadata theirs(HasMetadata mine) {
        return app(9090).stream()
                .filter(object -> object.getKind().equals(mine.getKind()))
                .filter(object ->
                        object.getMetadata().getName().equals(mine.getMetadata().getName()))
                .findFirst()
                .orElse(mine);
    }
}
