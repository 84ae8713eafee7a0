package io.slipway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A version may be started on the next one's data, until that one takes something away and says so. */
class SchemaTest {
    /** What the first release brings; a later migration is read by the version before it. */
    private static final Path BASELINE = Path.of("src/test/resources/schema-baseline.txt");

    private static final Pattern TAKES_AWAY = Pattern.compile(
            "\\bdrop\\s+(?:table|column|view|type|sequence)\\b|\\brename\\b|\\balter\\s+(?:column\\s+)?\\w+\\s+(?:set\\s+data\\s+)?type\\b"
                    + "|\\bset\\s+not\\s+null\\b|\\btruncate\\b|\\bdelete\\s+from\\b"
                    + "|\\badd\\s+column\\s+\\w+\\s+(?![^,;]*\\bdefault\\b)[^,;]*\\bnot\\s+null\\b");
    private static final Pattern CONTRACT = Pattern.compile("(?m)^-- contract: since \\d+\\.\\d+(\\.\\d+)?$");

    @Test
    void laterMigrationsOnlyAddOrSaySinceWhen() throws IOException {
        List<String> baseline = Files.readAllLines(BASELINE);
        List<String> breaches = new ArrayList<>();
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db"))) {
            for (Path script : scripts.sorted().toList()) {
                if (baseline.contains(script.getFileName().toString())) continue;
                fault(Files.readString(script)).ifPresent(fault -> breaches.add(script.getFileName() + ": " + fault));
            }
        }
        assertThat(breaches).as("see docs/develop/schema.md").isEmpty();
    }

    @Test
    void theBaselineIsThere() throws IOException {
        for (String name : Files.readAllLines(BASELINE)) {
            assertThat(Path.of("src/main/resources/db").resolve(name))
                    .as("released")
                    .exists();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table app drop column git;",
                "ALTER TABLE app\n  RENAME COLUMN git TO url;",
                "drop table app;",
                "alter table app alter column port type text;",
                "alter table app alter port set data type text;",
                "alter table app alter column module set not null;",
                "alter table app add column colour text not null;",
                "-- contract: since 0.2.0\ndrop table app;"
            })
    void takingAwayIsSeen(String sql) {
        assertThat(fault(sql)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- later we drop table app\ncreate table more (id int not null);",
                "alter table app add column colour text not null default 'blue';",
                "alter table app add column colour text;",
                "-- contract: since 0.2.0\ninsert into schema_needs values ('060');\ndrop table app;"
            })
    void addingIsFree(String sql) {
        assertThat(fault(sql)).isEmpty();
    }

    private static java.util.Optional<String> fault(String sql) {
        String plain = sql.replaceAll("--[^\n]*", "").toLowerCase(java.util.Locale.ROOT);
        var taken = TAKES_AWAY.matcher(plain);
        if (!taken.find()) return java.util.Optional.empty();
        if (!CONTRACT.matcher(sql).find()) {
            return java.util.Optional.of("'" + taken.group() + "' without a line '-- contract: since VERSION'");
        }
        return plain.contains("insert into schema_needs")
                ? java.util.Optional.empty()
                : java.util.Optional.of("it contracts, but does not name itself in schema_needs");
    }

    @Test
    void theNextVersionAndThisOneAgainRunOnTheSameData() throws IOException {
        try (TestServer now = TestServer.start("slipway_schema", Map.of())) {
            assertThat(create(now, "first")).isEqualTo(201);
        }
        try (TestServer next = TestServer.start("slipway_schema", Map.of(), Next.class)) {
            assertThat(create(next, "second")).isEqualTo(201);
        }
        try (TestServer again = TestServer.start("slipway_schema", Map.of())) {
            assertThat(create(again, "third")).isEqualTo(201);
            assertThat(again.call("GET", "/api/v1/projects", null, again.admin())
                            .json()
                            .get("items")
                            .valueStream()
                            .map(project -> project.get("name").asString()))
                    .containsExactlyInAnyOrder("first", "second", "third");
            assertThat(again.call("GET", "/api/v1/audit/proof", null, again.admin())
                            .json()
                            .get("whole")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void refusesDataThatANewerVersionHasContracted() throws IOException {
        try (TestServer next = TestServer.start("slipway_contract", Map.of(), Contract.class)) {
            assertThat(next.call("GET", "/readyz", null, null).status()).isEqualTo(200);
        }
        assertThatThrownBy(() -> TestServer.start("slipway_contract", Map.of()))
                .rootCause()
                .hasMessageContaining("migration 901, which this version does not know")
                .hasMessageContaining("restore a backup");
    }

    private static int create(TestServer server, String name) {
        return server.call("POST", "/api/v1/projects", Map.of("name", name), server.admin())
                .status();
    }

    @Configuration(proxyBeanMethods = false)
    static class Next {
        @Bean
        FlywayConfigurationCustomizer more() {
            return flyway -> flyway.locations("classpath:db", "classpath:db-next");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Contract {
        @Bean
        FlywayConfigurationCustomizer more() {
            return flyway -> flyway.locations("classpath:db", "classpath:db-contract");
        }
    }
}
