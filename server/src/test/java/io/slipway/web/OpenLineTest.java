package io.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.junit.jupiter.api.Test;

/** What is said to a line before the container has handed its connection over. */
class OpenLineTest {
    private final List<SocketEvent> asked = new ArrayList<>();
    private final NioEndpoint container = new NioEndpoint() {
        @Override
        public boolean processSocket(SocketWrapperBase<NioChannel> socket, SocketEvent event, boolean dispatch) {
            asked.add(event);
            return true;
        }
    };

    @Test
    void endsAtItsBeginWhenItWasClosedBefore() throws IOException {
        try (SocketChannel open = SocketChannel.open()) {
            NioChannel channel = new NioChannel(new SocketBufferHandler(64, 64, false));
            channel.reset(open, null);
            OpenLine line = new OpenLine();
            line.close();
            line.setSocketWrapper(new NioEndpoint.NioSocketWrapper(channel, container));
            // No owner: telling it that it may begin would fail.
            line.init((WebConnection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {WebConnection.class}, (p, m, a) -> null));
            assertThat(asked).containsExactly(SocketEvent.DISCONNECT);
        }
    }
}
