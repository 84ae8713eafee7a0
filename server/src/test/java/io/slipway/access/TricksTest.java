package io.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What headers, methods and spellings of paths try to be somebody else, do something else, or act elsewhere. */
class TricksTest {
    private static final int VARIANTS = Boolean.getBoolean("matrix.long") ? 5_000 : 600;
    private static final List<String> HEADERS = List.of(
            "Impersonate-User: local-admin",
            "Impersonate-Group: system:masters",
            "Impersonate-Extra-scopes: admin",
            "X-Remote-User: local-admin",
            "X-Remote-Group: system:masters",
            "X-Forwarded-User: local-admin",
            "X-Auth-Request-User: local-admin",
            "X-HTTP-Method-Override: DELETE",
            "X-HTTP-Method: DELETE",
            "X-Method-Override: PUT",
            "Forwarded: for=127.0.0.1;host=localhost;proto=https",
            "X-Forwarded-For: 127.0.0.1",
            "X-Forwarded-Host: localhost",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Prefix: /api/v1/projects",
            "X-Original-URL: /api/v1/projects/tricked",
            "X-Rewrite-URL: /api/v1/projects/tricked",
            "X-Slipway-User: local-admin",
            "Cookie: slipway_session=forged",
            "X-Slipway: 1",
            "Content-Type: application/x-www-form-urlencoded",
            "Transfer-Encoding: identity");
    private static final List<String> PATHS = List.of(
            "/api/v1/projects/tricked",
            "/api/v1/projects/trickster/..;/tricked",
            "/api/v1/projects/trickster/../tricked",
            "/api/v1/projects/trickster/%2e%2e/tricked",
            "/api/v1/projects/trickster%2f..%2ftricked",
            "/api/v1/projects/trickster/..%2ftricked",
            "/api/v1/projects/trickster%252f..%252ftricked",
            "/api/v1//projects/tricked",
            "//api/v1/projects/tricked",
            "/api/v1/projects/tricked/",
            "/api/v1/projects/./tricked",
            "/api/v1/projects/tricked;v=1",
            "/api/v1/projects;/tricked",
            "/api/v1/projects/Tricked",
            "/api/v1/projects/tricked%00",
            "/api/v1/projects/tricked%20",
            "/api/v1/projects/tricked.json",
            "/api/v1/projects/%74ricked",
            "/api/v1/projects/trickster\\..\\tricked",
            "/API/v1/projects/tricked",
            "/api/v1/projects/tricked/envs",
            "/api/v1/projects/%74ricked/apps",
            "/api/v1/projects/trickster/..;/tricked/activity",
            "/api/v1/clusters/local/nodes/n/..;/..;/../projects/tricked",
            "/api/v1/audit",
            "/api/v1/audit;a=b",
            "/api/v1/people",
            "/api/v1/%61udit",
            "/api/v1/access/grants/..;/../audit",
            "/api/v1/whoami");
    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "HEAD", "OPTIONS", "POST", "PATCH", "TRACE");
    private static TestServer server;
    private static String token;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
        for (String project : List.of("tricked", "trickster")) {
            server.call(
                    "POST",
                    "/api/v1/projects",
                    Map.of("name", project, "description", "mark-" + project),
                    server.admin());
        }
        token = server.person("trick-dev", Role.DEVELOPER, "trickster");
    }

    @Test
    void noneChangesWhoAsksWhatIsAskedOrWhere() throws IOException {
        Random random = new Random(42);
        Set<String> wrong = new TreeSet<>();
        for (int i = 0; i < VARIANTS; i++) {
            String method = pick(METHODS, random);
            String path = pick(PATHS, random)
                    + (random.nextInt(3) == 0
                            ? pick(List.of("?_method=DELETE", "?user=local-admin", "?p=tricked"), random)
                            : "");
            List<String> headers = new ArrayList<>();
            for (int h = random.nextInt(4); h >= 0; h--) headers.add(pick(HEADERS, random));
            if (random.nextInt(4) == 0)
                headers.add("Host: " + pick(List.of("localhost", "127.0.0.1", "tricked", "169.254.169.254"), random));
            else headers.add("Host: " + URI.create(server.url()).getRawAuthority());
            String answer = raw(method, path, headers, token, false);
            String what = method + " " + path + " " + headers + ": "
                    + answer.lines().findFirst().orElse("nothing");
            if (answer.contains("mark-tricked") || answer.contains("access.granted")) wrong.add(what + " tells");
            if (answer.contains("\"admin\":true") || answer.contains("\"user\":\"local-admin\""))
                wrong.add(what + " is another");
            boolean own = path.startsWith("/api/v1/whoami")
                    || answer.contains("mark-trickster")
                    || method.equals("HEAD")
                    || method.equals("OPTIONS");
            if (answer.startsWith("HTTP/1.1 2") && !own && !answer.contains("<!doctype html"))
                wrong.add(what + " passes");
        }
        assertThat(wrong).isEmpty();
        for (String project : List.of("tricked", "trickster")) {
            assertThat(server.call("GET", "/api/v1/projects/" + project, null, server.admin())
                            .status())
                    .as(project + " is still there")
                    .isEqualTo(200);
        }
    }

    @Test
    void noForeignPageOpensAStream() throws IOException {
        String session = server.bean(Sessions.class)
                .open("trick-dev", new Origin("127.0.0.1", null, null))
                .reveal();
        String own = URI.create(server.url()).getRawAuthority();
        Set<String> opened = new TreeSet<>();
        int asked = 0;
        for (String origin : origins(own)) {
            for (String path :
                    List.of("/api/v1/live?topics=project/trickster", "/api/v1/projects/trickster/envs/e/terminal")) {
                List<String> headers = new ArrayList<>(
                        List.of("Host: " + own, "Origin: " + origin, "Cookie: " + Identity.COOKIE + "=" + session));
                if (path.endsWith("terminal")) {
                    headers.addAll(List.of(
                            "Upgrade: websocket",
                            "Connection: Upgrade",
                            "Sec-WebSocket-Version: 13",
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                            "Sec-WebSocket-Protocol: slipway.terminal, ticket.x"));
                }
                String answer = raw("GET", path, headers, null, true);
                asked++;
                if (!answer.startsWith("HTTP/1.1 403"))
                    opened.add(origin + " on " + path + ": "
                            + answer.lines().findFirst().orElse(""));
            }
        }
        assertThat(opened).isEmpty();
        assertThat(asked).isGreaterThanOrEqualTo(200);
    }

    private static List<String> origins(String own) {
        List<String> origins =
                new ArrayList<>(List.of("null", "https://" + own, "file://", "http://" + own + ".evil.test"));
        for (String host : List.of(
                "evil.test",
                "localhost",
                "127.0.0.1",
                "127.0.0.2",
                "[::1]",
                "0.0.0.0",
                "localhost.evil.test",
                "x" + own)) {
            for (String scheme : List.of("http", "https", "ws", "chrome-extension")) {
                for (String port : List.of("", ":1", ":80")) origins.add(scheme + "://" + host + port);
            }
        }
        return origins;
    }

    /** As it is written: no client's library tidies it up. */
    private static String raw(String method, String path, List<String> headers, String bearer, boolean headOnly)
            throws IOException {
        URI url = URI.create(server.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(2_000);
            StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
            headers.forEach(header -> request.append(header).append("\r\n"));
            if (bearer != null)
                request.append("Authorization: Bearer ").append(bearer).append("\r\n");
            if (headers.stream().noneMatch(one -> one.startsWith("Connection")))
                request.append("Connection: close\r\n");
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            return read(socket.getInputStream(), headOnly);
        }
    }

    /** Until the end, or until nothing more comes: a stream that opens never ends. */
    private static String read(InputStream in, boolean headOnly) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] some = new byte[8_192];
        try {
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                answer.append(new String(some, 0, n, StandardCharsets.UTF_8));
                if (answer.indexOf(headOnly ? "\r\n\r\n" : "text/event-stream") >= 0) break;
            }
        } catch (java.net.SocketTimeoutException quiet) {
            return answer.toString();
        }
        return answer.toString();
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
