import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { at, call, get } from '../../api/http';
import type { Environment, PodDeletion, PodView } from '../../api/types';
import { cli, flag } from '../../kit/cli';
import type { Column } from '../../kit/DataTable';
import { ProblemCard } from '../../kit/EvidenceCard';
import { FormDialog } from '../../kit/form/FormDialog';
import { reasonField } from '../../kit/form/reason';
import { SkeletonRows } from '../../kit/Skeleton';
import { useTexts } from '../../kit/texts';
import { useCan } from '../../kit/useCan';
import { words } from '../../kit/words';
import { podTexts } from './podTexts';

/** The last column of a list of pods, for those who may ask one away, and the dialog it opens. */
export function useDeletePod(env: Environment): { column: Column<PodView>[]; dialog: React.ReactNode } {
  const t = useTexts(podTexts);
  const can = useCan(env.project);
  const [pod, setPod] = useState<string | null>(null);
  if (!can(env.envClass === 'prod' ? 'deploy.prod' : 'restart')) return { column: [], dialog: null };
  const act = (one: PodView) => <button type="button" className="link tone-fail" aria-label={`${t.act} ${one.name}`} onClick={() => setPod(one.name)}>{t.act}</button>;
  return {
    column: [{ key: 'delete', title: '', right: true, cell: act }],
    dialog: pod === null ? null : <DeletePod env={env} pod={pod} close={() => setPod(null)} />,
  };
}

function DeletePod({ env, pod, close }: { env: Environment; pod: string; close: () => void }) {
  const t = useTexts(podTexts);
  const w = useTexts(words);
  const path = at('projects', env.project, 'envs', env.name, 'pods', pod);
  return (
    <FormDialog
      title={`${t.title} · ${env.name}`} act={(values) => (values['force'] === true ? t.forceAct : t.act)} danger close={close}
      fields={[{ name: 'force', kind: 'switch', label: t.force }, reasonField(env, w)]}
      effect={(values) => <><p className="break"><code>{pod}</code></p><Fate path={path} />{values['force'] === true && <p className="tone-fail">{t.forced}</p>}</>}
      command={(values) => cli(`${env.project}/${env.name}`, 'delete', 'pod', pod, ...(values['force'] === true ? ['--force'] : []), ...flag('reason', values['reason']))}
      submit={(values) => {
        const query = new URLSearchParams({ ...(values['force'] === true ? { force: 'true' } : {}), ...(values['reason'] === undefined ? {} : { reason: String(values['reason']) }) });
        return call('DELETE', `${path}?${String(query)}`);
      }}
    />
  );
}

/** What the server says it would come to, at this moment. */
function Fate({ path }: { path: string }) {
  const t = useTexts(podTexts);
  const asked = useQuery({ queryKey: ['pod-deletion', path], queryFn: () => get<PodDeletion>(`${path}/deletion`), retry: false, staleTime: 0, gcTime: 0 });
  if (asked.isError) return <ProblemCard error={asked.error} />;
  if (asked.data === undefined) return <SkeletonRows rows={2} />;
  const { effect, owner, lastOf, keptBy, losesData } = asked.data;
  return (
    <>
      <p className={effect === 'Lost' ? 'tone-fail' : undefined}>{t.effect(effect, owner ?? '')}</p>
      {lastOf.length > 0 && <p className="tone-warn"><strong>{t.lastOf(lastOf.join(', '))}</strong></p>}
      {keptBy.length > 0 && <p className="tone-warn">{t.keptBy(keptBy.join(', '))}</p>}
      {losesData && <p className="muted">{t.losesData}</p>}
    </>
  );
}
