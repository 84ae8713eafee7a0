package io.slipway.agent.part;

import io.slipway.agent.core.Fault;
import io.slipway.agent.os.Tool;
import io.slipway.api.node.NodePlan.Ready;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Asks a part whether it serves. */
final class Readiness {
    private static final int CONNECT_MILLIS = 2_000;
    private final PartSpec spec;
    private @Nullable SSLContext trust;

    Readiness(PartSpec spec) {
        this.spec = spec;
    }

    /** Empty when ready, else what stands in the way. */
    Optional<String> fault() {
        Ready ready = spec.part().ready();
        if (ready == null) return Optional.empty();
        try {
            return switch (ready.kind()) {
                case "tcp" -> tcp(ready.target());
                case "http", "https" -> http(ready);
                case "socket" -> socket(ready.target());
                case "exec" -> exec(ready.target());
                case "postgres" -> PostgresGreeting.fault(ready.target());
                default -> Optional.of("readiness kind '" + ready.kind() + "' is unknown");
            };
        } catch (IOException | Fault e) {
            return Optional.of(ready.target() + ": " + Fault.words(e));
        }
    }

    private static Optional<String> tcp(String target) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address(target), CONNECT_MILLIS);
            return Optional.empty();
        }
    }

    static InetSocketAddress address(String target) {
        int colon = target.lastIndexOf(':');
        return new InetSocketAddress(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
    }

    private static Optional<String> socket(String path) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(path));
            return Optional.empty();
        }
    }

    private Optional<String> http(Ready ready) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(ready.target()).toURL().openConnection(java.net.Proxy.NO_PROXY);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(5_000);
        connection.setInstanceFollowRedirects(false);
        if (connection instanceof HttpsURLConnection https)
            https.setSSLSocketFactory(trust(ready).getSocketFactory());
        try {
            int status = connection.getResponseCode();
            return status < 400 ? Optional.empty() : Optional.of(ready.target() + " answers " + status);
        } finally {
            connection.disconnect();
        }
    }

    private SSLContext trust(Ready ready) throws IOException {
        SSLContext known = trust;
        if (known != null) return known;
        SSLContext made = PemTrust.context(ready.ca(), ready.cert(), ready.key());
        trust = made;
        return made;
    }

    /** The target is split at blanks and runs where the part runs, as the part's user. */
    private Optional<String> exec(String target) {
        List<String> command = new ArrayList<>(spec.within());
        command.addAll(List.of(target.strip().split("\\s+")));
        Tool.Result result = Tool.of(command)
                .environment(spec.environment())
                .within(Duration.ofSeconds(10))
                .result();
        return result.ok()
                ? Optional.empty()
                : Optional.of(target + " ended with " + result.code() + ": "
                        + result.output().strip());
    }
}
