package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.DryRun;
import io.slipway.api.Page;
import io.slipway.api.PodDeletion;
import io.slipway.api.PodView;
import io.slipway.cli.outcome.Exit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** delete pod: what is said, what is waited for, how it ends. */
class PodVerbsTest extends AtFakeServer {
    private static final String PODS = "GET /projects/demo/envs/dev/pods";
    private static final String DELETE = "DELETE /projects/demo/envs/dev/pods/web-1";
    private static final PodView OLD = Records.pod("web-1", 4, "ready");

    @Test
    void waitsUntilAnotherServesInItsPlace() {
        server.on(PODS, 200, Page.of(List.of(OLD)))
                .on(PODS, 200, Page.of(List.of(Records.pod("web-1", 4, "draining"))))
                .on(PODS, 200, Page.of(List.of(Records.pod("web-2", 4, "starting"))))
                .on(PODS, 200, Page.of(List.of(Records.pod("web-2", 4, "ready"))))
                .on(DELETE, 202, fate());

        Shell.Transcript delete = shell.line("demo/dev delete pod web-1 --reason stuck");

        assertThat(delete.exit()).isEqualTo(Exit.DONE);
        assertThat(delete.out()).isEqualTo("pod web-1 deleted\n");
        assertThat(delete.err())
                .contains("ReplicaSet web-7d makes another pod in its place")
                .contains("web-1")
                .contains("draining")
                .contains("gone")
                .contains("web-2");
        assertThat(server.last(DELETE).query()).isEqualTo("reason=stuck");
    }

    @Test
    void warnsOfForceAndEndsAtItsDeadline() {
        server.on(PODS, 200, Page.of(List.of(OLD))).on(DELETE, 202, fate());

        Shell.Transcript forced = shell.line("demo/dev delete pod web-1 --force --timeout 0 -o json");
        assertThat(forced.exit()).isEqualTo(Exit.DONE);
        assertThat(forced.err()).contains("may run on until its node hears of it");
        assertThat(forced.json().get("effect").asString()).isEqualTo("Replaced");
        assertThat(server.last(DELETE).query()).isEqualTo("force=true");

        assertThat(shell.line("demo/dev delete pod web-1 --timeout 1").exit()).isEqualTo(Exit.TIMEOUT);
    }

    @Test
    void aTrialTellsAndWaitsForNothing() {
        server.on(DELETE, 200, new DryRun(List.of(new DryRun.Act("pod.deleted", "demo", "dev", "web", Map.of()))));

        Shell.Transcript tried = shell.line("demo/dev delete pod web-1 --dry-run");

        assertThat(tried.exit()).isEqualTo(Exit.DONE);
        assertThat(tried.out()).contains("pod.deleted");
        assertThat(server.lines()).containsExactly(DELETE);
    }

    private static PodDeletion fate() {
        return new PodDeletion(
                "local",
                "demo-dev",
                "web-1",
                "u",
                "web",
                "ReplicaSet/web-7d",
                "Replaced",
                true,
                List.of(),
                List.of(),
                false,
                List.of("ReplicaSet web-7d makes another pod in its place"));
    }
}
