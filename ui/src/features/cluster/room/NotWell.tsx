import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { EmptyState } from '../../../kit/EmptyState';
import { usePrefs } from '../../../kit/prefs';
import { SkeletonRows } from '../../../kit/Skeleton';
import { useRows } from '../../../kit/table/useRows';
import { VirtualTable } from '../../../kit/table/VirtualTable';
import { useTexts } from '../../../kit/texts';
import { Panel } from '../../../kit/TitleRow';
import { columnsOf } from './columns';
import { kindOf } from './kinds';
import { texts, titles } from './texts';

/** What is wrong in a cluster at this moment: pods, workloads and nodes that are not well. */
export function NotWell({ cluster }: { cluster: string }) {
  return ['nodes', 'deployments', 'pods'].map((kind) => <Ill key={kind} cluster={cluster} kind={kind} />);
}

function Ill({ cluster, kind }: { cluster: string; kind: string }) {
  const t = useTexts(texts);
  const named = useTexts(titles);
  const { language } = usePrefs();
  const spec = kindOf(kind)?.spec;
  const [sort, setSort] = useState('name');
  const view = useMemo(() => ({ namespace: '', q: '', sort, only: spec?.ill }), [spec, sort]);
  const list = useRows(cluster, kind, view);
  // Who may see none of them is not told that all are well.
  if (spec === undefined || list.total === 0) return null;
  const label = spec.label[language];
  const all = <Link to={`/clusters/${cluster}/${kind}`}>{t.all(list.total ?? 0, label)}</Link>;
  return (
    <Panel title={t.notWell(label)} aside={list.total !== null && all}>
      {!list.whole && list.total === null ? <SkeletonRows rows={2} /> : (
        <VirtualTable label={t.notWell(label)} columns={columnsOf(spec, cluster, list.columns, named)} rows={list.rows} sort={sort} sortBy={setSort} empty={<EmptyState title={t.allWell(label)} text={t.allWellText} />} />
      )}
    </Panel>
  );
}
