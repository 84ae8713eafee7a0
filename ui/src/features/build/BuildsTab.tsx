import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../api/queries';
import type { Build } from '../../api/types';
import { useAppRoom } from '../../kit/appRoom';
import { Asked } from '../../kit/Asked';
import { cli } from '../../kit/cli';
import { Digest } from '../../kit/copy';
import { DataTable, type Column } from '../../kit/DataTable';
import { EmptyState } from '../../kit/EmptyState';
import { Person } from '../../kit/Person';
import { StateBadge } from '../../kit/StateBadge';
import { useTexts } from '../../kit/texts';
import { Ago, Duration } from '../../kit/Time';
import { Panel } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { buildPath } from './place';
import { texts } from './texts';

export default function BuildsTab() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { project, app, env } = useAppRoom();
  const builds = useQuery(ask.builds(project, app.name));
  const columns: Column<Build>[] = [
    { key: 'n', title: t.number, cell: (build) => <Link className="strong" to={buildPath(build)}>#{build.number}</Link> },
    { key: 'state', title: t.state, cell: (build) => <StateBadge state={build.state} phase={build.phase} /> },
    { key: 'source', title: t.source, cell: (build) => <Source build={build} /> },
    { key: 'result', title: t.result, cell: (build) => <Result build={build} /> },
    { key: 'took', title: t.duration, right: true, cell: (build) => <Duration start={build.created} end={build.finished} /> },
    { key: 'who', title: t.who, wide: true, cell: (build) => <Person name={build.actor} /> },
    { key: 'when', title: t.when, cell: (build) => <Ago at={build.created} /> },
  ];
  const empty = <EmptyState title={t.none} text={t.noneText} command={cli(`${project}/${env.name}`, 'build', app.name)} />;
  return (
    <Panel label={t.builds}>
      <Asked query={builds}>{(page) => <DataTable growing label={t.builds} columns={columns} rows={page.items} id={(build) => build.id} empty={empty} />}</Asked>
    </Panel>
  );
}

function Source({ build }: { build: Build }) {
  return <span className="clip clip-wide" title={build.commitMessage ?? undefined}><code>{build.commit?.slice(0, 7) ?? build.ref}</code> {build.commitMessage}</span>;
}

function Result({ build }: { build: Build }) {
  if (build.phase === 'FAILED') return <span className="clip clip-wide tone-fail" title={build.message ?? undefined}>{build.message}</span>;
  return <Digest value={build.digest} />;
}
