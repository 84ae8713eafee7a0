package io.slipway.stub;

import io.slipway.stub.Mischief.Fault;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What one request gets. */
final class Answer {
    private static final double LIKELY = 0.3;
    private static final String GONE = "{\"kind\":\"Status\",\"code\":410,\"message\":\"too old resource version\"}";

    /** Enough of a discovery for kubectl. */
    private static final String RESOURCES = """
            {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"v1","resources":[\
            {"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod","verbs":["get","list","watch"],"shortNames":["po"]}]}""";

    private final World world;
    private final Mischief mischief;
    private final OutputStream out;
    private final Socket socket;

    Answer(World world, Mischief mischief, Socket socket) throws IOException {
        this.world = world;
        this.mischief = mischief;
        this.socket = socket;
        this.out = new BufferedOutputStream(socket.getOutputStream(), 16 * 1024);
    }

    /** False when the connection is to be ended. */
    boolean to(StubServer.Request request) throws IOException, InterruptedException {
        String path = request.path();
        World.Reply reply = world.reply(path);
        if (reply != null) {
            World.Said said = reply.to(request.method(), request.query(), request.body());
            return whole(socket, said.code(), said.json());
        }
        Front front = world.front();
        if (front.stranger())
            return whole(socket, 401, "{\"kind\":\"Status\",\"code\":401,\"message\":\"Unauthorized\"}");
        String unready = front.unready();
        if (path.equals("/readyz")) return whole(socket, unready == null ? 200 : 500, unready == null ? "ok" : unready);
        if (path.equals("/version")) return whole(socket, 200, "{\"gitVersion\":\"" + front.version() + "\"}");
        if (path.equals("/metrics")) return whole(socket, 200, front.metrics());
        if (path.equals("/api/v1/namespaces/kube-system"))
            return whole(socket, 200, "{\"metadata\":{\"name\":\"kube-system\",\"uid\":\"" + front.uid() + "\"}}");
        if (path.equals("/api")) return whole(socket, 200, "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}");
        if (path.equals("/apis"))
            return whole(socket, 200, "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[]}");
        if (path.equals("/api/v1")) return whole(socket, 200, RESOURCES);
        if (path.endsWith("selfsubjectaccessreviews"))
            return whole(socket, 201, "{\"status\":{\"allowed\":" + front.allows(request.body()) + "}}");
        if (path.endsWith("/httproutes"))
            return whole(socket, 404, "{\"kind\":\"Status\",\"message\":\"no such kind\"}");
        return request.query().containsKey("watch") ? watch(request) : list(path);
    }

    private boolean list(String path) throws IOException, InterruptedException {
        Fault fault = mischief.draw(LIKELY);
        if (fault == Fault.REFUSED)
            return whole(socket, 429, "{\"kind\":\"Status\",\"message\":\"too many requests\"}");
        World.Listed listed = world.list(path);
        head();
        String kind = path.equals(Crowd.PODS) ? "PodList" : "List";
        chunk("{\"kind\":\"" + kind + "\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"" + listed.version()
                + "\"},\"items\":[");
        int count = 0;
        for (String item : listed.items()) {
            if (fault == Fault.CUT && count == listed.items().size() / 2) return cut(item);
            if (fault == Fault.SILENCE && count == listed.items().size() / 2) return silence();
            chunk(count++ == 0 ? item : "," + item);
        }
        chunk("]}");
        return end();
    }

    private boolean watch(StubServer.Request request) throws IOException, InterruptedException {
        if (mischief.draw(LIKELY) == Fault.REFUSED)
            return whole(socket, 503, "{\"kind\":\"Status\",\"message\":\"ill\"}");
        long end = System.nanoTime() + Long.parseLong(request.query().get("timeoutSeconds")) * 1_000_000_000;
        long reached = Long.parseLong(request.query().get("resourceVersion"));
        head();
        out.flush();
        long marked = System.nanoTime();
        boolean told = false;
        while (System.nanoTime() < end) {
            World.News news = world.after(reached, request.path(), slice(end));
            if (news == null) return last("ERROR", GONE);
            List<World.Event> events = news.events();
            Fault fault = mischief.draw(events.isEmpty() ? LIKELY / 10 : LIKELY);
            switch (fault) {
                case GONE -> {
                    return last("ERROR", GONE);
                }
                case END -> {
                    return end();
                }
                case SILENCE -> {
                    return silence();
                }
                default -> {}
            }
            reached = news.until();
            for (World.Event event : turned(events, fault)) {
                if (fault == Fault.CUT && event.equals(events.getLast())) return cut(line(event.type(), event.json()));
                chunk(line(event.type(), event.json()));
            }
            out.flush();
            boolean late = left(end) < 2_000;
            if (System.nanoTime() - marked > mischief.markNanos() || (late && !told)) {
                marked = System.nanoTime();
                told = late;
                chunk(line("BOOKMARK", "{\"metadata\":{\"resourceVersion\":\"" + reached + "\"}}"));
                out.flush();
            }
        }
        return end();
    }

    /** As long as nothing is to be said or drawn, two seconds before the end at most. */
    private long slice(long end) {
        long left = left(end);
        return Math.min(mischief.waitMillis(), left > 2_000 ? left - 1_900 : left);
    }

    private static long left(long end) {
        return Math.max(1, (end - System.nanoTime()) / 1_000_000);
    }

    private static List<World.Event> turned(List<World.Event> events, Fault fault) {
        if (fault != Fault.SWAP && fault != Fault.DOUBLE) return events;
        List<World.Event> turned = new ArrayList<>(events);
        if (fault == Fault.SWAP) Collections.reverse(turned);
        if (fault == Fault.DOUBLE) turned.addAll(events);
        return turned;
    }

    private static String line(String type, String object) {
        return "{\"type\":\"" + type + "\",\"object\":" + object + "}\n";
    }

    private void head() throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    }

    private void chunk(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write('\r');
        out.write('\n');
    }

    private boolean end() throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return true;
    }

    private boolean last(String type, String object) throws IOException {
        chunk(line(type, object));
        return end();
    }

    private boolean cut(String text) throws IOException {
        chunk(text.substring(0, text.length() / 2));
        out.flush();
        return false;
    }

    /** Until the other side has enough. */
    private boolean silence() throws IOException, InterruptedException {
        out.flush();
        CountDownLatch gone = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                while (socket.getInputStream().read() >= 0) {}
            } catch (IOException closed) {
                // That is what is waited for.
            } finally {
                gone.countDown();
            }
        });
        gone.await();
        return false;
    }

    /** An answer at once; true: the connection goes on. */
    static boolean whole(Socket socket, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(code, bytes.length);
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
        return true;
    }
}
