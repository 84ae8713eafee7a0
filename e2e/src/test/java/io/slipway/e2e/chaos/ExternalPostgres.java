package io.slipway.e2e.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A PostgreSQL that is neither started nor ended by the platform: an operator's, as several servers share it. */
final class ExternalPostgres implements AutoCloseable {
    private static final String USER = "postgres";
    private final EmbeddedPostgres process;
    private final Path password;

    ExternalPostgres() {
        try {
            password = Files.writeString(Files.createTempFile("slipway-chaos", ".password"), USER);
            process = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("no external database", e);
        }
    }

    /** What {@code up} is told. */
    Map<String, String> environment() {
        return Map.of(
                "SLIPWAY_DBURL", process.getJdbcUrl(USER, USER).replaceAll("\\?.*", ""),
                "SLIPWAY_DBUSER", USER,
                "SLIPWAY_DBPASSWORDFILE", password.toString());
    }

    @Override
    public void close() {
        try {
            process.close();
            Files.delete(password);
        } catch (IOException e) {
            throw new IllegalStateException("the external database does not end", e);
        }
    }
}
