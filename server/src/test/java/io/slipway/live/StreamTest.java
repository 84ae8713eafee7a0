package io.slipway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.slipway.TestServer;
import io.slipway.access.Grants;
import io.slipway.access.Role;
import io.slipway.core.Actor;
import io.slipway.core.Event;
import io.slipway.stub.Crowd;
import io.slipway.stub.StubCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A stream as a connection: how it begins, for whom it goes on, and what ends it. */
class StreamTest {
    private static final int STUCK = 200;
    private static final String PODS = "list/streaming/pods";
    private static TestServer server;
    private static StubCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
        cluster = new StubCluster(server, "streaming");
        Crowd.fill(cluster.world(), 3_000, 100);
        cluster.attach();
        assertThat(StubCluster.comes(
                        () -> server.call("GET", "/api/v1/clusters/streaming/pods?size=1", null, server.admin())
                                        .json()
                                        .get("total")
                                        .asInt()
                                == 3_000))
                .isTrue();
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    @Test
    void isTheRestOfAnAnswerThatEndsWithItsConnection() throws IOException {
        for (String version : List.of("HTTP/1.0", "HTTP/1.1")) {
            try (Line line = new Line("GET", "platform", version, server.admin())) {
                List<String> head = line.head();
                assertThat(head.getFirst()).startsWith("HTTP/1.1 200");
                assertThat(head)
                        .anyMatch(one -> one.equalsIgnoreCase("connection: close"))
                        .anyMatch(one -> one.equalsIgnoreCase("content-type: text/event-stream;charset=UTF-8"))
                        .noneMatch(one -> one.toLowerCase(java.util.Locale.ROOT).startsWith("transfer-encoding"));
                line.until("event: hello");
            }
        }
    }

    @Test
    void hasNoBodyForWhoAsksForTheHeadOnly() throws IOException {
        try (Line line = new Line("HEAD", "platform", "HTTP/1.1", server.admin())) {
            assertThat(line.head().getFirst()).startsWith("HTTP/1.1 200");
            assertThat(line.in.readLine()).isNull();
        }
    }

    @Test
    void isRefusedByAProblemDocument() throws IOException {
        try (Line line = new Line("GET", "nonsense", "HTTP/1.1", server.admin())) {
            List<String> head = line.head();
            assertThat(head.getFirst()).startsWith("HTTP/1.1 404");
            assertThat(head).anyMatch(one -> one.equalsIgnoreCase("content-type: application/problem+json"));
        }
    }

    @Test
    void endsWithinFiveSecondsWhenTheRightIsWithdrawn() throws IOException {
        String token = server.person("withdrawn", Role.DEVELOPER, "withdrawn-soon");
        try (Line line = new Line("GET", "platform", "HTTP/1.1", token)) {
            line.until("event: hello");
            server.bean(Grants.class).forget("withdrawn-soon");
            long from = System.nanoTime();
            line.untilItEnds();
            assertThat(System.nanoTime() - from).isLessThan(TimeUnit.SECONDS.toNanos(5));
        }
    }

    @Test
    void beginsWhileEventsCome() throws IOException {
        Event event = Event.of("storm.came", Actor.SYSTEM, Map.of()).about("platform");
        AtomicBoolean storm = new AtomicBoolean(true);
        Thread wind = Thread.startVirtualThread(() -> {
            for (; storm.get(); LockSupport.parkNanos(200_000))
                server.bean(Hub.class).on(event);
        });
        try {
            for (int i = 0; i < 50; i++) {
                try (Line line = new Line("GET", "platform", "HTTP/1.1", server.admin())) {
                    line.until("event: hello");
                    line.until("event: storm.came");
                }
            }
        } finally {
            storm.set(false);
            assertThat(StubCluster.comes(() -> !wind.isAlive())).isTrue();
        }
    }

    @Test
    void leavesNothingWhenThePageIsGone() throws IOException {
        double before = settled();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 50; i++) lines.add(new Line("GET", PODS, "HTTP/1.1", server.admin()));
        for (Line line : lines) line.until("event: hello");
        assertThat(gauge("slipway.live.readers")).isEqualTo(before + 50);
        for (int i = 0; i < lines.size(); i++) {
            // Half of them as a machine that loses its power and comes back.
            if (i % 2 == 0) lines.get(i).socket.setSoLinger(true, 0);
            lines.get(i).close();
        }
        assertThat(StubCluster.comes(() -> gauge("slipway.live.readers") == before))
                .isTrue();
    }

    @Test
    void letsReadersGoThatTakeNothingAndHoldsTheOthersUpForNone() throws Exception {
        double before = settled();
        List<Line> stuck = new ArrayList<>();
        try (Line reads = new Line("GET", PODS, "HTTP/1.1", server.admin());
                Line quiet = new Line("GET", "project/nothing-happens", "HTTP/1.1", server.admin())) {
            reads.until("event: rows.listed");
            for (int i = 0; i < STUCK; i++) stuck.add(new Line("GET", PODS, "HTTP/1.1", server.admin()));
            assertThat(StubCluster.comes(() -> gauge("slipway.live.readers") == before + 2 + STUCK))
                    .isTrue();
            assertThat(requests()).as("requests that are kept for open streams").isLessThan(STUCK / 2);
            for (int i = 1; i <= 20; i++) {
                cluster.world().put(Crowd.PODS, "team-1/" + Crowd.name(150), Crowd.pod("team-1", 150, 1000 + i));
                reads.until("," + (1000 + i) + ",");
            }
            assertThat(StubCluster.comes(() -> gauge("slipway.live.readers") <= before + 2))
                    .as("all that took nothing were let go within half a minute")
                    .isTrue();
            cluster.world().put(Crowd.PODS, "team-1/" + Crowd.name(150), Crowd.pod("team-1", 150, 2000));
            reads.until(",2000,");
            // Where nothing happens, beats came meanwhile.
            quiet.untilBeat();
        } finally {
            for (Line line : stuck) line.close();
        }
    }

    /** The container's, of 100 KB each; it keeps some for later ones. */
    private static long requests() throws Exception {
        Object histogram = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .toString()
                .lines()
                .map(line -> line.strip().split(" +", -1))
                .filter(words -> words.length > 3 && words[3].equals("org.apache.coyote.Request"))
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
    }

    /** Readers of an earlier test may still be leaving: a beat that finds them gone comes each second. */
    private static double settled() {
        AtomicReference<Double> last = new AtomicReference<>(-1.0);
        AtomicLong since = new AtomicLong();
        assertThat(StubCluster.comes(() -> {
                    double now = gauge("slipway.live.readers");
                    if (last.getAndSet(now) != now) since.set(System.nanoTime());
                    return System.nanoTime() - since.get() > TimeUnit.SECONDS.toNanos(3);
                }))
                .as("as many readers for three seconds")
                .isTrue();
        return last.get();
    }

    private static double gauge(String name) {
        return Objects.requireNonNull(
                        server.bean(MeterRegistry.class).find(name).gauge())
                .value();
    }

    /** A connection that asked for a stream; reads only what it is told to. */
    private static final class Line implements AutoCloseable {
        private final Socket socket = new Socket();
        private final BufferedReader in;

        Line(String method, String topics, String version, String token) throws IOException {
            URI at = URI.create(server.url());
            socket.setReceiveBufferSize(16 << 10);
            socket.setSoTimeout(15_000);
            socket.connect(new InetSocketAddress(at.getHost(), at.getPort()));
            socket.getOutputStream()
                    .write(
                            "%s /api/v1/live?topics=%s %s\r\nHost: 127.0.0.1\r\nConnection: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                                    .formatted(
                                            method,
                                            topics,
                                            version,
                                            method.equals("HEAD") ? "close" : "keep-alive",
                                            token)
                                    .getBytes(StandardCharsets.US_ASCII));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        List<String> head() throws IOException {
            List<String> head = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) head.add(line);
            return head;
        }

        void until(String part) throws IOException {
            String line;
            do {
                line = in.readLine();
                if (line == null) throw new IOException("the stream ended before '" + part + "'");
            } while (!line.contains(part));
        }

        void untilBeat() throws IOException {
            String line;
            do {
                line = in.readLine();
                if (line == null) throw new IOException("the stream ended before a beat");
            } while (!line.equals(":"));
        }

        void untilItEnds() throws IOException {
            try {
                while (in.readLine() != null) Thread.onSpinWait();
            } catch (SocketException cut) {
                // Ended with something on its way to us.
                return;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
