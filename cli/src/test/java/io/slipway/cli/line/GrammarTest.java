package io.slipway.cli.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.cli.outcome.Trouble;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrammarTest {
    private static final Form DEPLOY = target("deploy").with(Option.FROM);
    private static final Form RESTART = target("restart");
    private static final Form ROLLBACK = Form.of("rollback", "[APP] [REVISION]", "", "")
            .inEnvironment()
            .takes(Kind.TARGET, Kind.NUMBER)
            .mayOmit(Kind.TARGET, Kind.NUMBER);
    private static final Form SCALE = Form.of("scale", "[APP] N", "", "")
            .inEnvironment()
            .takes(Kind.TARGET, Kind.NUMBER)
            .mayOmit(Kind.TARGET);
    private static final Form GET_ALL = Form.of("get_all", "", "", "").inEnvironment();
    private static final Form LOGIN = Form.of("login", "URL", "", "").takes(Kind.URL);
    private static final Form APP_LIST =
            Form.of("app list", "[P]", "", "").takes(Kind.PROJECT).mayOmit(Kind.PROJECT);
    private static final Grammar GRAMMAR =
            new Grammar("slipway", List.of(DEPLOY, RESTART, ROLLBACK, SCALE, GET_ALL, LOGIN, APP_LIST));

    @Test
    void readsAnEnvironmentBeforeTheVerb() {
        assertThat(read("demo/dev deploy web")).isEqualTo(new Reading("demo/dev", DEPLOY, Map.of(Kind.TARGET, "web")));
    }

    @Test
    void takesAFirstWordThatIsAVerbAsTheVerb() {
        assertThat(read("deploy restart")).isEqualTo(new Reading(null, DEPLOY, Map.of(Kind.TARGET, "restart")));
    }

    @Test
    void takesAnEnvironmentCalledLikeAVerbWhenOnlyThatIsPossible() {
        assertThat(read("deploy restart web")).isEqualTo(new Reading("deploy", RESTART, Map.of(Kind.TARGET, "web")));
        assertThat(read("rollback deploy web")).isEqualTo(new Reading("rollback", DEPLOY, Map.of(Kind.TARGET, "web")));
        assertThat(read("app restart web")).isEqualTo(new Reading("app", RESTART, Map.of(Kind.TARGET, "web")));
    }

    @Test
    void takesAWordFollowedByAVerbAsTheEnvironment() {
        assertThat(read("test get_all")).isEqualTo(new Reading("test", GET_ALL, Map.of()));
        assertThat(read("login get_all")).isEqualTo(new Reading("login", GET_ALL, Map.of()));
    }

    @Test
    void tellsAUrlFromAnAppAfterLogin() {
        assertThat(read("login https://a.example").form()).isEqualTo(LOGIN);
    }

    @Test
    void letsTheAppOutWhereANumberFollows() {
        assertThat(read("dev scale 3").arguments()).isEqualTo(Map.of(Kind.NUMBER, "3"));
        assertThat(read("dev scale web 3").arguments()).isEqualTo(Map.of(Kind.TARGET, "web", Kind.NUMBER, "3"));
        assertThat(read("dev rollback web").arguments()).isEqualTo(Map.of(Kind.TARGET, "web"));
    }

    @Test
    void takesOptionsAnywhere() {
        assertThat(read("--from=dev demo/prod deploy web")).isEqualTo(read("demo/prod deploy web --from dev"));
    }

    @Test
    void namesTheMistypedVerb() {
        refuses("dev depoy web", "'depoy' is no verb");
        refuses("restrat web", "'restrat' is no verb");
        refuses("app lst", "wants one of: list");
        refuses("dev scale web many", "does not fit: slipway [ENV] scale [APP] N");
        refuses("demo/dev app list", "does not fit");
    }

    private static void refuses(String line, String words) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(Trouble.class).hasMessageContaining(words);
    }

    private static Form target(String name) {
        return Form.of(name, "[APP]", "", "").inEnvironment().takes(Kind.TARGET).mayOmit(Kind.TARGET);
    }

    private static Reading read(String line) {
        return GRAMMAR.read(Written.of(line.split(" ", -1)));
    }
}
