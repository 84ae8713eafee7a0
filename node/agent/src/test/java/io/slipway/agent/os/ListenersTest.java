package io.slipway.agent.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ListenersTest {
    @Test
    void readsListenersOnly() {
        var found = Listeners.parse(Stream.of(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                "   0: 0100007F:1E78 00000000:0000 0A 00000000:00000000 00:00000000 00000000  106        0 12345 1",
                "   1: 0100007F:1E79 0100007F:D431 01 00000000:00000000 00:00000000 00000000    0        0 777 1"));

        assertThat(found).containsOnlyKeys(7800);
        assertThat(found.get(7800)).containsExactly("12345", "106");
    }

    @Test
    void namesTheProcessBehindAPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Listeners.Listener listener = Listeners.on(socket.getLocalPort()).orElseThrow();

            assertThat(listener.pid()).contains(ProcessHandle.current().pid());
            assertThat(listener.owner()).isEqualTo(System.getProperty("user.name"));
        }
    }
}
