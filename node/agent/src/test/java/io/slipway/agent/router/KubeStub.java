package io.slipway.agent.router;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** List and watch as an API server does them, with its bad days on demand. */
final class KubeStub implements AutoCloseable {
    static final String SERVICES = "/api/v1/services";
    static final String SLICES = "/apis/discovery.k8s.io/v1/endpointslices";
    private final Map<String, String> objects = new ConcurrentHashMap<>();
    private final List<KubeEvent> history = new CopyOnWriteArrayList<>();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final AtomicInteger lists = new AtomicInteger();
    private final AtomicInteger version = new AtomicInteger(100);
    private volatile int oldest = 100;
    private HttpServer server;
    private ExecutorService threads;

    private record Watcher(HttpExchange exchange, String path) {
        void send(String line) throws IOException {
            synchronized (exchange) {
                exchange.getResponseBody().write((line + "\n").getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        }
    }

    KubeStub(int port) throws IOException {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server = opened(port);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int lists() {
        return lists.get();
    }

    int watchers() {
        return watchers.size();
    }

    /** The body is the object's JSON with {@code VERSION} where its version goes. */
    synchronized void put(String path, String name, String body) throws IOException {
        int now = version.incrementAndGet();
        var object = body.replace("VERSION", Integer.toString(now));
        var type = objects.put(path + "/" + name, object) == null ? "ADDED" : "MODIFIED";
        tell(new KubeEvent(path, now, type, object));
    }

    synchronized void remove(String path, String name) throws IOException {
        var object = objects.remove(path + "/" + name);
        tell(new KubeEvent(path, version.incrementAndGet(), "DELETED", String.valueOf(object)));
    }

    /** Says the last event once more, and a bookmark. */
    synchronized void repeatAndMark() throws IOException {
        var last = history.getLast();
        send(last.path(), last.line());
        var mark = "{\"metadata\":{\"resourceVersion\":\"%d\"}}".formatted(version.incrementAndGet());
        send(last.path(), new KubeEvent(last.path(), version.get(), "BOOKMARK", mark).line());
    }

    /** Forgets history: who is behind must list again. */
    synchronized void compact() {
        oldest = version.incrementAndGet();
        history.clear();
    }

    /** Ends all watches within an answer. */
    void cut() {
        server.stop(0);
        threads.shutdownNow();
        watchers.clear();
    }

    void open(int port) throws IOException {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server = opened(port);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        cut();
    }

    private HttpServer opened(int port) throws IOException {
        var opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        opened.createContext("/", this::answer);
        opened.setExecutor(threads);
        opened.start();
        return opened;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var query = exchange.getRequestURI().getQuery();
        if (query.contains("watch=true")) {
            watch(exchange, path, Integer.parseInt(query.replaceFirst(".*resourceVersion=(\\d+).*", "$1")));
        } else {
            lists.incrementAndGet();
            list(exchange, path);
        }
    }

    private synchronized void list(HttpExchange exchange, String path) throws IOException {
        var items = objects.entrySet().stream()
                .filter(e -> e.getKey().startsWith(path + "/"))
                .map(Map.Entry::getValue)
                .toList();
        var body = "{\"metadata\":{\"resourceVersion\":\"%d\"},\"items\":[%s]}"
                .formatted(version.get(), String.join(",", items));
        reply(exchange, 200, body);
    }

    private synchronized void watch(HttpExchange exchange, String path, int from) throws IOException {
        if (from < oldest) {
            reply(exchange, 410, "{\"code\":410}");
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        var watcher = new Watcher(exchange, path);
        exchange.getResponseBody().flush();
        for (var event : history) {
            if (event.version() > from && event.path().equals(path)) {
                watcher.send(event.line());
            }
        }
        watchers.add(watcher);
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void tell(KubeEvent event) throws IOException {
        history.add(event);
        send(event.path(), event.line());
    }

    private void send(String path, String line) throws IOException {
        for (var watcher : watchers) {
            if (watcher.path().equals(path)) {
                watcher.send(line);
            }
        }
    }
}
