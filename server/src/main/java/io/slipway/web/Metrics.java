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
import java.net.InetAddress;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The platform's own measurements for Prometheus. No label names a project, an app or a person. They
 * are for whoever sits on the machine itself and for administrators' tokens; what comes through a
 * proxy is a stranger until it shows one.
 */
@RestController
class Metrics {
    private final PrometheusMeterRegistry meters;
    private final Identity identity;

    Metrics(PrometheusMeterRegistry meters, Identity identity) {
        this.meters = meters;
        this.identity = identity;
    }

    @Open("open to callers on this machine; it asks all others for platform.admin itself")
    @GetMapping(value = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
    String metrics(HttpServletRequest request) {
        boolean may = here(request)
                || identity.of(request)
                        .filter(person -> person.mayEverywhere(Permission.PLATFORM_ADMIN))
                        .isPresent();
        if (!may) {
            throw Refusal.of(
                    Code.Unauthenticated,
                    "measurements are for callers on the server's own machine and for platform.admin",
                    "send 'Authorization: Bearer TOKEN' of an administrator");
        }
        return meters.scrape();
    }

    private static boolean here(HttpServletRequest request) {
        boolean proxied = Stream.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
                .anyMatch(name -> request.getHeader(name) != null);
        return !proxied && InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
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
