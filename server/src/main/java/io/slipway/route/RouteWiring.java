package io.slipway.route;

import io.slipway.route.backend.HaproxyBackend;
import io.slipway.route.backend.NoBackend;
import io.slipway.route.backend.RouteBackend;
import io.slipway.store.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Which backend serves this server's routes. */
@Configuration(proxyBeanMethods = false)
class RouteWiring {

    @Bean
    RouteBackend routeBackend(Settings settings, JsonMapper json) {
        String agent = settings.agent();
        return agent == null
                ? new NoBackend()
                : new HaproxyBackend(json, agent, settings.agentTokenFile(), settings.routerPort());
    }
}
