import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api/queries';
import type { Revision, Rollout } from '../../api/types';
import { useAppRoom } from '../../kit/appRoom';
import { Asked } from '../../kit/Asked';
import { cli } from '../../kit/cli';
import { Command, Digest } from '../../kit/copy';
import { DataTable, type Column } from '../../kit/DataTable';
import { EmptyState } from '../../kit/EmptyState';
import { Person } from '../../kit/Person';
import { usePrefs } from '../../kit/prefs';
import { SidePanel } from '../../kit/SidePanel';
import { stateWord } from '../../kit/state';
import { StateBadge } from '../../kit/StateBadge';
import { useTexts } from '../../kit/texts';
import { Ago, Duration } from '../../kit/Time';
import { Panel } from '../../kit/TitleRow';
import { useCan } from '../../kit/useCan';
import { Version } from '../../kit/Version';
import { words } from '../../kit/words';
import { RevisionDiff } from './RevisionDiff';
import { texts } from './texts';

export default function RevisionsTab() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { project, app, env } = useAppRoom();
  const revisions = useQuery(ask.revisions(project, env.name, app.name));
  const [compared, setCompared] = useState<Revision | null>(null);
  const columns = useRevisionColumns(setCompared);
  const empty = <EmptyState title={t.none} text={t.noneText} command={cli(`${project}/${env.name}`, 'ship', app.name)} />;
  const current = revisions.data?.items.find((one) => one.current);
  return (
    <>
      <Panel title={t.revisions} aside={<Command quiet line={cli(`${project}/${env.name}`, 'rollback', app.name)} />}>
        <Asked query={revisions}>{(page) => <DataTable label={t.revisions} columns={columns} rows={page.items} id={(one) => one.id} empty={empty} tone={(one) => (one.current ? 'row-current' : undefined)} />}</Asked>
      </Panel>
      <History />
      {compared && current && (
        <SidePanel title={t.comparison(compared.n, current.n)} close={() => setCompared(null)}><RevisionDiff from={compared} to={current} all={revisions.data?.items ?? []} /></SidePanel>
      )}
    </>
  );
}

function useRevisionColumns(compare: (revision: Revision) => void): Column<Revision>[] {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { act, project } = useAppRoom();
  const can = useCan(project);
  return [
    { key: 'n', title: t.revision, cell: (one) => <span className="strong number">{one.n}{one.current && <span className="current-mark"><StateBadge state="Serving" /></span>}</span> },
    { key: 'version', title: t.version, cell: (one) => <Version value={one.version} /> },
    { key: 'digest', title: t.digest, cell: (one) => <Digest value={one.digest} /> },
    { key: 'config', title: t.config_, wide: true, cell: (one) => <Digest value={one.configVersion} length={8} /> },
    { key: 'who', title: t.who, cell: (one) => <Person name={one.actor} /> },
    { key: 'reason', title: t.reason, cell: (one) => <span className="clip" title={one.reason ?? undefined}>{one.reason ?? '–'}</span> },
    { key: 'when', title: t.when, cell: (one) => <Ago at={one.created} /> },
    {
      key: 'acts', title: '', right: true,
      cell: (one) => one.current ? null : (
        <span className="row-acts">
          <button type="button" className="link" onClick={() => compare(one)}>{t.compare}</button>
          {can('rollback') && <button type="button" className="link" onClick={() => act('rollback', { revision: String(one.n) })}>{t.rollback}</button>}
        </span>
      ),
    },
  ];
}

function History() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { language } = usePrefs();
  const { project, app, env } = useAppRoom();
  const rollouts = useQuery(ask.rollouts(project, env.name, app.name));
  const columns: Column<Rollout>[] = [
    { key: 'kind', title: t.kind, cell: (one) => stateWord(one.kind, language) },
    { key: 'state', title: t.state, cell: (one) => <StateBadge state={one.state} phase={one.phase} title={one.message} /> },
    { key: 'to', title: t.version, cell: (one) => <Version value={one.version} /> },
    { key: 'why', title: t.reason, cell: (one) => <span className={one.cause ? 'clip clip-wide tone-fail' : 'clip clip-wide'} title={one.message ?? undefined}>{one.cause ? `${one.cause}: ${one.message ?? ''}` : (one.reason ?? '–')}</span> },
    { key: 'took', title: t.duration, right: true, cell: (one) => <Duration start={one.created} end={one.finished} /> },
    { key: 'who', title: t.who, wide: true, cell: (one) => <Person name={one.actor} /> },
    { key: 'when', title: t.when, cell: (one) => <Ago at={one.created} /> },
  ];
  return (
    <Panel title={t.rollouts}>
      <Asked query={rollouts}>{(page) => <DataTable growing label={t.rollouts} columns={columns} rows={page.items} id={(one) => one.id} empty={<EmptyState title={t.none} text={t.noneText} />} />}</Asked>
    </Panel>
  );
}
