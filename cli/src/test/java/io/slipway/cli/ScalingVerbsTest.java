package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.Autoscale;
import io.slipway.api.Phase;
import io.slipway.api.Schedule;
import io.slipway.cli.outcome.Exit;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** autoscale, schedule, pause, resume: what is asked and what is told. */
class ScalingVerbsTest extends AtFakeServer {
    private static final String WEB = "/projects/demo/envs/dev/apps/web";

    @Test
    void showsAnAutoscalerThatCannotAct() {
        Autoscale scale = new Autoscale(
                "demo",
                "dev",
                "web",
                new Autoscale.Bounds(2, 6, 70, null, 0, 300),
                "ann",
                null,
                Records.THEN,
                new Autoscale.State(
                        2,
                        3,
                        null,
                        List.of(new Autoscale.Metric("cpu", 70, null)),
                        List.of(new Autoscale.Condition("ScalingActive", "False", "FailedGetResourceMetric", "none"))),
                false,
                "cluster 'local' has no metrics API",
                "150m",
                "512Mi");
        server.on("GET " + WEB + "/autoscale", 200, scale);

        Shell.Transcript shown = shell.line("demo/dev autoscale web");

        assertThat(shown.out())
                .contains("2 to 6 pods, cpu 70% (now unknown); more after 0 s, fewer after 300 s")
                .contains("now 2, wants 3")
                .contains("ScalingActive False  FailedGetResourceMetric: none")
                .contains("! cluster 'local' has no metrics API");
    }

    @Test
    void setsWhatIsNamedAndFollowsTheRollout() {
        var rollout = Records.rollout("autoscale", Phase.SUCCEEDED, "Succeeded", null, null);
        server.on("PUT " + WEB + "/autoscale", 202, rollout)
                .on("DELETE " + WEB + "/autoscale", 202, rollout)
                .on("GET /projects/demo/envs/dev/rollouts/" + Records.ID, 200, rollout)
                .on("GET /projects/demo/envs/dev/pods", 200, io.slipway.api.Page.of(List.of()));

        assertThat(shell.line("demo/dev autoscale web --max 6 --down-after 60").exit())
                .isEqualTo(Exit.DONE);
        assertThat(server.last("PUT " + WEB + "/autoscale").body()).isEqualTo("{\"max\":6,\"downSeconds\":60}");
        assertThat(shell.line("demo/dev autoscale web --off --reason done").exit())
                .isEqualTo(Exit.DONE);
        assertThat(server.last("DELETE " + WEB + "/autoscale").query()).isEqualTo("reason=done");
        assertThat(shell.line("demo/dev autoscale web --off --min 2").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void addsShowsAndRemovesRulesOfTheClock() {
        server.on("GET " + WEB + "/schedule", 200, schedule())
                .on("POST " + WEB + "/schedule", 201, schedule())
                .on("DELETE " + WEB + "/schedule/" + Records.ID, 200, schedule());

        Shell.Transcript shown = shell.line("demo/dev schedule web");
        assertThat(shown.out())
                .contains("mon-fri  20:00  Europe/Berlin  sleep")
                .contains("Mon 23 Nov 20:00")
                .contains("asleep; wakes to 3 pods");

        assertThat(shell.run("demo/dev", "schedule", "web", "--at", "mon-fri 20:00", "--zone", "UTC", "--sleep")
                        .exit())
                .isEqualTo(Exit.DONE);
        assertThat(server.last("POST " + WEB + "/schedule").body())
                .isEqualTo("{\"days\":\"mon-fri\",\"time\":\"20:00\",\"zone\":\"UTC\",\"replicas\":0}");
        shell.line("demo/dev schedule web --at 08:00 --zone UTC --wake");
        assertThat(server.last("POST " + WEB + "/schedule").body())
                .contains("\"days\":\"*\"")
                .contains("\"wake\":true");

        assertThat(shell.line("demo/dev schedule web --remove 1").exit()).isEqualTo(Exit.DONE);
        assertThat(shell.line("demo/dev schedule web --remove 2").exit()).isEqualTo(Exit.USAGE);
    }

    private static Schedule schedule() {
        return new Schedule(
                "demo",
                "dev",
                "web",
                List.of(new Schedule.Rule(
                        Records.ID,
                        "mon-fri",
                        "20:00",
                        "Europe/Berlin",
                        0,
                        null,
                        null,
                        false,
                        "ann",
                        null,
                        Records.THEN,
                        List.of(Instant.parse("2026-11-23T19:00:00Z")),
                        null)),
                3);
    }
}
