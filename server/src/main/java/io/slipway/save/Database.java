package io.slipway.save;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where the database is and who may read all of it. */
record Database(String url, String user, String password) {

    static Database of(String url, String user, String passwordFile) throws IOException {
        return new Database(url, user, Files.readString(Path.of(passwordFile)).strip());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
