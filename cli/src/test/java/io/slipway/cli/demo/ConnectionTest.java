package io.slipway.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    @Test
    void readsAnswersWithALengthInChunksAndToTheEnd() throws IOException {
        try (RawServer server = new RawServer(
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n3;x=y\r\n you\r\n0\r\n\r\n"
                        .replace("3;", "4;"),
                "HTTP/1.1 503 No\r\nConnection: close\r\n\r\nto the end")) {
            try (Connection connection = new Connection(server.port())) {
                assertThat(connection.get("h", true)).isEqualTo(new Connection.Answer(200, "hi"));
                assertThat(connection.get("h", true)).isEqualTo(new Connection.Answer(200, "hi you"));
                assertThat(connection.reusable()).isTrue();
                assertThat(connection.get("h", true)).isEqualTo(new Connection.Answer(503, "to the end"));
                assertThat(connection.reusable()).isFalse();
            }
        }
    }

    @Test
    void takesACutAnswerForLost() throws IOException {
        try (RawServer server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhi");
                Connection connection = new Connection(server.port())) {
            assertThatThrownBy(() -> connection.get("h", true)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void takesAClosedConnectionForLost() throws IOException {
        try (RawServer server = new RawServer();
                Connection connection = new Connection(server.port())) {
            assertThatThrownBy(() -> connection.get("h", true)).isInstanceOf(IOException.class);
        }
    }
}
