package io.slipway.agent.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.slipway.agent.os.Tool;
import io.slipway.agent.os.Users;
import io.slipway.api.node.NodePlan;
import io.slipway.api.node.NodePlan.Network;
import io.slipway.api.node.NodePlan.Part;
import io.slipway.api.node.NodePlan.Ready;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real namespace; needs root and the tools of iproute2 and nftables. */
class NetworkTest {
    private static final String NAME = "slwtest-" + ProcessHandle.current().pid();
    private static final String LINK = "slwt" + ProcessHandle.current().pid() % 100_000;

    @TempDir
    Path data;

    @Test
    void joinsANamespaceThatReachesOnlyTheNamedPortsAndTakesItAway() throws IOException {
        assumeTrue(
                Users.root() && Tool.find("nft").isPresent() && Tool.find("ip").isPresent());
        String forwarding = Files.readString(Path.of("/proc/sys/net/ipv4/ip_forward"));
        HttpServer open = server();
        HttpServer closed = server();
        try (TestInstance instance = new TestInstance(data)) {
            instance.start();
            instance.put(plan(open.getAddress().getPort()));
            instance.untilPlanIs("net", "Ready");

            assertThat(fetch(open.getAddress().getPort())).isEqualTo(0);
            assertThat(fetch(closed.getAddress().getPort())).isNotEqualTo(0);
            assertThat(Tool.of("nft", "list", "table", "inet", "slwtest").quiet())
                    .isTrue();

            refuseInside();
            assertThatThrownBy(NetworkTest::connectBehind)
                    .as("what the node refuses at once would keep HAProxy busy until its time is over")
                    .isInstanceOf(SocketTimeoutException.class);

            Tool.of("nft", "delete", "table", "inet", "slwtest").run();
            instance.put(plan(open.getAddress().getPort()));
            instance.until(
                    "the table is back",
                    () -> Tool.of("nft", "list", "table", "inet", "slwtest").quiet());

            assertThat(instance.down()).isEmpty();
            assertThat(Path.of("/run/netns", NAME)).doesNotExist();
            assertThat(Path.of("/sys/class/net", LINK)).doesNotExist();
            assertThat(Tool.of("nft", "list", "table", "inet", "slwtest").quiet())
                    .isFalse();
            assertThat(Path.of("/proc/sys/net/ipv4/ip_forward")).hasContent(forwarding);
        } finally {
            open.stop(0);
            closed.stop(0);
        }
    }

    /** As kube-proxy does it for a Service without pods. */
    private static void refuseInside() {
        Tool.of("nsenter", "--net=/run/netns/" + NAME, "--", "nft", "-f", "-")
                .input("""
                        table ip nobody {
                          chain prerouting {
                            type filter hook prerouting priority filter; policy accept;
                            ip daddr 10.98.78.0/24 reject
                          }
                        }
                        """)
                .run();
    }

    private static void connectBehind() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("10.98.78.9", 80), 2_500);
        }
    }

    private static NodePlan plan(int port) {
        Network network = new Network(
                NAME,
                LINK,
                "10.98.77.1/30",
                "10.98.77.2/30",
                List.of("10.98.78.0/24"),
                "slwtest",
                List.of(port),
                Map.of("net.ipv4.ip_forward", "1"));
        Part part = new Part(
                "inside",
                List.of("/bin/sleep", "1000"),
                Map.of(),
                null,
                null,
                true,
                List.of(),
                new Ready("exec", "/usr/sbin/ip route get 10.98.77.1", null, null, null, 20),
                1,
                List.of(),
                List.of());
        return new NodePlan("net", List.of(), network, List.of(part));
    }

    private static int fetch(int port) {
        return Tool.of("nsenter", "--net=/run/netns/" + NAME, "--", "/bin/bash", "-c")
                .plus("exec 3<>/dev/tcp/10.98.77.1/" + port)
                .within(java.time.Duration.ofSeconds(5))
                .result()
                .code();
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        return server;
    }
}
