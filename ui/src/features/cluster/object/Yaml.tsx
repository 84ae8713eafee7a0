import { lazy, Suspense, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../../api/keys';
import type { ObjectDetail } from '../../../api/types';
import { EvidenceCard } from '../../../kit/EvidenceCard';
import { SkeletonRows } from '../../../kit/Skeleton';
import { useTexts } from '../../../kit/texts';
import { Panel } from '../../../kit/TitleRow';
import { Edit } from './Edit';
import { texts } from './texts';

const Editor = lazy(() => import('../../../kit/editor/YamlEditor'));

const NONE: never[] = [];

/** All of the object; an editor for who may change it. */
export function Yaml({ object }: { object: ObjectDetail }) {
  const t = useTexts(texts);
  const cache = useQueryClient();
  const [editing, setEditing] = useState<ObjectDetail | null>(null);
  const { cluster, kind, namespace, name } = object.row;
  const leave = () => {
    setEditing(null);
    void cache.invalidateQueries({ queryKey: keys.object(cluster, kind, namespace === '' ? '-' : namespace, name) });
  };
  if (editing !== null) return <Edit object={editing} leave={leave} />;
  const act = object.refused === null && <button type="button" className="button" onClick={() => setEditing(object)}>{t.edit}</button>;
  return (
    <>
      {object.hidden && <p className="list-cut muted">{t.hidden}</p>}
      {object.refused !== null && <p className="list-cut muted">{t.mayNot}: {object.refused}</p>}
      {object.managed !== null && <EvidenceCard title={t.managed} cause={object.managed} />}
      <Panel title="YAML" aside={act}>
        <Suspense fallback={<SkeletonRows rows={8} />}><Editor label={t.yaml(name)} text={object.yaml} faults={NONE} /></Suspense>
      </Panel>
    </>
  );
}
