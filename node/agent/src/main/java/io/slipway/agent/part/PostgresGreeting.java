package io.slipway.agent.part;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * PostgreSQL accepts connections before it serves (recovery after a crash): it is ready when it asks
 * for a password instead of answering "the database system is starting up".
 */
public final class PostgresGreeting {
    private static final int PROTOCOL_3 = 196_608;

    private PostgresGreeting() {}

    public static Optional<String> fault(String target) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(Readiness.address(target), 2_000);
            socket.setSoTimeout(5_000);
            byte[] words = "user\0slipway\0database\0slipway\0\0".getBytes(StandardCharsets.US_ASCII);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(words.length + 8);
            out.writeInt(PROTOCOL_3);
            out.write(words);
            out.flush();
            int answer = socket.getInputStream().read();
            return answer == 'R' ? Optional.empty() : Optional.of("PostgreSQL on " + target + " does not serve yet");
        }
    }
}
