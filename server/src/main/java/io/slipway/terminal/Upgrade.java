package io.slipway.terminal;

import io.slipway.api.TerminalWire;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.store.Settings;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From a request to a websocket, for a page of ours and nobody else's. */
@Configuration(proxyBeanMethods = false)
class Upgrade {
    /** Of a write that a reader does not take. */
    private static final String SEND_LIMIT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private static final long SEND_MILLIS = 20_000;

    private final Settings settings;

    Upgrade(Settings settings) {
        this.settings = settings;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> websockets() {
        return tomcat ->
                tomcat.addContextCustomizers(context -> context.addServletContainerInitializer(new WsSci(), null));
    }

    /** The ticket of a request that may become a websocket. */
    String ticket(HttpServletRequest request) {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            throw Refusal.invalid("Upgrade", "this route speaks websocket only; 'slipway ENV login APP' speaks it");
        }
        refuseForeign(request);
        String protocols = request.getHeader("Sec-WebSocket-Protocol");
        return Arrays.stream(protocols == null ? new String[0] : protocols.split(",", -1))
                .map(String::strip)
                .filter(one -> one.startsWith(TerminalWire.TICKET))
                .map(one -> one.substring(TerminalWire.TICKET.length()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        Code.Unauthenticated,
                        "a terminal wants a ticket as its second sub-protocol",
                        "ask for one: POST .../apps/APP/terminals"));
    }

    /** A browser sends the cookie for any page; only the page's own origin says whose page it is. */
    private void refuseForeign(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String own = request.getScheme() + "://" + request.getHeader("Host");
        if (origin != null && (origin.equals(own) || origin.equals(origin(settings.url())))) return;
        throw Refusal.of(
                Code.NotPermitted,
                "a terminal is opened from " + own + " only, not from "
                        + (origin == null ? "nowhere" : "'" + origin + "'"),
                "open it in the console, or by 'slipway ENV login APP'");
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    void open(HttpServletRequest request, HttpServletResponse response, Endpoint endpoint) throws IOException {
        ServletContext context = request.getServletContext();
        if (!(context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer container)) {
            throw new IllegalStateException("this server has no websockets");
        }
        ServerEndpointConfig config = ServerEndpointConfig.Builder.create(endpoint.getClass(), "/terminal")
                .subprotocols(List.of(TerminalWire.PROTOCOL))
                .configurator(new One(endpoint))
                .build();
        config.getUserProperties().put(SEND_LIMIT, SEND_MILLIS);
        try {
            container.upgradeHttpToWebSocket(request, response, config, Map.of());
        } catch (DeploymentException e) {
            throw new IOException("the websocket cannot be opened", e);
        }
    }

    /** Hands out the endpoint that was made for this request. */
    private static final class One extends ServerEndpointConfig.Configurator {
        private final Endpoint endpoint;

        One(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(endpoint);
        }

        /** No compression: keys are a few bytes, and each compressor would hold a quarter of a megabyte. */
        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }
    }
}
