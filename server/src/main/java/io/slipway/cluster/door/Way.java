package io.slipway.cluster.door;

import io.slipway.core.Code;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;

/** The way from this server to a cluster's API server: name, connection, TLS. */
public final class Way {
    private static final int MILLIS = 5_000;

    private Way() {}

    /** Faults on the way; empty when a client can be let loose on it. */
    public static List<Remark> look(Target target, Instant now) {
        if (target.proxied()) return List.of();
        try {
            InetAddress.getAllByName(target.host());
            return target.secured() ? shown(target, now) : open(target);
        } catch (IOException e) {
            return List.of(fault(target, e));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("certificates cannot be judged on this machine", e);
        }
    }

    private static List<Remark> shown(Target target, Instant now) throws IOException, GeneralSecurityException {
        List<Remark> remarks = new ArrayList<>();
        var shown = Handshake.with(target.host(), target.port(), MILLIS);
        if (target.unchecked()) {
            remarks.add(Remark.warning(
                    "ServerNotChecked",
                    "the kubeconfig says insecure-skip-tls-verify: whoever answers at " + target.address()
                            + " is believed and gets its credentials",
                    "give a kubeconfig with certificate-authority-data"));
        } else {
            remarks.addAll(new ServerCertificate(target, shown).remarks(now));
        }
        return remarks;
    }

    private static List<Remark> open(Target target) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(target.host(), target.port()), MILLIS);
        }
        return List.of(Remark.warning(
                "NotEncrypted",
                "the way to " + target.address() + " is not encrypted: whoever is on it can read its credentials",
                "give a kubeconfig with an https address"));
    }

    private static Remark fault(Target target, IOException e) {
        String where = target.address();
        return switch (e) {
            case UnknownHostException _ ->
                away(
                        "NameUnknown",
                        "the name '" + target.host() + "' is not known to this machine's DNS",
                        "check the kubeconfig's server address and this machine's resolver");
            case SocketTimeoutException _ ->
                away(
                        "NoAnswer",
                        "nothing at %s answered within %d seconds".formatted(where, MILLIS / 1_000),
                        "look for a firewall that drops packets between this machine and " + where);
            case NoRouteToHostException _ ->
                away("NoRoute", "there is no way to " + where + ": " + e.getMessage(), "check this machine's routes");
            case ConnectException _ ->
                away(
                        "Refused",
                        where + " took no connection: " + e.getMessage(),
                        "check that the API server runs and listens on this port");
            case SSLException _ ->
                away(
                        "NoTls",
                        "what answers at " + where + " did not agree on TLS: " + e.getMessage(),
                        "check that this is the port of the API server");
            default ->
                away(
                        "NoAnswer",
                        where + " ended the connection: " + e.getMessage(),
                        "look for what stands between this machine and the API server");
        };
    }

    private static Remark away(String word, String says, String next) {
        return Remark.grave(word, Code.ClusterUnreachable, says, next);
    }
}
