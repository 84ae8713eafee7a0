package io.slipway.web;

import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slipway.access.Open;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Alive, ready, measured; no details for those who are not signed in. */
@RestController
class Health {
    private final JdbcClient db;
    private final PrometheusMeterRegistry metrics;

    Health(JdbcClient db, PrometheusMeterRegistry metrics) {
        this.db = db;
        this.metrics = metrics;
    }

    @Open("liveness tells nothing but that the process answers")
    @GetMapping("/healthz")
    String alive() {
        return "ok";
    }

    @Open("readiness tells nothing but yes or no")
    @GetMapping("/readyz")
    ResponseEntity<String> ready() {
        Integer one = db.sql("select 1").query(Integer.class).single();
        return one == 1
                ? ResponseEntity.ok("ready")
                : ResponseEntity.status(503).body("not ready");
    }

    @Open("numbers of the process only, on loopback")
    @GetMapping(value = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
    String metrics() {
        return metrics.scrape();
    }

    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class Registry {
        @org.springframework.context.annotation.Bean(destroyMethod = "close")
        PrometheusMeterRegistry metricsRegistry() {
            PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            new JvmMemoryMetrics().bindTo(registry);
            new JvmThreadMetrics().bindTo(registry);
            new ClassLoaderMetrics().bindTo(registry);
            new ProcessorMetrics().bindTo(registry);
            return registry;
        }
    }
}
