package io.slipway.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.Browser;
import io.slipway.TestServer;
import io.slipway.project.Budgets;
import io.slipway.project.PersonalProjects;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A project of one's own, from the first sign-in on. */
class SpaceTest {
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
    }

    private static Browser person(String name) {
        String link = server.call("POST", "/api/v1/people", Map.of("name", name), server.admin())
                .json()
                .get("link")
                .asString();
        Browser browser = new Browser(server);
        var opened = browser.call(
                "POST",
                "/api/v1/setup",
                Map.of("code", link.substring(link.indexOf("code=") + 5), "password", "three blue herons"));
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        return browser;
    }

    /** It is made beside the sign-in. */
    private static String awaited(String person) {
        PersonalProjects projects = server.bean(PersonalProjects.class);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (projects.find(person).isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return projects.find(person).orElseThrow();
    }

    @Test
    void theFirstSignInBringsAProjectWithASmallBudget() {
        Browser ann = person("space.ann@corp.example");
        String project = awaited("space.ann@corp.example");
        assertThat(project).isEqualTo("space-ann");
        assertThat(ann.call("GET", "/api/v1/projects/space-ann", null).status()).isEqualTo(200);
        assertThat(ann.call("GET", "/api/v1/me/space", null)
                        .json()
                        .get("project")
                        .asString())
                .isEqualTo("space-ann");
        assertThat(server.bean(Budgets.class).ofNamespace(project)).containsEntry("pods", "10");
        server.call("POST", "/api/v1/projects", Map.of("name", "space-shared"), server.admin());
        assertThat(server.bean(Budgets.class).ofNamespace("space-shared")).isEmpty();
        Browser stranger = person("space-ben");
        assertThat(stranger.call("GET", "/api/v1/projects/space-ann", null).status())
                .isEqualTo(404);
    }

    @Test
    void aNameThatIsTakenIsMadeAnother() {
        server.call("POST", "/api/v1/projects", Map.of("name", "space-cleo"), server.admin());
        person("space-cleo");
        assertThat(awaited("space-cleo")).isEqualTo("space-cleo-2");
    }

    @Test
    void whoGetsADeletedNameGetsAFreshProject() {
        person("space-dora");
        assertThat(awaited("space-dora")).isEqualTo("space-dora");
        server.call("DELETE", "/api/v1/people/space-dora", null, server.admin());
        Browser later = person("space-dora");
        assertThat(awaited("space-dora")).isEqualTo("space-dora-2");
        assertThat(later.call("GET", "/api/v1/projects/space-dora", null).status())
                .isEqualTo(404);
    }

    @Test
    void withoutAClusterTheCommandSaysWhatIsMissing() {
        Browser emil = person("space-emil");
        awaited("space-emil");
        var made = emil.call("POST", "/api/v1/me/space", null);
        assertThat(made.status()).isIn(200, 400);
        if (made.status() == 400) assertThat(made.body()).contains("cluster");
    }
}
