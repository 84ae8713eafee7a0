package io.slipway.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Lines of the client, and a server that keeps what it is asked. */
abstract class AtFakeServer {
    @TempDir
    Path home;

    FakeServer server;
    Shell shell;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        shell = new Shell(home).with("SLIPWAY_SERVER", server.url());
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
