package io.slipway.cluster.door;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The certificates that whoever is at an address shows. Nothing is said to them but hello: whether to
 * believe them is for the reader to judge.
 */
final class Handshake {
    private Handshake() {}

    /** @throws IOException when nobody is there, or does not speak TLS */
    static List<X509Certificate> with(String host, int port, int millis) throws IOException {
        Shown shown = new Shown();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), millis);
            plain.setSoTimeout(millis);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {shown}, null);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, false)) {
                socket.startHandshake();
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("this machine has no TLS", e);
        } catch (IOException e) {
            // Some end the talk as soon as they have seen that nobody was named; what they showed is here.
            if (shown.chain.isEmpty()) throw e;
        }
        return shown.chain;
    }

    /** Notes what is shown and says yes: nothing follows that would have to be kept from a liar. */
    private static final class Shown extends X509ExtendedTrustManager {
        private volatile List<X509Certificate> chain = List.of();

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String kind, Socket socket) {
            chain = List.of(shown);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String kind, SSLEngine engine) {
            chain = List.of(shown);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String kind) {
            chain = List.of(shown);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String kind, Socket socket) {
            throw new UnsupportedOperationException("we take no connections");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String kind, SSLEngine engine) {
            throw new UnsupportedOperationException("we take no connections");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String kind) {
            throw new UnsupportedOperationException("we take no connections");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
