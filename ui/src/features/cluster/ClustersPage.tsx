import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ask } from '../../api/queries';
import type { ClusterView } from '../../api/types';
import { Asked } from '../../kit/Asked';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { DataTable, type Column } from '../../kit/DataTable';
import { EmptyState } from '../../kit/EmptyState';
import { Icon } from '../../kit/icons';
import { StateBadge } from '../../kit/StateBadge';
import { useTexts } from '../../kit/texts';
import { Ago } from '../../kit/Time';
import { Panel, TitleRow } from '../../kit/TitleRow';
import { useCan } from '../../kit/useCan';
import { words } from '../../kit/words';
import { texts } from './texts';

const AddCluster = lazy(() => import('./AddCluster').then((file) => ({ default: file.AddCluster })));

export default function ClustersPage() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const clusters = useQuery(ask.clusters());
  const [adding, setAdding] = useState(false);
  const can = useCan('*');
  const items = clusters.data?.items;
  const columns: Column<ClusterView>[] = [
    { key: 'name', title: t.name, cell: (one) => <Link className="strong" to={`/clusters/${one.name}`}>{one.name}</Link> },
    { key: 'state', title: t.state, cell: (one) => <StateBadge state={one.state} title={one.message} /> },
    { key: 'version', title: t.version, cell: (one) => <code>{one.version ?? '–'}</code> },
    { key: 'latency', title: t.latency, right: true, cell: (one) => <span className="number">{one.latencyMillis === null ? '–' : t.millis(one.latencyMillis)}</span> },
    { key: 'nodes', title: t.nodes, right: true, cell: (one) => <span className="number">{one.nodes}</span> },
    { key: 'pods', title: t.pods, right: true, cell: (one) => <span className="number">{one.pods}</span> },
    { key: 'domain', title: t.domain, cell: (one) => <code>{one.domain}</code> },
    { key: 'since', title: t.since, cell: (one) => <Ago at={one.since} /> },
    { key: 'message', title: t.message, cell: (one) => <Care cluster={one} /> },
  ];
  const add = can('cluster.manage') && <button type="button" className="button button-main" onClick={() => setAdding(true)}><Icon name="plus" />{t.add}</button>;
  return (
    <>
      <TitleRow title={t.clusters} acts={add} answer={items ? items.length === 0 ? t.noneText : t.answer(items.length, items.filter((one) => one.state === 'Connected').length) : '…'} />
      <Panel title={t.clusters} aside={<Command quiet line={cli('cluster', 'list')} />}>
        <Asked query={clusters} rows={1}>{(page) => <DataTable label={t.clusters} columns={columns} rows={page.items} id={(one) => one.name} empty={<EmptyState title={t.none} text={t.noneText} command={cli('cluster', 'add', 'NAME', '--kubeconfig', 'FILE')} />} />}</Asked>
      </Panel>
      {adding && <Suspense fallback={null}><AddCluster close={() => setAdding(false)} /></Suspense>}
    </>
  );
}

/** Why it is not well, else what to care for. */
function Care({ cluster }: { cluster: ClusterView }) {
  const all = [cluster.message, ...cluster.warnings.map((one) => one.message)].filter((one) => one !== null);
  return <span className="clip" title={all.join('\n')}>{all[0] ?? '–'}</span>;
}
