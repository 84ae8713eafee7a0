import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { at, get, post } from '../../../api/http';
import type { Drain } from '../../../api/types';
import { ProblemCard } from '../../../kit/EvidenceCard';
import { FormDialog } from '../../../kit/form/FormDialog';
import { SkeletonRows } from '../../../kit/Skeleton';
import { useTexts } from '../../../kit/texts';
import { Panel } from '../../../kit/TitleRow';
import { useCan } from '../../../kit/useCan';
import { texts } from './nodeTexts';

interface Node {
  cluster: string;
  node: string;
}

interface Plan {
  would: { event: string; data: { pods?: string[]; loseTheirLocalData?: string[] } }[];
}

const FINAL = new Set(['SUCCEEDED', 'FAILED', 'CANCELLED']);

/** A node out of use and back, for those who may. */
export function NodeActs({ cluster, node }: Node) {
  const t = useTexts(texts);
  const can = useCan('*');
  const [asked, setAsked] = useState<'cordon' | 'uncordon' | 'drain' | null>(null);
  const [drain, setDrain] = useState<string | null>(null);
  if (!can('node.drain')) return null;
  const path = at('clusters', cluster, 'nodes', node);
  const submit = async () => {
    const answer = await post<Partial<Drain>>(`${path}/${asked ?? 'cordon'}`, {});
    if (answer.id !== undefined) setDrain(answer.id);
  };
  const word = asked === null ? '' : t[asked];
  return (
    <Panel title={t.use} aside={<span className="row-acts">{(['cordon', 'uncordon', 'drain'] as const).map((act) => <button key={act} type="button" className="link" onClick={() => setAsked(act)}>{t[act]}</button>)}</span>}>
      {drain === null ? <p className="muted">{t.about}</p> : <Progress cluster={cluster} id={drain} />}
      {asked !== null && (
        <FormDialog
          title={`${word} ${node}`} act={word} close={() => setAsked(null)} fields={[]} danger={asked === 'drain'}
          effect={() => (asked === 'drain' ? <Leaving path={path} /> : t[`${asked}Effect`])}
          command={() => `slipway node ${asked} ${node}${cluster === 'local' ? '' : ` --cluster ${cluster}`}`} submit={submit}
        />
      )}
    </Panel>
  );
}

/** What a drain would do, tried by the server. */
function Leaving({ path }: { path: string }) {
  const t = useTexts(texts);
  const plan = useQuery({ queryKey: ['drain-plan', path], queryFn: () => post<Plan>(`${path}/drain?dryRun=true`, {}), retry: false, staleTime: 0, gcTime: 0 });
  if (plan.isError) return <ProblemCard error={plan.error} />;
  if (plan.data === undefined) return <SkeletonRows rows={2} />;
  const data = plan.data.would[0]?.data;
  const pods = data?.pods ?? [];
  const local = data?.loseTheirLocalData ?? [];
  return (
    <>
      <p>{t.drainEffect(pods.length)}</p>
      {pods.length > 0 && <p className="break"><code>{pods.join(', ')}</code></p>}
      {local.length > 0 && <p className="tone-warn">{t.local(local.join(', '))}</p>}
    </>
  );
}

function Progress({ cluster, id }: { cluster: string; id: string }) {
  const t = useTexts(texts);
  const path = at('clusters', cluster, 'drains', id);
  const drain = useQuery({
    queryKey: ['drain', path], queryFn: () => get<Drain>(path),
    refetchInterval: (query) => (FINAL.has(query.state.data?.phase ?? '') ? false : 1_000),
  });
  if (drain.isError) return <ProblemCard error={drain.error} />;
  if (drain.data === undefined) return <SkeletonRows rows={1} />;
  const open = !FINAL.has(drain.data.phase);
  return (
    <p role="status">
      <b>{t.state(drain.data.state)}</b> {drain.data.message}{' '}
      {open && <button type="button" className="link" onClick={() => void post(`${path}/cancel`, {}).then(() => drain.refetch())}>{t.cancel}</button>}
    </p>
  );
}
