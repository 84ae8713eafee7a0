import { useQuery } from '@tanstack/react-query';
import { useLive } from '../../api/live/useLive';
import { ask } from '../../api/queries';
import type { PartStatus, PlatformCheck, PlatformHealth } from '../../api/types';
import { Asked } from '../../kit/Asked';
import { bytes } from '../../kit/bytes';
import { Command } from '../../kit/copy';
import { DataTable, type Column } from '../../kit/DataTable';
import { EmptyState } from '../../kit/EmptyState';
import { StateBadge } from '../../kit/StateBadge';
import { useTexts } from '../../kit/texts';
import { Ago } from '../../kit/Time';
import { Panel, TitleRow } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { amount, named } from './figures';
import { texts } from './texts';

export default function HealthPage() {
  const asked = useQuery(ask.health());
  const t = useTexts(texts);
  useLive('platform');
  return (
    <>
      <TitleRow title={<>{t.title} {asked.data && <StateBadge state={asked.data.state} />}</>} answer={<Answer health={asked.data} />} />
      <Asked query={asked} rows={10}>
        {(health) => (
          <>
            <Figures health={health} />
            <Checks checks={health.checks} />
            <Parts parts={health.parts} />
          </>
        )}
      </Asked>
    </>
  );
}

function Answer({ health }: { health: PlatformHealth | undefined }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  if (health === undefined) return <>…</>;
  const wrong = health.checks.filter((check) => check.state !== 'Ok');
  const says = wrong.length === 0 ? t.well(health.checks.length) : t.wrong(wrong.length, health.checks.length, wrong.map((check) => named(t, check.name)).join(', '));
  return <>{says} · <Ago at={health.since} /></>;
}

function Figures({ health }: { health: PlatformHealth }) {
  const t = useTexts(texts);
  return (
    <Panel label={t.figures}>
      <dl className="figures">
        {health.figures.map((figure) => (
          <div key={figure.name} className="figure"><dt>{named(t, figure.name)}</dt><dd className="number">{amount(figure.value, figure.unit)}</dd></div>
        ))}
      </dl>
    </Panel>
  );
}

function Checks({ checks }: { checks: PlatformCheck[] }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const worst = ['Down', 'Degraded', 'Ok'];
  const rows = [...checks].sort((a, b) => worst.indexOf(a.state) - worst.indexOf(b.state));
  const columns: Column<PlatformCheck>[] = [
    { key: 'name', title: t.name, cell: (check) => <span className="strong">{named(t, check.name)}</span> },
    { key: 'state', title: t.state, cell: (check) => <StateBadge state={check.state} /> },
    { key: 'says', title: t.says, cell: (check) => <CheckWords check={check} /> },
    { key: 'since', title: t.since, cell: (check) => <Ago at={check.since} /> },
  ];
  return (
    <Panel title={t.checks} aside={<Command quiet line="slipway status" />}>
      <DataTable label={t.checks} columns={columns} rows={rows} id={(check) => check.name} empty={<EmptyState title={t.noChecks} text={t.noChecksText} />} />
    </Panel>
  );
}

/** The cause, and the next step beside it. */
function CheckWords({ check }: { check: PlatformCheck }) {
  const t = useTexts(words);
  return (
    <div className="check-words">
      <span>{check.says}</span>
      {check.nextStep && <span><span className="muted">{t.nextStep}</span> {/^(\.\/)?slipway /.test(check.nextStep) ? <Command line={check.nextStep} /> : check.nextStep}</span>}
    </div>
  );
}

function Parts({ parts }: { parts: PartStatus[] }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const columns: Column<PartStatus>[] = [
    { key: 'name', title: t.name, cell: (part) => <code className="strong">{part.name}</code> },
    { key: 'state', title: t.state, cell: (part) => <StateBadge state={part.state} /> },
    { key: 'pid', title: 'PID', right: true, cell: (part) => <span className="number">{part.pid ?? '–'}</span> },
    { key: 'memory', title: t.memory, right: true, cell: (part) => <span className="number">{part.memory > 0 ? bytes(part.memory) : '–'}</span> },
    { key: 'since', title: t.since, cell: (part) => <Ago at={part.since} /> },
    { key: 'restarts', title: t.restarts, right: true, cell: (part) => <span className="number">{part.restarts}</span> },
    { key: 'message', title: t.message, wide: true, cell: (part) => <span className="clip" title={part.message ?? undefined}>{part.message ?? '–'}</span> },
  ];
  const memory = parts.reduce((sum, part) => sum + part.memory, 0);
  return (
    <Panel title={t.parts} aside={<span className="muted">{t.total(bytes(memory))}</span>}>
      <DataTable label={t.parts} columns={columns} rows={parts} id={(part) => part.name} empty={<EmptyState title={t.noParts} text={t.noPartsText} command="./slipway up" />} />
    </Panel>
  );
}
