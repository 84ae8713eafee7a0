package io.slipway.agent.router;

import static io.slipway.agent.router.RouterBed.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.node.RouterStats;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promises of a route backend, kept by a real HAProxy. */
class HaproxyBackendTest {
    private static final String HOST = "web.dev.demo.localhost";

    @TempDir
    Path data;

    private RouterBed bed;
    private TinyServer one;
    private TinyServer two;

    @BeforeEach
    void start() throws Exception {
        bed = new RouterBed(data).withHaproxy();
        one = new TinyServer("one");
        two = new TinyServer("two");
    }

    @AfterEach
    void stop() throws Exception {
        bed.close();
        one.close();
        two.close();
    }

    @Test
    void swapsServersUnderLoadWithoutOneFailure() throws Exception {
        bed.put(plain("r1", HOST, "/", one));
        bed.programmed("r1");
        try (var traffic = new Traffic(bed.settings.port(), HOST, 8)) {
            for (int round = 0; traffic.sent() < 2_400; round++) {
                int goal = traffic.sent() + 200;
                bed.put(plain("r1", HOST, "/", round % 2 == 0 ? two : one));
                bed.eventually("200 requests", () -> traffic.sent() >= goal);
            }
            traffic.end();
            assertThat(traffic.failures()).isEmpty();
            assertThat(traffic.sent()).isGreaterThanOrEqualTo(2_000);
            assertThat(traffic.servedBy("one")).isGreaterThan(500);
            assertThat(traffic.servedBy("two")).isGreaterThan(500);
        }
        assertThat(bed.status("r1").failed()).isZero();
        assertThat(bed.status("r1").requests()).isGreaterThanOrEqualTo(2_000);
    }

    @Test
    void serversSideBySideShareTheLoadAndADeadOneLeaves() throws Exception {
        bed.put(plain("r1", HOST, "/", one, two));
        bed.programmed("r1");
        try (var traffic = new Traffic(bed.settings.port(), HOST, 4)) {
            bed.eventually("both serve", () -> traffic.servedBy("one") > 100 && traffic.servedBy("two") > 100);
            traffic.end();
            assertThat(traffic.failures()).isEmpty();
        }
        one.close();
        for (int i = 0; i < 20; i++) {
            assertThat(bed.get(HOST, "/").status()).isEqualTo(200);
        }
        bed.eventually("the dead one has left", () -> bed.status("r1").servers().size() == 1);
        assertThat(bed.status("r1").servers().getFirst().address()).isEqualTo(two.address());
    }

    @Test
    void restartsOfHaproxyAndOfTheRouterKeepRoutes() throws Exception {
        bed.put(plain("r1", HOST, "/", one));
        bed.programmed("r1");
        bed.killHaproxy();
        bed.eventually("the loss is told", () -> bed.status("r1").state().equals("Declared"));
        bed.put(plain("r2", "other.localhost", "/", two));
        bed.stopRouter();
        bed.withHaproxy();
        bed.eventually("r1 without the router", () -> answers(HOST, "one"));
        bed.restartRouter();
        bed.programmed("r2");
        assertThat(bed.get("other.localhost", "/").body()).startsWith("two");
        assertThat(bed.get(HOST, "/").body()).startsWith("one");
    }

    @Test
    void longestPathPrefixWinsAtWholeParts() throws Exception {
        bed.put(plain("root", HOST, "/", one));
        bed.put(plain("api", HOST, "/api", two));
        bed.programmed("api");
        assertThat(bed.get(HOST, "/api").body()).startsWith("two");
        assertThat(bed.get(HOST, "/api/v1?q=1").body()).startsWith("two");
        assertThat(bed.get(HOST, "/apix").body()).startsWith("one");
        assertThat(bed.get("WEB.dev.demo.localhost.:7880", "/x").body()).startsWith("one");
        bed.call("DELETE", "routes/api", null);
        assertThat(bed.get(HOST, "/api").body()).startsWith("one");
    }

    @Test
    void unknownHostAndMissingServersAreExplained() throws Exception {
        bed.put(plain("r1", HOST, "/shop", one));
        bed.programmed("r1");
        var unknown = bed.get("nobody.localhost", "/x");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body()).contains("nobody.localhost/x").contains("slipway route list");
        one.close();
        bed.eventually("503", () -> bed.get(HOST, "/shop").status() == 503);
        assertThat(bed.get(HOST, "/shop").body()).contains(HOST + "/shop");
        assertThat(bed.status("r1").message())
                .contains("answers HAProxy's check")
                .contains(one.address());
    }

    @Test
    void forwardedHeadersAreOursOnly() throws Exception {
        bed.put(plain("r1", HOST, "/", one));
        bed.programmed("r1");
        try (var visitor = new Visitor(bed.settings.port())) {
            var reply = visitor.send("GET / HTTP/1.1\r\nHost: " + HOST
                    + "\r\nX-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Proto: https\r\nForwarded: for=6.6.6.6\r\n\r\n");
            assertThat(reply.body()).isEqualTo("one for=[127.0.0.1] host=[" + HOST + "] proto=[http] forwarded=null");
        }
    }

    @Test
    void moreRoutesThanThePoolHoldsReloadOnceUnderLoad() throws Exception {
        int routes = bed.settings.pool() + 5;
        bed.put(plain("r0", "h0.localhost", "/", one));
        bed.programmed("r0");
        try (var traffic = new Traffic(bed.settings.port(), "h0.localhost", 8)) {
            for (int i = 1; i < routes; i++) {
                bed.put(plain("r" + i, "h" + i + ".localhost", "/", i % 2 == 0 ? one : two));
            }
            int reloaded = traffic.sent();
            bed.eventually("traffic goes on", () -> traffic.sent() > reloaded + 500);
            traffic.end();
            assertThat(traffic.failures()).isEmpty();
        }
        for (int i = 0; i < routes; i++) {
            int n = i;
            bed.programmed("r" + i);
            bed.eventually("h" + n, () -> answers("h" + n + ".localhost", n % 2 == 0 ? "one" : "two"));
        }
        var stats = RouterBed.JSON.readValue(bed.call("GET", "stats", null).body(), RouterStats.class);
        assertThat(stats.running()).isTrue();
        assertThat(stats.routes()).isEqualTo(routes);
        assertThat(stats.pool()).isEqualTo(bed.settings.pool() + RouterState.GROWTH);
    }

    @Test
    void aRouteChangedWhileHaproxyIsAwayIsRightWhenItComes() throws Exception {
        bed.put(plain("r1", HOST, "/", one));
        bed.programmed("r1");
        bed.killHaproxy();
        assertThat(bed.put(plain("r1", HOST, "/", two)).state()).isEqualTo("Declared");
        assertThat(bed.status("r1").message()).contains("HAProxy");
        bed.withHaproxy();
        bed.programmed("r1");
        assertThat(bed.get(HOST, "/").body()).startsWith("two");
    }

    private boolean answers(String host, String name) {
        try {
            return bed.get(host, "/").body().startsWith(name);
        } catch (IOException e) {
            return false;
        }
    }
}
