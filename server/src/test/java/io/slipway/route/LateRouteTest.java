package io.slipway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.api.node.RouteSpec;
import io.slipway.api.node.RouteStatus;
import io.slipway.cluster.Clusters;
import io.slipway.core.Ids;
import io.slipway.route.backend.Page;
import io.slipway.route.backend.RouteBackend;
import io.slipway.store.Events;
import io.slipway.store.Settings;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that is stopped between reading a route and putting it, while another one goes on. */
class LateRouteTest {
    private TestServer server;
    private RouteStore store;
    private UUID id;

    @BeforeEach
    void declare() throws IOException {
        server = TestServer.shared();
        store = server.bean(RouteStore.class);
        Clock clock = server.bean(Clock.class);
        id = Ids.next(clock);
        String app = "late-" + id.toString().substring(24);
        assertThat(store.insert(new Declared(
                        id,
                        "tide",
                        "dev",
                        app,
                        "none",
                        "tide-dev",
                        app + ".localhost",
                        "/",
                        80,
                        List.of(),
                        null,
                        1,
                        "Declared",
                        null,
                        null,
                        clock.instant())))
                .isTrue();
    }

    /** Where it is stopped: others have acted, and then its put arrives. */
    private static final class Router implements RouteBackend {
        private final Map<String, RouteSpec> serves = new HashMap<>();
        private Runnable others = () -> {};

        @Override
        public void apply(RouteSpec spec) {
            Runnable meanwhile = others;
            others = () -> {};
            meanwhile.run();
            serves.put(spec.id(), spec);
        }

        @Override
        public void remove(String gone) {
            serves.remove(gone);
        }

        @Override
        public Optional<RouteStatus> observe(String asked) {
            return Optional.empty();
        }

        @Override
        public Page visit(String host, String path) {
            throw new UnsupportedOperationException("nobody visits");
        }
    }

    private void program(Router router) {
        var routes = new Routes(
                store,
                router,
                server.bean(Prover.class),
                server.bean(Clusters.class),
                server.bean(Settings.class),
                server.bean(Events.class),
                server.bean(Clock.class));
        String app = store.find(id).orElseThrow().app();
        routes.program("tide", "dev", app);
    }

    @Test
    void leavesTheNewerTargetWithTheRouter() {
        Router router = new Router();
        router.others = () -> {
            store.target(id, 81, null);
            router.apply(store.find(id).orElseThrow().spec());
        };

        program(router);

        assertThat(router.serves.get(id.toString()).port()).isEqualTo(81);
    }

    @Test
    void leavesARouteAwayThatWasRemoved() {
        Router router = new Router();
        router.others = () -> {
            router.remove(id.toString());
            store.delete(id);
        };

        program(router);

        assertThat(router.serves).isEmpty();
    }
}
