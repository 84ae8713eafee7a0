package io.slipway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a browser does: keeps cookies and shows them. */
public final class Browser {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private @Nullable String location;

    public Browser(TestServer server) {
        this.url = server.url();
    }

    public TestServer.Answer call(String method, String path, @Nullable Object body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url + path))
                .header("Content-Type", "application/json")
                .header("X-Slipway", "1")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(
                                        JsonMapper.shared().writeValueAsString(body)));
        if (!cookies.isEmpty()) request.header("Cookie", cookieLine());
        for (int n = 0; n < headers.length; n += 2) request.header(headers[n], headers[n + 1]);
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            keep(answer.headers().allValues("Set-Cookie"));
            location = answer.headers().firstValue("Location").orElse(null);
            return new TestServer.Answer(answer.statusCode(), answer.body());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    private String cookieLine() {
        return cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(List<String> set) {
        for (String one : set) {
            String[] pair = one.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) cookies.remove(pair[0]);
            else cookies.put(pair[0], pair[1]);
        }
    }

    /** Where the last answer leads. */
    public @Nullable String location() {
        return location;
    }

    public Map<String, String> cookies() {
        return cookies;
    }
}
