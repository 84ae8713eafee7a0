package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.App;
import io.slipway.api.Environment;
import io.slipway.api.Page;
import io.slipway.api.PodView;
import io.slipway.api.Problem;
import io.slipway.api.Project;
import io.slipway.api.Route;
import io.slipway.cli.outcome.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nouns, sign-in and looks: what is asked, what is printed, how it ends. */
class TranscriptTest extends AtFakeServer {
    @Test
    void signsInByPasswordAndKeepsTheSessionForItsOwnerOnly() throws IOException {
        server.on("POST /login", 200, Map.of()).on("GET /whoami", 200, Records.me());

        Shell.Transcript login = shell.typing("lin\nhunter2\n").line("login " + server.url());

        assertThat(login.exit()).isEqualTo(Exit.DONE);
        assertThat(login.out()).isEqualTo("lin @ " + server.url() + ", administrator\n");
        Path context = home.resolve(".config/slipway/context");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(context)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(context)).contains("cookie=slipway=s3cret").doesNotContain("hunter2");
        assertThat(shell.line("whoami").exit()).isEqualTo(Exit.DONE);
        assertThat(server.last("GET /whoami").header("Cookie")).isEqualTo("slipway=s3cret");
        assertThat(server.last("GET /whoami").header("X-slipway")).isEqualTo("1");
    }

    @Test
    void signsInByTokenFromStandardInput() {
        server.on("GET /whoami", 200, Records.me());

        Shell.Transcript login = shell.typing("t0ken\n").line("login " + server.url() + " -o json");

        assertThat(login.json().get("user").asString()).isEqualTo("lin");
        assertThat(login.json().get("server").asString()).isEqualTo(server.url());
        assertThat(login.out()).doesNotContain("t0ken");
        assertThat(server.last("GET /whoami").header("Authorization")).isEqualTo("Bearer t0ken");
    }

    @Test
    void sendsAKeptTokenToNoOtherServer() throws IOException {
        server.on("GET /whoami", 200, Records.me());
        shell.typing("t0ken\n").line("login " + server.url());
        try (FakeServer other = new FakeServer()) {
            other.on("GET /whoami", 200, Records.me());

            shell.line("whoami --server " + other.url());

            assertThat(other.last("GET /whoami").header("Authorization")).isEmpty();
        }
    }

    @Test
    void asksTheInstanceOfThisMachineWithItsTokenFile() throws IOException {
        server.on("GET /whoami", 200, Records.me());
        Path data = Files.createDirectories(home.resolve("data/agent")).getParent();
        Path token = Files.writeString(home.resolve("token"), "adm1n\n");
        Files.writeString(
                data.resolve("agent/instance.json"),
                "{\"url\":\"" + server.url() + "\",\"adminTokenFile\":\"" + token + "\"}");

        Shell.Transcript whoami =
                new Shell(home).with("SLIPWAY_DATA", data.toString()).line("whoami");

        assertThat(whoami.exit()).isEqualTo(Exit.DONE);
        assertThat(server.last("GET /whoami").header("Authorization")).isEqualTo("Bearer adm1n");
    }

    @Test
    void saysWhatToDoWithoutAnyServer() {
        Shell.Transcript whoami = new Shell(home).line("whoami");

        assertThat(whoami.exit()).isEqualTo(Exit.FAILED);
        assertThat(whoami.err()).contains("no server").contains("next: slipway up");
    }

    @Test
    void createsAProject() {
        server.on("POST /projects", 201, Records.project("demo"));

        Shell.Transcript create = shell.run("project", "create", "demo", "--description", "the demo", "-o", "json");

        assertThat(create.json().get("name").asString()).isEqualTo("demo");
        assertThat(server.last("POST /projects").as(Project.Create.class))
                .isEqualTo(new Project.Create("demo", "the demo"));
    }

    @Test
    void showsEveryFaultOfARefusedInput() {
        server.on(
                "POST /projects",
                422,
                Records.problem(
                        422,
                        "Invalid",
                        "the project is not legal",
                        "choose another name",
                        new Problem.Fault("name", "must start with a letter"),
                        new Problem.Fault("description", "is too long")));

        Shell.Transcript create = shell.line("project create 9x");

        assertThat(create.exit()).isEqualTo(Exit.USAGE);
        assertThat(create.err()).isEqualTo("""
                        slipway: Invalid title: the project is not legal
                          name: must start with a letter
                          description: is too long
                          next: choose another name
                        """);
    }

    @Test
    void namesTheMissingRightAndEndsWithThree() {
        server.on(
                "DELETE /projects/demo",
                403,
                Records.problem(403, "NotPermitted", "project.delete on demo", "ask lin, who may grant it"));

        Shell.Transcript delete = shell.line("project delete demo -o json");

        assertThat(delete.exit()).isEqualTo(Exit.REFUSED);
        assertThat(delete.err()).contains("project.delete on demo").contains("ask lin");
        assertThat(delete.json().get("code").asString()).isEqualTo("NotPermitted");
    }

    @Test
    void deletesWithAReason() {
        server.on("DELETE /projects/demo/envs/prod", 204, "");

        Shell.Transcript delete = shell.run("env", "delete", "demo/prod", "--reason", "moved away", "-o", "json");

        assertThat(delete.exit()).isEqualTo(Exit.DONE);
        assertThat(delete.json().get("deleted").asString()).isEqualTo("demo/prod");
        assertThat(server.last("DELETE /projects/demo/envs/prod").query()).isEqualTo("reason=moved%20away");
    }

    @Test
    void listsInTheEnvelopeOfAllLists() {
        server.on("GET /projects/demo/apps", 200, Records.apps("web", "api"));

        Shell.Transcript list = shell.line("app list demo -o json");

        assertThat(list.json().get("items").get(1).get("name").asString()).isEqualTo("api");
        assertThat(list.json().get("total").asInt()).isEqualTo(2);
        assertThat(list.json().get("next").isNull()).isTrue();
        assertThat(shell.line("app list demo").out())
                .startsWith("NAME  GROUP  GIT       REF   BUILDER  PORT  CREATED\nweb   demo   /srv/web  main");
    }

    @Test
    void readsAllPagesOfAList() {
        server.on("GET /projects", 200, new Page<>(List.of(Records.project("one")), 2, "c 1"));
        server.on("GET /projects", 200, new Page<>(List.of(Records.project("two")), 2, null));

        Shell.Transcript list = shell.line("project list -o json");

        assertThat(list.json().get("total").asInt()).isEqualTo(2);
        assertThat(server.last("GET /projects").query()).isEqualTo("size=500&cursor=c%201");
    }

    @Test
    void createsAnAppWithAllItsOptions() {
        server.on("POST /projects/demo/apps", 201, Records.app("web"));

        Shell.Transcript create = shell.line(
                "app create demo/web --git /srv/web --ref v1 --dir sub --module m --builder jar"
                        + " --port 9090 --group shop --skip-tests --log-dir /home/deploy/logs --error-log-file bad.log");

        assertThat(create.exit()).isEqualTo(Exit.DONE);
        assertThat(server.last("POST /projects/demo/apps").as(App.Create.class))
                .isEqualTo(new App.Create(
                        "web",
                        "/srv/web",
                        "v1",
                        "sub",
                        "m",
                        "jar",
                        9090,
                        "shop",
                        true,
                        "/home/deploy/logs",
                        null,
                        "bad.log"));
    }

    @Test
    void createsAnEnvironmentInTheProjectInUse() {
        server.on("GET /projects/demo", 200, Records.project("demo"));
        server.on("POST /projects/demo/envs", 201, Records.env("demo", "test"));
        shell.line("use demo");

        shell.line("env create test --class test --cluster local");

        assertThat(server.last("POST /projects/demo/envs").as(Environment.Create.class))
                .isEqualTo(new Environment.Create("test", Environment.EnvClass.test, "local"));
    }

    @Test
    void addsAClusterByTheContentOfItsFile() throws IOException {
        Files.writeString(home.resolve("kube.yaml"), "apiVersion: v1\n");
        server.on("POST /clusters", 201, Map.of("name", "east", "state", "Connected"));

        Shell.Transcript add = shell.line("cluster add east --kubeconfig kube.yaml --domain east.example");

        assertThat(add.exit()).isEqualTo(Exit.DONE);
        assertThat(server.last("POST /clusters").json().get("kubeconfig").asString())
                .isEqualTo("apiVersion: v1\n");
    }

    @Test
    void getsAllInTheColumnsThatTeamsKnow() {
        server.on("GET /projects/demo/envs/dev/apps", 200, Page.of(List.of(Records.status())));
        server.on("GET /projects/demo/envs/dev/pods", 200, Page.of(List.of(Records.pod("web-4-x", 4, "ready"))));

        Shell.Transcript all = shell.line("demo/dev get_all");

        assertThat(all.out().lines().map(line -> line.replaceAll(" {2,}", " | ").replaceAll("\\d+[dhms]", "T")))
                .containsExactly(
                        "NAME | READY | STATUS | RESTARTS | AGE | IP | NODE",
                        "app/web | 1/1 | Serving | - | T | - | -",
                        "pod/web-4-x | 1/1 | Running | 0 | T | 10.1.0.9 | n1",
                        "route/http://web.dev.demo.localhost:7880/ | - | Proven | - | T | - | -");
        assertThat(server.lines()).hasSize(2);
        assertThat(shell.line("demo/dev get_all other -o json")
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void findsTheOnlyProjectWithThatEnvironment() {
        world();
        server.on("GET /projects/demo/envs/prod/apps/web", 200, Records.status());

        Shell.Transcript status = shell.line("prod status web");

        assertThat(status.exit()).isEqualTo(Exit.DONE);
        assertThat(status.out()).startsWith("web serves revision 4\nPOD");
    }

    @Test
    void findsAnEnvironmentByItsNamespace() {
        world();
        server.on("GET /projects/demo/envs/prod/apps/web", 200, Records.status());

        assertThat(shell.line("demo-prod status web").exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void namesTheCandidatesWhenSeveralProjectsHaveTheEnvironment() {
        world();

        Shell.Transcript status = shell.line("dev status web");

        assertThat(status.exit()).isEqualTo(Exit.USAGE);
        assertThat(status.err()).contains("demo/dev, shop/dev");
    }

    @Test
    void prefersTheProjectInUse() {
        world();
        server.on("GET /projects/shop/envs/dev", 200, Records.env("shop", "dev"));
        server.on("GET /projects/shop/envs/dev/apps/web", 200, Records.status());
        shell.line("use shop/dev");

        assertThat(shell.line("dev status web").exit()).isEqualTo(Exit.DONE);
        assertThat(shell.line("status web").exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void readsTheDefaultNamespaceFileAndPrintsItsFolderAsK8s() throws IOException {
        world();
        server.on("GET /projects/demo/envs/prod/apps/web", 200, Records.status());
        Files.writeString(home.resolve("default-namespace.conf"), "demo-prod\n");

        Shell.Transcript status = shell.as("k8s").line("status web");

        assertThat(status.exit()).isEqualTo(Exit.DONE);
        assertThat(status.out()).startsWith(home + "\nweb serves");
    }

    @Test
    void namesTheDefaultFileWhenNoEnvironmentIsKnown() {
        Shell.Transcript status = shell.as("k8s").line("status web");

        assertThat(status.exit()).isEqualTo(Exit.USAGE);
        assertThat(status.err()).contains("default-namespace.conf").contains("~/.k8s/");
    }

    @Test
    void knowsNoLifeCycleWordsAsK8s() {
        Shell.Transcript demo = shell.as("k8s").line("demo");

        assertThat(demo.exit()).isEqualTo(Exit.USAGE);
        assertThat(demo.err()).contains("'demo' is no verb");
    }

    @Test
    void showsHostileDataAsText() {
        PodView evil = new PodView(
                "local",
                "demo-dev",
                "web\u001b]52;c;x\u0007",
                "web",
                "1/1",
                "Run\rning",
                0,
                null,
                "\u202e10",
                "n\u009b1",
                null,
                4,
                "ready",
                null);
        server.on("GET /projects/demo/envs/dev/apps", 200, Page.of(List.of()));
        server.on("GET /projects/demo/envs/dev/pods", 200, Page.of(List.of(evil)));

        for (String form : List.of("table", "json", "yaml")) {
            String out = shell.line("demo/dev get_all -o " + form).out();
            assertThat(out.chars()
                            .filter(c -> c != '\n' && (c < 0x20 || c >= 0x7f))
                            .toArray())
                    .as(form)
                    .isEmpty();
        }
    }

    @Test
    void followsLogsWithThePodsName() {
        server.stream(
                "GET /projects/demo/envs/dev/apps/web/logs",
                "data: {\"pod\":\"web-4-x\",\"line\":\"a\\u001b[31mred\"}\n\nevent: end\ndata: \n\n");

        Shell.Transcript logs = shell.line("demo/dev logs web -f --tail 10 --pod web-4-x");

        assertThat(logs.out()).isEqualTo("web-4-x  a\\x1b[31mred\n");
        assertThat(server.last("GET /projects/demo/envs/dev/apps/web/logs").query())
                .isEqualTo("follow=true&source=log&pod=web-4-x&tail=10");
    }

    @Test
    void listsEventsOfOneApp() {
        server.on(
                "GET /projects/demo/envs/dev/events",
                200,
                Page.of(List.of(Map.of(
                        "time",
                        Records.THEN,
                        "type",
                        "Warning",
                        "reason",
                        "BackOff",
                        "about",
                        "Pod/web-4-x",
                        "message",
                        "restarting failed container",
                        "count",
                        3))));

        Shell.Transcript events = shell.line("demo/dev events web");

        assertThat(events.out().lines().toList().getLast())
                .endsWith("Warning  BackOff  Pod/web-4-x  3      restarting failed container");
        assertThat(server.last("GET /projects/demo/envs/dev/events").query()).isEqualTo("app=web&size=500");
    }

    @Test
    void listsRoutesOfAllProjectsWithoutAPlace() {
        world();
        for (String place : List.of("demo/envs/dev", "demo/envs/prod", "shop/envs/dev")) {
            server.on("GET /projects/" + place + "/routes", 200, Page.of(List.of(Records.route("Proven"))));
        }

        Shell.Transcript list = shell.line("route list -o json");

        assertThat(list.json().get("total").asInt()).isEqualTo(3);
        assertThat(list.json().get("items").get(0).get("url").asString())
                .isEqualTo("http://web.dev.demo.localhost:7880/");
    }

    @Test
    void addsProvesAndRemovesARoute() {
        String routes = "/projects/demo/envs/dev/routes";
        server.on("POST " + routes, 201, Records.route("Programmed"));
        server.on("GET " + routes, 200, Page.of(List.of(Records.route("Programmed"))));
        server.on("POST " + routes + "/" + Records.ID + "/prove", 200, Records.route("Broken"));
        server.on("DELETE " + routes + "/" + Records.ID, 204, "");

        assertThat(shell.line("demo/dev route add web --host x.test --path /x").exit())
                .isEqualTo(Exit.DONE);
        assertThat(server.last("POST " + routes).as(Route.Create.class))
                .isEqualTo(new Route.Create("web", "x.test", "/x", null));
        Shell.Transcript proof = shell.line("demo/dev route prove web");
        assertThat(proof.exit()).isEqualTo(Exit.FAILED);
        assertThat(proof.err()).contains("Broken");
        assertThat(shell.line("demo/dev route remove web.dev.demo.localhost").exit())
                .isEqualTo(Exit.DONE);
    }

    @Test
    void asksForNothingWhenAnOptionIsNotTheVerbs() {
        Shell.Transcript delete = shell.line("app delete demo/web --dry-run");

        assertThat(delete.exit()).isEqualTo(Exit.USAGE);
        assertThat(delete.err()).contains("'app delete' has no --dry-run; nothing was done");
        assertThat(server.lines()).isEmpty();
    }

    @Test
    void speaksChineseWhereTheUserDoes() {
        Shell.Transcript help = shell.with("LANG", "zh_CN.UTF-8").line("-h");

        assertThat(help.out()).contains("构建并部署").contains("退出码");
        assertThat(new Shell(home).line("-h").out())
                .contains("build and deploy")
                .contains("Exit: 0 ok");
    }

    @Test
    void explainsAServerThatIsNoSlipway() {
        Shell.Transcript list = shell.line("project list");

        assertThat(list.exit()).isEqualTo(Exit.FAILED);
        assertThat(list.err()).contains("GET /projects?size=500: HTTP 404");
    }

    private void world() {
        server.on("GET /projects", 200, Page.of(List.of(Records.project("demo"), Records.project("shop"))));
        server.on(
                "GET /projects/demo/envs",
                200,
                Page.of(List.of(Records.env("demo", "dev"), Records.env("demo", "prod"))));
        server.on("GET /projects/shop/envs", 200, Page.of(List.of(Records.env("shop", "dev"))));
    }
}
