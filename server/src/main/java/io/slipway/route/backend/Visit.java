package io.slipway.route.backend;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One GET over a plain socket. The JDK's clients resolve the name they send as Host; here the address
 * and the name are two things, since names under localhost are no matter of the system's resolver.
 */
final class Visit {
    private static final int MILLIS = 5_000;
    private static final int MOST = 16 * 1024;

    /** How the router's own texts begin: its configuration says them where no app could answer. */
    private static final List<String> ROUTERS =
            List.of("No route leads from", "No server of the route", "The servers of the route");

    private Visit() {}

    static Page get(InetSocketAddress door, String host, String path) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(door, MILLIS);
            socket.setSoTimeout(MILLIS);
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host
                    + "\r\nUser-Agent: slipway-proof\r\nAccept: */*\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return page(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private static Page page(InputStream in) throws IOException {
        String status = line(in);
        if (!status.matches("HTTP/1\\.[01] \\d{3}.*")) {
            throw new IOException("no HTTP answer but '" + status + "'");
        }
        String header;
        do {
            header = line(in);
        } while (!header.isEmpty());
        String body = new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
        String start = body.lines().findFirst().orElse("");
        return new Page(
                Integer.parseInt(status.substring(9, 12)), ROUTERS.stream().anyMatch(start::startsWith), cut(start));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') line.write(b);
            if (line.size() > MOST) throw new IOException("a header line of more than " + MOST + " bytes");
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static String cut(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }
}
