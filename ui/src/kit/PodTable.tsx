import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PodView } from '../api/types';
import { DataTable, type Column } from './DataTable';
import { podLook } from './pods';
import { usePrefs } from './prefs';
import { stateWord } from './state';
import { Glyph } from './StateBadge';
import { useTexts } from './texts';
import { Age } from './Time';
import { words } from './words';

interface Pods {
  pods: PodView[];
  empty: ReactNode;
  /** A further column in front, for lists over several apps. */
  lead?: Column<PodView>[];
  /** And at the end, for what can be done to one. */
  tail?: Column<PodView>[];
}

/** Pods as rows; the cause stands under the state of those that are not well. */
export function PodTable({ pods, empty, lead = [], tail = [] }: Pods) {
  const t = useTexts(words);
  const columns: Column<PodView>[] = [
    { key: 'name', title: 'Pod', cell: (pod) => <Link to={`/clusters/${pod.cluster}/pods/${pod.namespace}/${pod.name}`}><code className="break">{pod.name}</code></Link> },
    ...lead,
    { key: 'state', title: t.state, cell: (pod) => <PodState pod={pod} /> },
    { key: 'ready', title: t.ready, cell: (pod) => <span className="number">{pod.ready}</span> },
    { key: 'restarts', title: t.restarts, right: true, cell: (pod) => <span className={pod.restarts > 0 ? 'number tone-warn' : 'number'}>{pod.restarts}</span> },
    { key: 'revision', title: t.revision, right: true, cell: (pod) => <span className="number">{pod.revision ?? '–'}</span> },
    { key: 'age', title: t.age, right: true, cell: (pod) => <Age at={pod.created} /> },
    { key: 'node', title: t.node, wide: true, cell: (pod) => <span>{pod.node ?? '–'}</span> },
    { key: 'ip', title: 'IP', wide: true, cell: (pod) => <code>{pod.ip ?? '–'}</code> },
    ...tail,
  ];
  return <DataTable label={t.pods} columns={columns} rows={pods} id={(pod) => `${pod.namespace}/${pod.name}`} empty={empty} />;
}

function PodState({ pod }: { pod: PodView }) {
  const { language } = usePrefs();
  const look = podLook(pod);
  return (
    <div>
      <span className={`state tone-${look.tone}`}><Glyph look={look} />{stateWord(pod.stage, language)} <span className="muted">{pod.status}</span></span>
      {pod.why && <p className="cell-why">{pod.why}</p>}
    </div>
  );
}
