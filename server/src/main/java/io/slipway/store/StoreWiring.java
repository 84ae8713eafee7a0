package io.slipway.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Settings, clock and the database's connections. */
@Configuration(proxyBeanMethods = false)
class StoreWiring {

    @Bean
    DatabaseClock clock(DataSource database) throws SQLException {
        return new DatabaseClock(database, Clock.systemUTC());
    }

    /** The agent's description of this instance, an empty object where a server is started by hand. */
    @Bean
    JsonNode instance(Environment env, JsonMapper json) throws IOException {
        String file = env.getProperty("slipway.instance");
        return file == null ? json.createObjectNode() : json.readTree(Files.readString(Path.of(file)));
    }

    @Bean
    Settings settings(Environment env, JsonNode instance) {
        Path data = Path.of(need(env, instance, "data"));
        int port = Integer.parseInt(or(env, instance, "port", "7800"));
        String router = or(env, instance, "router", "http://localhost:" + (port + 80));
        return new Settings(
                data,
                or(env, instance, "url", "http://127.0.0.1:" + port),
                router,
                Integer.parseInt(or(env, instance, "routerPort", router.replaceAll(".*:(\\d+)/?$", "$1"))),
                port,
                or(env, instance, "cluster", "none"),
                find(env, instance, "agent"),
                path(find(env, instance, "agentTokenFile")),
                path(find(env, instance, "adminTokenFile")),
                find(env, instance, "registry"),
                path(find(env, instance, "partsDir")),
                env.getProperty("slipway.failpoints", Boolean.class, false));
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(Environment env, JsonNode instance) {
        return Database.connect(
                need(env, instance, "dbUrl"), or(env, instance, "dbUser", "slipway"), password(env, instance));
    }

    @Bean
    MeterBinder poolMeters(DataSource database) {
        return meters -> {
            if (!(database instanceof HikariDataSource pool)) return;
            gauge(meters, "active", pool, HikariPoolMXBean::getActiveConnections);
            gauge(meters, "idle", pool, HikariPoolMXBean::getIdleConnections);
            gauge(meters, "waiting", pool, HikariPoolMXBean::getThreadsAwaitingConnection);
        };
    }

    private static void gauge(
            MeterRegistry meters, String what, HikariDataSource pool, ToDoubleFunction<HikariPoolMXBean> value) {
        Gauge.builder("slipway.database." + what, pool, one -> value.applyAsDouble(one.getHikariPoolMXBean()))
                .description("connections of the pool: active, idle, and threads that wait for one")
                .register(meters);
    }

    @Bean
    @Order(0)
    FlywayConfigurationCustomizer migrations(Environment env, JsonNode instance) {
        // On connections of its own: a migration may take longer than the pool lets a query take.
        return (FluentConfiguration flyway) -> flyway.dataSource(
                        need(env, instance, "dbUrl"), or(env, instance, "dbUser", "slipway"), password(env, instance))
                .locations("classpath:db")
                .outOfOrder(true);
    }

    private static String password(Environment env, JsonNode instance) {
        Path file = Path.of(need(env, instance, "dbPasswordFile"));
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException("the database's password file " + file + " cannot be read", e);
        }
    }

    private static @Nullable Path path(@Nullable String value) {
        return value == null ? null : Path.of(value);
    }

    private static @Nullable String find(Environment env, JsonNode instance, String key) {
        String set = env.getProperty("slipway." + key);
        if (set != null) return set;
        JsonNode value = instance.get(key);
        return value == null || value.isNull() ? null : value.asString();
    }

    private static String or(Environment env, JsonNode instance, String key, String otherwise) {
        String value = find(env, instance, key);
        return value == null ? otherwise : value;
    }

    private static String need(Environment env, JsonNode instance, String key) {
        String value = find(env, instance, key);
        if (value == null) {
            throw new IllegalStateException(
                    "setting '" + key + "' is missing: give --slipway.instance=FILE or --slipway." + key + "=VALUE");
        }
        return value;
    }
}
