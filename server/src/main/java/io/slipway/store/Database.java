package io.slipway.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Connections to PostgreSQL. */
final class Database {
    private Database() {}

    static HikariDataSource connect(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("slipway");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(2);
        // A request that cannot have a connection in this time is answered 503, not left hanging.
        config.setConnectionTimeout(3_000);
        config.setInitializationFailTimeout(30_000);
        config.addDataSourceProperty("ApplicationName", "slipway");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // A server that is stopped in the midst of a transaction would keep its locks from all others.
        config.setConnectionInitSql("set idle_in_transaction_session_timeout = '5s'");
        // A database that is cut off says nothing at all: nobody waits longer than this for it.
        config.addDataSourceProperty("connectTimeout", "3");
        config.addDataSourceProperty("socketTimeout", "20");
        return new HikariDataSource(config);
    }
}
