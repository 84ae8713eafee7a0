package io.slipway.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.slipway.api.PlatformHealth.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** The numbers that matter, out of all that are measured: what features measure is known here by its name only. */
@Component
class Figures {
    private final MeterRegistry meters;

    Figures(MeterRegistry meters) {
        this.meters = meters;
    }

    List<Figure> now() {
        List<Figure> all = new ArrayList<>();
        Timer http = meters.find("slipway.http").timer();
        if (http != null) {
            for (ValueAtPercentile one : http.takeSnapshot().percentileValues()) {
                String name = "http.p" + Math.round(one.percentile() * 100);
                all.add(new Figure(name, one.value(TimeUnit.MILLISECONDS), "ms"));
            }
        }
        add(all, "operations.due", "slipway.operations.due", "", false);
        add(all, "operations.late", "slipway.operations.late", "s", true);
        add(all, "mirror.silence", "slipway.mirror.silence", "s", true);
        add(all, "mirror.objects", "slipway.mirror.objects", "", false);
        add(all, "live.readers", "slipway.live.readers", "", false);
        add(all, "database.connections", "slipway.database.active", "", false);
        add(all, "router.age", "slipway.router.agent.age", "s", true);
        all.add(new Figure("heap", heap(), "bytes"));
        return all;
    }

    private void add(List<Figure> all, String name, String meter, String unit, boolean worst) {
        var values = meters.find(meter).gauges().stream().mapToDouble(Gauge::value);
        double value = worst ? values.max().orElse(Double.NaN) : values.sum();
        if (!Double.isNaN(value)) all.add(new Figure(name, value, unit));
    }

    private double heap() {
        return meters.find("jvm.memory.used").tag("area", "heap").gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }
}
