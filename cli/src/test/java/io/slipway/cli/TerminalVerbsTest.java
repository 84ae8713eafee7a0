package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.Jvm;
import io.slipway.api.Page;
import io.slipway.api.Problem;
import io.slipway.api.Terminal;
import io.slipway.cli.outcome.Exit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** login APP and java APP, as far as they go without a pod. */
class TerminalVerbsTest extends AtFakeServer {
    private static final String ASK = "POST /projects/shop/envs/dev/apps/web/terminals";

    @Test
    void asksForATerminalWithoutATtyInAPipe() {
        server.on(ASK, 404, problem("the pod web-1 has no container 'cart'", "it has web, filebeat"));

        Shell.Transcript login = shell.typing("ls\n").line("shop/dev login web web-1 -c cart --reason look");

        assertThat(login.exit()).isEqualTo(Exit.FAILED);
        assertThat(login.err()).contains("no container 'cart'").contains("next: it has web, filebeat");
        Terminal.Open wish = server.last(ASK).as(Terminal.Open.class);
        assertThat(wish).isEqualTo(new Terminal.Open("web-1", "cart", null, false, null, null, null, null, "look"));
    }

    @Test
    void oneTerminalIsOfOneApp() {
        Shell.Transcript login = shell.line("shop/dev login");
        assertThat(login.exit()).isEqualTo(Exit.USAGE);
        assertThat(login.err()).contains("login");
    }

    @Test
    void tellsTheJvmsFacts() {
        Jvm jvm = new Jvm(
                "web-1",
                "web",
                1,
                "/opt/java/bin/java",
                "25.0.3+9",
                "Eclipse Adoptium",
                List.of("-XX:MaxRAMPercentage=60", "-Dkey.password=***"),
                "-jar /app/web.jar",
                List.of("--x"),
                List.of("-XX:+UseSerialGC"));
        server.on("GET /projects/shop/envs/dev/apps/web/jvms", 200, Page.of(List.of(jvm)));

        Shell.Transcript java = shell.line("shop/dev java web");

        assertThat(java.exit()).isEqualTo(Exit.DONE);
        assertThat(java.out())
                .contains("25.0.3+9 Eclipse Adoptium · /opt/java/bin/java")
                .contains("runs     -jar /app/web.jar --x")
                .contains("options  -XX:MaxRAMPercentage=60 -Dkey.password=***")
                .contains("flags    -XX:+UseSerialGC");
        assertThat(shell.line("shop/dev java web -o json")
                        .json()
                        .get("items")
                        .get(0)
                        .get("version")
                        .asString())
                .isEqualTo("25.0.3+9");
    }

    private static Problem problem(String detail, String next) {
        return new Problem(
                "urn:slipway:problem:NotFound",
                "There is no such thing",
                404,
                detail,
                "NotFound",
                List.of(),
                List.of(),
                next);
    }
}
