package io.slipway.work;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts operations and the turns they wait for; what was counted last is measured. */
@Component
public class Loads {
    private final JdbcClient db;
    private final MultiGauge open;
    private volatile Load last = new Load(0, Duration.ZERO, List.of());

    Loads(JdbcClient db, MeterRegistry meters) {
        this.db = db;
        this.open = MultiGauge.builder("slipway.operations.open")
                .description("operations that wait or run")
                .register(meters);
        Gauge.builder("slipway.operations.due", () -> last.due())
                .description("turns of operations that could be given now")
                .register(meters);
        Gauge.builder("slipway.operations.late", () -> last.late().toMillis() / 1e3)
                .description("how long the first of these has waited")
                .baseUnit("seconds")
                .register(meters);
    }

    public Load look() {
        List<Load.Open> counted = db.sql("""
                select kind, phase, state, count(*) from operation where phase in ('PENDING', 'RUNNING')
                group by kind, phase, state order by kind, phase, state""")
                .query((row, n) -> new Load.Open(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)))
                .list();
        Load now = db.sql("""
                select count(*), coalesce(extract(epoch from now() - min(execution_time)), 0)
                from scheduled_tasks where not picked and execution_time <= now()""")
                .query((row, n) ->
                        new Load(row.getLong(1), Duration.ofMillis((long) (row.getDouble(2) * 1e3)), counted))
                .single();
        last = now;
        open.register(
                counted.stream()
                        .map(one -> MultiGauge.Row.of(
                                Tags.of("kind", one.kind(), "phase", one.phase(), "state", one.state()), one.count()))
                        .toList(),
                true);
        return now;
    }
}
