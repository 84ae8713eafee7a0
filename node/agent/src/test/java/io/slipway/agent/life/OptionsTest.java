package io.slipway.agent.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Options parse(String... words) {
        return Options.parse(List.of(words), Map.of());
    }

    @Test
    void readsValuesInBothForms() {
        Options options = parse("up", "--data", "/srv/a", "--port=8100", "--detach", "-o", "json");

        assertThat(options.faults()).isEmpty();
        assertThat(options.places().data()).hasToString("/srv/a");
        assertThat(options.number("port")).contains(8100);
        assertThat(options.is("detach")).isTrue();
        assertThat(options.json()).isTrue();
    }

    @Test
    void namesAllFaultsAtOnce() {
        Options options = parse(
                "up",
                "--port",
                "99999",
                "--router-port=x",
                "--cluster",
                "/no/such/file",
                "--data",
                "/a b/c",
                "-o",
                "yaml",
                "--purge",
                "--dist");

        assertThat(options.faults()).hasSize(7);
    }

    @Test
    void refusesARouterPortAmongOurOwn() {
        assertThat(parse("up", "--port", "8100", "--router-port", "8102").faults())
                .singleElement()
                .asString()
                .contains("8100 to 8103");
    }

    @Test
    void refusesAFolderThatIsNotOfItsOwn() {
        assertThat(parse("down", "--purge", "--data", "/").faults()).isNotEmpty();
        assertThat(parse("down", "--purge", "--data", "/var").faults()).isNotEmpty();
    }

    @Test
    void readsTheFileOfABackup() {
        Options options = parse("backup", "--no-registry", "/srv/b", "--data", "/srv/a");

        assertThat(options.faults()).isEmpty();
        assertThat(options.find("file")).contains("/srv/b");
        assertThat(options.is("no-registry")).isTrue();
        assertThat(parse("restore", "a", "b").faults())
                .singleElement()
                .asString()
                .contains("'b'");
        assertThat(parse("restore").faults()).containsExactly("restore needs a FILE");
        assertThat(parse("up", "file").faults()).isNotEmpty();
    }

    @Test
    void takesTheDistributionFromTheLauncherUnlessItIsSaid() {
        Map<String, String> launcher = Map.of("SLIPWAY_DIST", "/dist", "SLIPWAY_PARTS", "");

        assertThat(Options.parse(List.of("up"), launcher).find("dist")).contains("/dist");
        assertThat(Options.parse(List.of("up", "--dist", "/mine"), launcher).find("dist"))
                .contains("/mine");
        assertThat(Options.parse(List.of("up"), launcher).find("parts")).isEmpty();
    }
}
