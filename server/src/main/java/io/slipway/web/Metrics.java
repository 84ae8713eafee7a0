package io.slipway.web;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slipway.access.Identity;
import io.slipway.access.Open;
import io.slipway.access.Permission;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The platform's own measurements for Prometheus. No label names a project, an app or a person. Where a
 * request comes from gives no right: a proxy on this machine may say nothing of whom it serves.
 */
@RestController
class Metrics {
    private final PrometheusMeterRegistry meters;
    private final MetricsToken token;
    private final Identity identity;

    Metrics(PrometheusMeterRegistry meters, MetricsToken token, Identity identity) {
        this.meters = meters;
        this.token = token;
        this.identity = identity;
    }

    @Open("asks for its own token or platform.admin itself, the former without the database")
    @GetMapping(value = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
    String metrics(HttpServletRequest request) {
        boolean may = token.is(request.getHeader("Authorization"))
                || identity.of(request)
                        .filter(person -> person.mayEverywhere(Permission.PLATFORM_ADMIN))
                        .isPresent();
        if (!may) {
            throw Refusal.of(
                    Code.Unauthenticated,
                    "measurements are for the metrics token and for platform.admin",
                    "send 'Authorization: Bearer TOKEN' with what is in metrics.token of the data folder");
        }
        return meters.scrape();
    }

    @Configuration(proxyBeanMethods = false)
    static class Registry {
        @Bean(destroyMethod = "close")
        PrometheusMeterRegistry metricsRegistry() {
            return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        }

        @Bean(destroyMethod = "close")
        JvmGcMetrics gcMetrics() {
            return new JvmGcMetrics();
        }

        /** A feature measures by a bean of type {@link MeterBinder}. */
        @Bean
        SmartInitializingSingleton measured(PrometheusMeterRegistry registry, ObjectProvider<MeterBinder> features) {
            return () -> Stream.concat(
                            Stream.of(
                                    new JvmMemoryMetrics(),
                                    new JvmThreadMetrics(),
                                    new ClassLoaderMetrics(),
                                    new ProcessorMetrics(),
                                    new UptimeMetrics(),
                                    new FileDescriptorMetrics()),
                            features.stream())
                    .forEach(one -> one.bindTo(registry));
        }
    }
}
