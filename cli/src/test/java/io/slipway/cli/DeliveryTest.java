package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.Build;
import io.slipway.api.DryRun;
import io.slipway.api.Page;
import io.slipway.api.Phase;
import io.slipway.api.Rollout;
import io.slipway.cli.outcome.Exit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** build, deploy, ship, rollback, restart, scale: started, followed, told, judged. */
class DeliveryTest {
    private static final String WEB = "/projects/demo/envs/dev/apps/web";
    private static final String ROLLOUT = "GET /projects/demo/envs/dev/rollouts/" + Records.ID;
    private static final String BUILDS = "/projects/demo/apps/web/builds";

    @TempDir
    Path home;

    private FakeServer server;
    private Shell shell;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        shell = new Shell(home).with("SLIPWAY_SERVER", server.url());
        server.on(
                "GET /projects/demo/envs/dev/pods",
                200,
                Page.of(List.of(Records.pod("web-3-old", 3, "draining"), Records.pod("web-4-new", 4, "ready"))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void deploysAndAnswersRolloutStateSeconds() {
        rollout("deploy", Records.rollout("deploy", Phase.SUCCEEDED, "Succeeded", null, null));

        Shell.Transcript deploy = shell.line("demo/dev deploy web --artifact v1 --config A=b=c --replicas 2 -o json");

        assertThat(deploy.exit()).isEqualTo(Exit.DONE);
        assertThat(deploy.json().get("rollout").asString()).isEqualTo(Records.ID.toString());
        assertThat(deploy.json().get("state").asString()).isEqualTo("Succeeded");
        assertThat(deploy.json().get("seconds").asDouble()).isEqualTo(6.25);
        assertThat(deploy.err())
                .contains("rollout  apply")
                .contains("pod old  web-3-old")
                .contains("pod new  web-4-new");
        assertThat(server.last("POST " + WEB + "/deploy").as(Rollout.Deploy.class))
                .isEqualTo(new Rollout.Deploy("v1", null, Map.of("A", "b=c"), 2, null));
    }

    @Test
    void triesWithoutWaitingForAnEnd() {
        server.on(
                "POST " + WEB + "/deploy",
                200,
                new DryRun(List.of(new DryRun.Act("rollout.started", "demo", "dev", "web", Map.of("revision", 5)))));

        Shell.Transcript tried = shell.line("demo/dev deploy web --dry-run");

        assertThat(tried.exit()).isEqualTo(Exit.DONE);
        assertThat(tried.out()).contains("nothing was done").contains("rollout.started  demo/dev/web  revision=5");
        assertThat(server.last("POST " + WEB + "/deploy").query()).isEqualTo("dryRun=true");
        assertThat(shell.line("demo/dev deploy web --dry-run -o json").json().get("would"))
                .hasSize(1);
    }

    @Test
    void saysWhenAnOldServerDidWhatWasToBeTried() {
        rollout("deploy", Records.rollout("deploy", Phase.SUCCEEDED, "Succeeded", null, null));

        Shell.Transcript tried = shell.line("demo/dev deploy web --dry-run");

        assertThat(tried.exit()).isEqualTo(Exit.FAILED);
        assertThat(tried.err()).contains("has done it");
    }

    @Test
    void promotesInsideTheProjectOnly() {
        rollout("deploy", Records.rollout("deploy", Phase.SUCCEEDED, "Succeeded", null, null));

        assertThat(shell.line("demo/dev deploy web --from demo/test --reason ok")
                        .exit())
                .isEqualTo(Exit.DONE);
        assertThat(server.last("POST " + WEB + "/deploy").as(Rollout.Deploy.class))
                .isEqualTo(new Rollout.Deploy(null, "test", null, null, "ok"));
        assertThat(shell.line("demo/dev deploy web --from shop/test").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void failsWithTheCauseOfTheRollout() {
        rollout(
                "deploy",
                Records.rollout("deploy", Phase.FAILED, "Failed", "ImagePullFailed", "web-4-new: manifest unknown"));

        Shell.Transcript deploy = shell.line("demo/dev deploy web -o json");

        assertThat(deploy.exit()).isEqualTo(Exit.FAILED);
        assertThat(deploy.err()).contains("Failed(ImagePullFailed): web-4-new: manifest unknown");
        assertThat(deploy.json().get("state").asString()).isEqualTo("Failed");
    }

    @Test
    void endsWithFiveWhenTheRolloutTimedOut() {
        rollout("deploy", Records.rollout("deploy", Phase.FAILED, "TimedOut", "NeverReady", "not ready"));

        assertThat(shell.line("demo/dev deploy web").exit()).isEqualTo(Exit.TIMEOUT);
    }

    @Test
    void endsWithFiveWhenTheUsersOwnDeadlinePasses() {
        rollout("restart", Records.rollout("restart", Phase.RUNNING, "Progressing", null, null));

        Shell.Transcript restart = shell.line("demo/dev restart web --timeout 1");

        assertThat(restart.exit()).isEqualTo(Exit.TIMEOUT);
        assertThat(restart.err()).contains("still Progressing; it goes on in the server");
    }

    @Test
    void doesNotWaitWhenTold() {
        rollout("restart", Records.rollout("restart", Phase.RUNNING, "Progressing", null, null));

        assertThat(shell.line("demo/dev restart web --timeout 0").exit()).isEqualTo(Exit.DONE);
        assertThat(server.lines()).containsExactly("POST " + WEB + "/restart");
    }

    @Test
    void waitsOutARestartOfTheServer() {
        server.on("POST " + WEB + "/restart", 202, Records.rollout("restart", Phase.RUNNING, "Applying", null, null));
        server.on(ROLLOUT, 503, Records.problem(503, "Starting", "the server starts", null));
        server.on(ROLLOUT, 200, Records.rollout("restart", Phase.SUCCEEDED, "Succeeded", null, null));

        assertThat(shell.line("demo/dev restart web").exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void rollsBackToARevisionOrTheFormerOne() {
        rollout("rollback", Records.rollout("rollback", Phase.SUCCEEDED, "Succeeded", null, null));

        shell.line("demo/dev rollback web 2 --reason broken");
        assertThat(server.last("POST " + WEB + "/rollback").as(Rollout.Rollback.class))
                .isEqualTo(new Rollout.Rollback(2, "broken"));
        shell.line("demo/dev rollback web");
        assertThat(server.last("POST " + WEB + "/rollback").as(Rollout.Rollback.class))
                .isEqualTo(new Rollout.Rollback(null, null));
    }

    @Test
    void scalesTheOnlyAppWithoutItsName() {
        server.on("GET /projects/demo/apps", 200, Records.apps("web"));
        rollout("scale", Records.rollout("scale", Phase.SUCCEEDED, "Succeeded", null, null));

        assertThat(shell.line("demo/dev scale 3").exit()).isEqualTo(Exit.DONE);
        assertThat(server.last("POST " + WEB + "/scale").as(Rollout.Scale.class))
                .isEqualTo(new Rollout.Scale(3, null, null));
    }

    @Test
    void buildsAndAnswersDigestArtifactRevision() {
        server.on("POST " + BUILDS, 202, Records.build(Phase.PENDING, "Queued", null, null));
        server.on("GET " + BUILDS + "/7", 200, Records.build(Phase.RUNNING, "Compiling", null, null));
        server.on("GET " + BUILDS + "/7", 200, Records.build(Phase.SUCCEEDED, "Succeeded", null, "made"));

        Shell.Transcript build = shell.line("demo/dev build web --ref v1 -o json");

        assertThat(build.json().get("digest").asString()).isEqualTo(Records.DIGEST);
        assertThat(build.json().get("artifact").asString()).isEqualTo(Records.VERSION);
        assertThat(build.json().get("revision").asString()).isEqualTo("0123456789ab");
        assertThat(build.err()).contains("build 7  clone").contains("0.8 s  0123456789ab Greet");
        assertThat(server.last("POST " + BUILDS).as(Build.Create.class)).isEqualTo(new Build.Create("v1"));
    }

    @Test
    void showsStageFirstErrorAndLogOfAFailedBuild() {
        server.on("POST " + BUILDS, 202, Records.build(Phase.PENDING, "Queued", null, null));
        server.on(
                "GET " + BUILDS + "/7",
                200,
                Records.build(Phase.FAILED, "Failed", "compile", "Web.java:[3,5] ';' expected"));
        server.on("GET " + BUILDS + "/7/log", new FakeServer.Answer(200, "text/plain", "one\n[ERROR] Web.java\n"));

        Shell.Transcript build = shell.line("demo/dev build web");

        assertThat(build.exit()).isEqualTo(Exit.FAILED);
        assertThat(build.err())
                .contains("web build 7: Failed(compile): Web.java:[3,5] ';' expected\n  | one\n  | [ERROR] Web.java\n");
    }

    @Test
    void shipsAndTellsBuildAndRollout() {
        server.on("POST " + WEB + "/ship", 202, Records.ship(Phase.PENDING, "Queued", null, null));
        server.on(
                "GET " + WEB + "/ships/" + Records.ID,
                200,
                Records.ship(
                        Phase.SUCCEEDED,
                        "Succeeded",
                        Records.build(Phase.SUCCEEDED, "Succeeded", null, null),
                        Records.rollout("deploy", Phase.SUCCEEDED, "Succeeded", null, null)));

        Shell.Transcript ship = shell.line("demo/dev ship web -o json");

        assertThat(ship.exit()).isEqualTo(Exit.DONE);
        assertThat(ship.json().get("rollout").asString()).isEqualTo(Records.ID.toString());
        assertThat(ship.json().get("state").asString()).isEqualTo("Succeeded");
        assertThat(ship.json().get("seconds").asDouble()).isEqualTo(6.0);
        assertThat(ship.json().get("digest").asString()).isEqualTo(Records.DIGEST);
        assertThat(ship.err()).contains("build 7  clone").contains("rollout  apply");
    }

    @Test
    void tellsWhichAppsWereDoneAndWhichNot() {
        server.on("GET /projects/demo/apps", 200, Records.apps("api", "web"));
        rollout("restart", Records.rollout("restart", Phase.SUCCEEDED, "Succeeded", null, null));
        server.on(
                "POST /projects/demo/envs/dev/apps/api/restart",
                409,
                Records.problem(409, "Leased", "api is leased by wu", null));

        Shell.Transcript restart = shell.line("demo/dev restart web-api -o json");

        assertThat(restart.exit()).isEqualTo(Exit.PARTLY);
        assertThat(restart.err()).contains("api: api is leased by wu").contains("done: web; not done: api");
        assertThat(restart.json().get("items").get(1).get("error").get("code").asString())
                .isEqualTo("Leased");
    }

    @Test
    void showsBothReadingsOfAnAmbiguousTarget() {
        server.on("GET /projects/demo/apps", 200, Records.apps("a", "b", "a-b", "b-c", "c"));

        Shell.Transcript restart = shell.line("demo/dev restart a-b-c");

        assertThat(restart.exit()).isEqualTo(Exit.USAGE);
        assertThat(restart.err()).contains("can be read as a,b,c or a,b-c");
    }

    private void rollout(String act, Rollout end) {
        server.on("POST " + WEB + "/" + act, 202, Records.rollout(act, Phase.PENDING, "Queued", null, null));
        server.on(ROLLOUT, 200, end);
    }
}
