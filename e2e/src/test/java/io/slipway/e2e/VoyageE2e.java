package io.slipway.e2e;

import static io.slipway.e2e.Platform.await;
import static io.slipway.e2e.Platform.kill;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The first voyage on a real cluster: from a Git repository to a proven route, promoted, changed,
 * rolled back, killed in the middle, taken away (S0.4b, S1.7, S3.7, S4.2, S4.3, S4.4).
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VoyageE2e {
    private static final String HOST = "hello.dev.demo.localhost";
    private static final String ROLLOUTS = "/api/v1/projects/demo/envs/dev/rollouts/";
    private static Platform platform;
    private static Run demo;
    private static String waiting;

    @TempDir
    private static Path repos;

    @BeforeAll
    static void sail() {
        platform = new Platform("voyage", 18800, "local");
        platform.down("--purge");
        demo = demo();
    }

    private static Run demo() {
        return platform.slipway(
                Duration.ofMinutes(12),
                "demo",
                "--data",
                platform.data.toString(),
                "--port",
                Integer.toString(platform.port));
    }

    @AfterAll
    static void down() {
        platform.close();
    }

    @Test
    @Order(1)
    void theDemoEndsWell() {
        assertThat(demo.exit()).as("%s", demo).isZero();
        assertThat(platform.visit(HOST).status()).isEqualTo(200);
        assertThat(platform.visit("hello.prod.demo.localhost").status()).isEqualTo(200);
        assertThat(platform.status().exit()).isZero();
    }

    @Test
    @Order(2)
    void theClusterIsARealOne() {
        Run show = platform.cli("cluster", "show", "local", "-o", "json");
        assertThat(show.exit()).as("%s", show).isZero();
        assertThat(show.json().get("state").asString()).isEqualTo("Connected");
        assertThat(show.json().get("version").asString()).startsWith("v1.36");
        Run nodes = kubectl("get", "nodes", "--no-headers");
        assertThat(nodes.out()).as("%s", nodes).contains(" Ready ");
    }

    @Test
    @Order(3)
    void oneCommitIsOneDigest() {
        Run first = platform.cli("demo/dev", "build", "hello", "-o", "json");
        Run second = platform.cli("demo/dev", "build", "hello", "-o", "json");
        assertThat(first.exit()).as("%s", first).isZero();
        assertThat(first.json().get("digest").asString())
                .startsWith("sha256:")
                .isEqualTo(second.json().get("digest").asString());
    }

    @Test
    @Order(4)
    void anotherRepositoryAnswersWithNoOtherEdit() {
        Repo repo = Repo.service(repos, "other", "ahoy");
        create("other", repo);
        Run ship = platform.cli("demo/dev", "ship", "other", "-o", "json");
        assertThat(ship.exit()).as("%s", ship).isZero();
        assertThat(ship.json().get("state").asString()).isEqualTo("Succeeded");
        assertThat(platform.visit("other.dev.demo.localhost").body()).isEqualTo("ahoy");
    }

    @Test
    @Order(5)
    void badSourcesEndWithStageAndCause() {
        Run gone = platform.cli(
                "app", "create", "demo/gone", "--git", repos.resolve("nowhere").toString());
        assertThat(gone.exit()).as("%s", gone).isEqualTo(1);
        assertThat(gone.err()).contains("nowhere");
        refusedBuild(
                "nopom", Repo.empty(repos, "nopom").write("README", "no pom").commit("Empty"), "pom.xml");
        refusedBuild(
                "broken",
                Repo.service(repos, "broken", "x")
                        .write("src/main/java/org/other/Broken.java", "package org.other; class Broken { int x = ; }")
                        .commit("Break"),
                "Broken.java");
        refusedBuild(
                "redtest",
                Repo.service(repos, "redtest", "x")
                        .write("src/test/java/org/other/RedTest.java", """
                        package org.other;
                        import static org.junit.jupiter.api.Assertions.assertEquals;
                        class RedTest { @org.junit.jupiter.api.Test void red() { assertEquals(1, 2); } }
                        """)
                        .commit("Fail"),
                "RedTest");
        refusedBuild(
                "library",
                Repo.empty(repos, "library")
                        .write("pom.xml", Repo.pom("library", "", ""))
                        .write("src/main/java/org/other/Main.java", Repo.main("x", ""))
                        .commit("No boot plugin"),
                "executable");
    }

    private static void refusedBuild(String app, Repo repo, String says) {
        create(app, repo);
        Run build = platform.cli("demo/dev", "build", app);
        assertThat(build.exit()).as("%s", build).isEqualTo(1);
        assertThat(build.err()).as("%s", build).contains(says);
    }

    @Test
    @Order(6)
    void aCrashingVersionNeverTakesTheOldOnesPlace() {
        Repo repo = Repo.service(repos, "crash", "calm");
        create("crash", repo);
        assertThat(platform.cli("demo/dev", "ship", "crash").exit()).isZero();
        repo.write(
                        "src/main/java/org/other/Main.java",
                        Repo.main("storm", "if (true) throw new IllegalStateException(\"no harbour\");"))
                .commit("Crash at start");
        Run ship = platform.cli("demo/dev", "ship", "crash");
        assertThat(ship.exit()).as("%s", ship).isEqualTo(1);
        assertThat(ship.err()).contains("no harbour");
        assertThat(platform.visit("crash.dev.demo.localhost").body()).isEqualTo("calm");
        await("the broken pods are gone", Duration.ofSeconds(60), () -> {
            Run pods = platform.cli("demo/dev", "get_all", "crash", "-o", "json");
            List<JsonNode> left = pods.json()
                    .get("items")
                    .valueStream()
                    .filter(item -> item.get("kind").asString().equals("pod"))
                    .toList();
            return left.size() == 1 && left.getFirst().get("ready").asString().equals("1/1");
        });
    }

    @Test
    @Order(7)
    void routesFollowPodsWhileTheServerIsDeadAndTheRolloutGoesOn() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Run> restart = CompletableFuture.supplyAsync(
                    () -> platform.cli("demo/dev", "restart", "hello", "-o", "json"), threads);
            await("a new pod", Duration.ofSeconds(30), () -> pods("demo-dev", "hello") > 1);
            kill(platform.pid("server"));
            await("new pods serve", Duration.ofSeconds(60), () -> {
                assertThat(platform.visit(HOST).status()).isEqualTo(200);
                return restart.isDone();
            });
            Run run = restart.get();
            assertThat(run.exit()).as("%s", run).isZero();
            assertThat(run.json().get("state").asString()).isEqualTo("Succeeded");
        }
    }

    @Test
    @Order(8)
    void rollsBackAndWantsAReasonInProduction() {
        Run without = platform.cli("demo/prod", "rollback", "hello");
        assertThat(without.exit()).as("%s", without).isNotZero();
        assertThat(without.err()).contains("reason");
        Run refused = platform.cli("demo/dev", "rollback", "hello", "999");
        assertThat(refused.exit()).as("%s", refused).isEqualTo(1);
        Run back = platform.cli("demo/dev", "rollback", "hello", "-o", "json");
        assertThat(back.exit()).as("%s", back).isZero();
        assertThat(back.json().get("state").asString()).isEqualTo("Succeeded");
    }

    @Test
    @Order(9)
    void thePartsOutliveTheAgentAndAreAdopted() {
        long kubelet = platform.pid("kubelet");
        kill(platform.pid("agent"));
        assertThat(platform.visit(HOST).status()).isEqualTo(200);
        Run up = platform.up();
        assertThat(up.exit()).as("%s", up).isZero();
        assertThat(platform.pid("kubelet")).isEqualTo(kubelet);
        assertThat(platform.visit(HOST).status()).isEqualTo(200);
    }

    @Test
    @Order(10)
    void anAbortGivesTheRevisionThatServedItsPodsBack() {
        String rollout = deployThatWaits();
        Platform.Answer abort = platform.api("POST", rollout + "/abort", "{\"reason\": \"listens nowhere\"}");
        assertThat(abort.status()).as("%s", abort).isEqualTo(202);
        await(
                "it is over",
                Duration.ofSeconds(90),
                () -> state(platform, rollout).equals("Cancelled"));
        assertThat(platform.visit("other.dev.demo.localhost").status()).isEqualTo(200);
        await("the new pods are gone", Duration.ofSeconds(60), () -> pods("demo-dev", "other") == 1);
    }

    @Test
    @Order(11)
    void aDryRunTellsWhatItWouldDoAndDoesNothing() {
        String rollouts = "/api/v1/projects/demo/envs/dev/apps/hello/rollouts";
        String before = platform.api("GET", rollouts, "").body();
        Run tried = platform.cli("demo/dev", "ship", "hello", "--dry-run", "-o", "json");
        assertThat(tried.exit()).as("%s", tried).isZero();
        assertThat(tried.json()
                        .get("would")
                        .valueStream()
                        .map(act -> act.get("event").asString()))
                .containsExactly("ship.started", "build.queued");
        Run deploy = platform.cli("demo/dev", "deploy", "hello", "--dry-run");
        assertThat(deploy.exit()).as("%s", deploy).isZero();
        assertThat(deploy.out()).contains("rollout.started");
        assertThat(platform.api("GET", rollouts, "").body()).isEqualTo(before);
    }

    @Test
    @Order(20)
    void theConsoleShowsIt() {
        Run links = platform.cli("whoami", "-o", "json");
        assertThat(links.exit()).as("%s", links).isZero();
        Run browser = platform.browse("console.test.mjs", Duration.ofMinutes(6), "demo", "hello");
        assertThat(browser.exit()).as("%s", browser).isZero();
    }

    @Test
    @Order(30)
    void comesBackAfterDown() {
        assertThat(platform.down().exit()).isZero();
        Run up = platform.up();
        assertThat(up.exit()).as("%s", up).isZero();
        await(
                "the app answers again",
                Duration.ofMinutes(2),
                () -> platform.visit(HOST).status() == 200);
    }

    @Test
    @Order(31)
    void isSavedWhileARolloutWaitsForItsPods() {
        waiting = deployThatWaits();
        Run backup = platform.slipway(
                Duration.ofMinutes(2), "backup", backup().toString(), "--data", platform.data.toString());
        assertThat(backup.exit()).as("%s", backup).isZero();
        assertThat(state(platform, waiting)).isEqualTo("Progressing");
    }

    @Test
    @Order(32)
    void purgeLeavesNoTrace() throws IOException {
        Run down = platform.down("--purge");
        assertThat(down.exit()).as("%s", down).isZero();
        assertThat(platform.traces()).isEmpty();
    }

    @Test
    @Order(33)
    void whatServedServesAfterARestoreElsewhere() {
        try (Platform restored = new Platform("voyage-restored", 18820, "local")) {
            restored.down("--purge");
            Run restore = restored.slipway(
                    Duration.ofMinutes(2), "restore", backup().toString(), "--data", restored.data.toString());
            assertThat(restore.exit()).as("%s", restore).isZero();
            assertThat(restored.up().exit()).isZero();
            for (String app : List.of("hello.dev", "hello.prod", "other.dev", "crash.dev")) {
                await(
                        app + " answers",
                        Duration.ofMinutes(2),
                        () -> restored.visit(app + ".demo.localhost").status() == 200);
            }
            assertThat(state(restored, waiting)).isEqualTo("Superseded");
            Run verified = restored.cli("audit", "verify");
            assertThat(verified.exit()).as("%s", verified).isZero();
        }
    }

    private static Path backup() {
        return repos.resolve("backup");
    }

    /** A rollout of {@code other} whose pods listen where no probe reaches them: neither ready nor broken. */
    private static String deployThatWaits() {
        Platform.Answer deploy = platform.api(
                "POST",
                "/api/v1/projects/demo/envs/dev/apps/other/deploy",
                "{\"config\": {\"SERVER_ADDRESS\": \"127.0.0.1\"}}");
        assertThat(deploy.status()).as("%s", deploy).isEqualTo(202);
        String path = ROLLOUTS + deploy.json().get("id").asString();
        await(
                "its pods are waited for",
                Duration.ofSeconds(30),
                () -> state(platform, path).equals("Progressing"));
        return path;
    }

    private static String state(Platform at, String path) {
        Platform.Answer rollout = at.api("GET", path, "");
        return rollout.status() == 200 ? rollout.json().get("state").asString() : rollout.toString();
    }

    private static void create(String app, Repo repo) {
        Run create = platform.cli("app", "create", "demo/" + app, "--git", repo.folder.toString());
        assertThat(create.exit()).as("%s", create).isZero();
    }

    private static int pods(String namespace, String app) {
        return (int) kubectl("get", "pods", "-n", namespace, "-l", "slipway.io/app=" + app, "--no-headers")
                .out()
                .lines()
                .count();
    }

    private static Run kubectl(String... words) {
        String kubeconfig = platform.cli("cluster", "show", "local", "-o", "json")
                .json()
                .get("kubeconfig")
                .asString();
        return Platform.kubectl(kubeconfig, words);
    }
}
