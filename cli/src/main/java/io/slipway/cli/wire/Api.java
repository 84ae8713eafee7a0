package io.slipway.cli.wire;

import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.outcome.Unreachable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server's API. HttpURLConnection, because it starts in a tenth of the time of {@code java.net.http}.
 * Requests that change something are sent once; only reads are tried again.
 */
public final class Api {
    /** How long a restarting server is waited for while an operation goes on. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 120_000;

    private final Server server;
    private final boolean dry;

    public Api(Server server) {
        this(server, false);
    }

    /** @param dry what changes something is only tried: {@link #post} answers what it would do */
    public Api(Server server, boolean dry) {
        this.server = server;
        this.dry = dry;
    }

    public boolean dry() {
        return dry;
    }

    public Server server() {
        return server;
    }

    /** {@code /a/b/c} of words that may hold any character. */
    public static String path(String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            path.append('/').append(query(segment));
        }
        return path.toString();
    }

    public static String query(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public Doc get(String path) {
        return send("GET", path, null);
    }

    public Doc post(String path, Map<String, ?> body) {
        return change("POST", path, body);
    }

    public Doc put(String path, Map<String, ?> body) {
        return change("PUT", path, body);
    }

    public Doc delete(String path) {
        return change("DELETE", path, null);
    }

    private Doc change(String method, String path, @Nullable Map<String, ?> body) {
        if (!dry) {
            return send(method, path, body);
        }
        Doc plan = send(method, path + (path.contains("?") ? "&" : "?") + "dryRun=true", body);
        if (plan.at("would").missing()) {
            throw Trouble.failed(
                    "Internal",
                    "done, not tried",
                    "this server is older than --dry-run and has done it: " + method + " " + path,
                    List.of(),
                    "look at what it did, and bring the server up to this client's version");
        }
        return plan;
    }

    /** All rows of a paged list. */
    public List<Doc> all(String path) {
        List<Doc> rows = new ArrayList<>();
        String sized = path + (path.contains("?") ? "&" : "?") + "size=500";
        @Nullable String next = null;
        do {
            Doc page = get(next == null ? sized : sized + "&cursor=" + query(next));
            rows.addAll(page.at("items").items());
            next = page.text("next");
        } while (next != null);
        return rows;
    }

    /** Reads although the server may be restarting: the operation goes on in it afterwards. */
    public Doc getPatiently(String path) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return get(path);
            } catch (Trouble trouble) {
                if (!restarting(trouble) || System.nanoTime() > end) {
                    throw trouble;
                }
                pause(500);
            }
        }
    }

    /** Opens a stream of lines or events; the caller closes it. */
    public InputStream stream(String path, @Nullable String lastEventId) {
        return stream(path, lastEventId, 0);
    }

    /** As {@link #stream(String, String)}; a read fails when nothing came for so long, 0 = never. */
    InputStream stream(String path, @Nullable String lastEventId, int silentMillis) {
        try {
            HttpURLConnection connection = open("GET", path);
            connection.setRequestProperty("Accept", "text/event-stream, text/plain");
            connection.setReadTimeout(silentMillis);
            if (lastEventId != null) {
                connection.setRequestProperty("Last-Event-ID", lastEventId);
            }
            check(connection, "GET " + path);
            return connection.getInputStream();
        } catch (IOException e) {
            throw new Unreachable(server.url(), e);
        }
    }

    /**
     * Signs in by password and answers the session cookie, which is the credential from then on.
     *
     * @param otp the second factor's code, where there is one
     */
    public String signIn(String user, String password, @Nullable String otp) {
        try {
            HttpURLConnection connection = open("POST", "/login");
            body(
                    connection,
                    otp == null
                            ? Map.of("user", user, "password", password)
                            : Map.of("user", user, "password", password, "otp", otp));
            check(connection, "POST /login");
            String cookie = cookie(connection);
            connection.getInputStream().close();
            return cookie;
        } catch (IOException e) {
            throw new Unreachable(server.url(), e);
        }
    }

    /** Header names come in whatever case the server or a proxy before it likes. */
    private static String cookie(HttpURLConnection connection) {
        StringBuilder cookie = new StringBuilder();
        connection.getHeaderFields().forEach((name, values) -> {
            if ("Set-Cookie".equalsIgnoreCase(name)) {
                values.forEach(
                        set -> cookie.append(cookie.isEmpty() ? "" : "; ").append(set.split(";", 2)[0]));
            }
        });
        return cookie.toString();
    }

    private Doc send(String method, String path, @Nullable Map<String, ?> body) {
        try {
            HttpURLConnection connection = open(method, path);
            if (body != null) {
                body(connection, body);
            }
            check(connection, method + " " + path);
            try (InputStream in = connection.getInputStream()) {
                return Json.read(in);
            }
        } catch (IOException e) {
            throw new Unreachable(server.url(), e);
        } catch (NotJson e) {
            throw new Unreachable(server.url(), new IOException("the answer is not JSON: " + e.getMessage()));
        }
    }

    HttpURLConnection open(String method, String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(server.url() + "/api/v1" + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        // A redirect would carry the token to whoever the answer names.
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Accept", "application/json, application/problem+json");
        connection.setRequestProperty("X-Slipway", "1");
        if (server.token() != null) {
            connection.setRequestProperty("Authorization", "Bearer " + server.token());
        } else if (server.cookie() != null) {
            connection.setRequestProperty("Cookie", server.cookie());
        }
        return connection;
    }

    private static void body(HttpURLConnection connection, Map<String, ?> body) throws IOException {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(Json.write(body).getBytes(StandardCharsets.UTF_8));
        }
    }

    static void check(HttpURLConnection connection, String request) throws IOException {
        int status = connection.getResponseCode();
        if (status >= 300) {
            throw Refusal.of(status, request, connection.getErrorStream());
        }
    }

    private static boolean restarting(Trouble trouble) {
        return trouble instanceof Unreachable || trouble.problem().status() == 503;
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Trouble.timeout("interrupted while waiting for the server", null);
        }
    }
}
