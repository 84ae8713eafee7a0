package io.slipway.cli.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.cli.outcome.Trouble;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private static final List<String> KNOWN = List.of("web", "web-api", "api", "db");

    @Test
    void takesTheExactNameFirst() {
        assertThat(Targets.resolve("web-api", KNOWN)).containsExactly("web-api");
    }

    @Test
    void takesNamesWithCommas() {
        assertThat(Targets.resolve("db,web-api,db", KNOWN)).containsExactly("db", "web-api");
    }

    @Test
    void splitsAtDashesIntoKnownNames() {
        assertThat(Targets.resolve("db-web", KNOWN)).containsExactly("db", "web");
    }

    @Test
    void showsBothReadings() {
        assertThatThrownBy(() -> Targets.resolve("db-web-api", KNOWN))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("db,web,api or db,web-api");
    }

    @Test
    void namesTheUnknownOneAndTheKnownOnes() {
        assertThatThrownBy(() -> Targets.resolve("db,wbe", KNOWN))
                .hasMessage("no app 'wbe'; known: web, web-api, api, db");
        assertThatThrownBy(() -> Targets.resolve("db-nope", KNOWN)).hasMessageContaining("no app 'db-nope'");
    }

    @Test
    void staysQuickOnHostileNames() {
        List<String> hostile = List.of("a", "a-a", "a-a-a");
        assertThatThrownBy(() -> Targets.resolve("a" + "-a".repeat(200), hostile))
                .hasMessageContaining("can be read");
        assertThatThrownBy(() -> Targets.resolve("a" + "-a".repeat(40) + "-b", hostile))
                .hasMessageContaining("no app");
    }
}
