package io.slipway.store;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Migrates, unless a newer version has taken away what this one needs. A newer version's additions are
 * no hindrance: so an upgrade can be taken back.
 */
@Component
class SchemaGuard implements FlywayMigrationStrategy {
    private final DataSource database;

    SchemaGuard(DataSource database) {
        this.database = database;
    }

    @Override
    public void migrate(Flyway flyway) {
        refuseWithoutWhatWeNeed(flyway);
        flyway.migrate();
    }

    private void refuseWithoutWhatWeNeed(Flyway flyway) {
        List<String> needed = needed();
        if (needed.isEmpty()) return;
        Set<String> known = Arrays.stream(flyway.info().all())
                .filter(migration -> !migration.getState().name().startsWith("FUTURE"))
                .map(migration -> String.valueOf(migration.getVersion()))
                .collect(Collectors.toSet());
        List<String> unknown = needed.stream()
                .filter(version -> !known.contains(version.replaceFirst("^0+", "")) && !known.contains(version))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("a newer version has changed this database for good (migration "
                    + String.join(", ", unknown)
                    + ", which this version does not know): start that version, or restore a"
                    + " backup that was taken before it");
        }
    }

    private List<String> needed() {
        JdbcClient db = JdbcClient.create(database);
        boolean there = db.sql("select to_regclass('schema_needs') is not null")
                .query(Boolean.class)
                .single();
        return there
                ? db.sql("select migration from schema_needs order by 1")
                        .query(String.class)
                        .list()
                : List.of();
    }
}
