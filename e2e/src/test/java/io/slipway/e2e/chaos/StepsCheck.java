package io.slipway.e2e.chaos;

import java.util.ArrayList;
import java.util.List;

/** Operations and their steps: legal paths, one success each, epochs that only rise, ends that stay ends. */
final class StepsCheck {
    private static final String PATHS = """
            (values ('build', array['queue','clone','compile','layer','push','record']),
                    ('rollout', array['apply','progress','prove']),
                    ('ship', array['build','deploy'])) as path(kind, steps)""";

    private StepsCheck() {}

    // Step undo tells of a failure that could not be made good at once; it stands behind whatever failed.

    static List<String> faults(Ledger ledger) {
        List<String> faults = new ArrayList<>();
        ask(ledger, faults, "a step that is not on its kind's path", """
                select o.kind, o.id, s.n, s.name from operation o join step s on s.operation = o.id
                left join %s on path.kind = o.kind where s.name <> 'undo' and s.name is distinct from path.steps[s.n + 1]""".formatted(PATHS));
        ask(ledger, faults, "a step begun before the one ahead of it was over", """
                select o.kind, o.id, s.name from operation o join step s on s.operation = o.id
                where s.n > 0 and s.name <> 'undo' and not exists (
                  select from step b where b.operation = s.operation and b.n = s.n - 1 and b.phase = 'SUCCEEDED')""");
        ask(ledger, faults, "an operation that succeeded without all of its steps", """
                select o.kind, o.id from operation o join %s on path.kind = o.kind
                where o.phase = 'SUCCEEDED' and cardinality(path.steps) <> (
                  select count(*) from step s where s.operation = o.id and s.phase = 'SUCCEEDED')""".formatted(PATHS));
        ask(ledger, faults, "an operation that ended with a step under way", """
                select o.kind, o.id, s.name from operation o join step s on s.operation = o.id
                where o.phase in ('SUCCEEDED', 'FAILED') and s.phase = 'RUNNING'""");
        ask(ledger, faults, "a step that succeeded twice", """
                select id, name, count(*) from chaos.seen where what = 'step' and phase = 'SUCCEEDED'
                group by id, name having count(*) > 1""");
        ask(ledger, faults, "an operation that ended twice or went on after its end", """
                select a.id, a.name, a.phase, b.phase from chaos.seen a join chaos.seen b on a.id = b.id and b.n > a.n
                where a.what = 'operation' and b.what = 'operation' and a.phase in ('SUCCEEDED', 'FAILED', 'CANCELLED')""");
        ask(ledger, faults, "an epoch that fell", """
                select id, step, before, epoch from (
                  select id, step, epoch, lag(epoch) over (partition by what, id, step order by n) as before
                  from chaos.seen) as history where epoch < before""");
        return faults;
    }

    private static void ask(Ledger ledger, List<String> faults, String what, String sql) {
        ledger.rows(sql).forEach(row -> faults.add(what + ": " + row));
    }
}
