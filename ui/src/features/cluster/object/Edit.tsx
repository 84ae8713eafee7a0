import { lazy, Suspense, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ProblemError, at, get, put } from '../../../api/http';
import { keys } from '../../../api/keys';
import type { FieldChange, ObjectDetail, ObjectSchema, Tried } from '../../../api/types';
import { DiffView } from '../../../kit/DiffView';
import { faultsOf } from '../../../kit/editor/faults';
import { ProblemCard } from '../../../kit/EvidenceCard';
import { SkeletonRows } from '../../../kit/Skeleton';
import { useTexts } from '../../../kit/texts';
import { Panel } from '../../../kit/TitleRow';
import { texts } from './texts';

const Editor = lazy(() => import('../../../kit/editor/YamlEditor'));

interface Draft {
  yaml: string;
  override: string;
  reason: string;
}

/** Edit, see what the API server makes of it, save: over the version that was read, or not at all. */
export function Edit({ object, leave }: { object: ObjectDetail; leave: () => void }) {
  const t = useTexts(texts);
  const [draft, setDraft] = useState<Draft>({ yaml: object.yaml, override: '', reason: '' });
  const { changes, more, error, busy, send, again } = useEdit(object, draft, leave);
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    again();
  };
  const faults = useMemo(() => (error instanceof ProblemError ? faultsOf(error.problem.faults) : []), [error]);
  // Without it the editor is a plain one: the API server tries what was written in any case.
  const schema = useQuery({ queryKey: keys.schema(object.row.cluster, object.row.kind), queryFn: () => get<ObjectSchema>(at('clusters', object.row.cluster, object.row.kind, 'schema')), staleTime: 600_000, retry: false });
  const words = useMemo(() => ({ unknown: t.unknownField }), [t]);
  const acts = (
    <span className="row-acts">
      <button type="button" className="link" onClick={leave}>{t.stopEditing}</button>
      {changes === null
        ? <button type="button" className="button button-main" disabled={busy} onClick={() => void send(true)}>{t.review}</button>
        : <button type="button" className="button button-main" disabled={busy || changes.length === 0} onClick={() => void send(false)}>{t.save}</button>}
    </span>
  );
  return (
    <>
      {error !== null && <ProblemCard error={error} />}
      {changes !== null && (
        <Panel title={changes.length === 0 ? t.nothingChanged : t.changes(changes.length + more)} aside={<button type="button" className="link" onClick={again}>{t.back}</button>}>
          <div className="edit-diff"><p className="muted">{t.tried}</p><DiffView same={t.nothingChanged} changes={changes.map((one) => ({ field: one.field, old: one.old, new: one.now, by: one.by && `${t.changedBy} ${one.by}` }))} />{more > 0 && <p className="muted">{t.more(more)}</p>}</div>
        </Panel>
      )}
      <Panel title="YAML" aside={acts}>
        {(object.managed !== null || object.reasonNeeded) && <Words object={object} draft={draft} change={change} />}
        <Suspense fallback={<SkeletonRows rows={8} />}><Editor label={t.yaml(object.row.name)} text={object.yaml} faults={faults} change={(yaml) => change({ yaml })} schema={schema.data} words={words} /></Suspense>
      </Panel>
    </>
  );
}

/** What an edit of a managed or a production object takes besides: its name, and why. */
function Words({ object, draft, change }: { object: ObjectDetail; draft: Draft; change: (part: Partial<Draft>) => void }) {
  const t = useTexts(texts);
  return (
    <div className="list-bar">
      {object.managed !== null && <label>{t.override(object.row.name)} <input className="field" value={draft.override} onChange={(event) => change({ override: event.target.value })} /></label>}
      <label>{t.reason} <input className="field" value={draft.reason} onChange={(event) => change({ reason: event.target.value })} /></label>
    </div>
  );
}

function useEdit(object: ObjectDetail, draft: Draft, leave: () => void) {
  const [changes, setChanges] = useState<FieldChange[] | null>(null);
  const [more, setMore] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { cluster, kind, namespace, name } = object.row;
  const send = async (tried: boolean) => {
    setBusy(true);
    setError(null);
    try {
      const edit = { base: object.yaml, yaml: draft.yaml, override: draft.override || null, reason: draft.reason || null };
      const answer = await put<Tried | undefined>(`${at('clusters', cluster, kind, namespace === '' ? '-' : namespace, name)}${tried ? '?dryRun=true' : ''}`, edit);
      if (!tried) {
        leave();
        return;
      }
      const data = answer?.would[0]?.data;
      setChanges((data?.['changes'] ?? []) as FieldChange[]);
      setMore(Number(data?.['more'] ?? 0));
    } catch (cause) {
      setChanges(null);
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return { changes, more, error, busy, send, again: () => setChanges(null) };
}
