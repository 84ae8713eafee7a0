import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useLive } from '../../api/live/useLive';
import { ask } from '../../api/queries';
import type { Environment, PodView } from '../../api/types';
import { Asked } from '../../kit/Asked';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { EmptyState } from '../../kit/EmptyState';
import { EnvChip } from '../../kit/EnvChip';
import { Happenings } from '../../kit/Happenings';
import { PodTable } from '../../kit/PodTable';
import { podLook } from '../../kit/pods';
import { SkeletonRows } from '../../kit/Skeleton';
import { useTexts } from '../../kit/texts';
import { Panel, TitleRow } from '../../kit/TitleRow';
import { useEnvChoice } from '../../kit/useEnvChoice';
import { words } from '../../kit/words';
import { useDeletePod } from './DeletePod';
import { texts } from './texts';

export default function WorkloadsPage() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { project = '' }: { project?: string } = useParams({ strict: false });
  const env = useEnvChoice(project);
  if (env === undefined) return <SkeletonRows rows={6} />;
  if (env === null) return <EmptyState title={t.noEnv} text={t.noneText} command={cli('env', 'create', `${project}/dev`)} />;
  return <Pods key={env.id} env={env} />;
}

function Pods({ env }: { env: Environment }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const remove = useDeletePod(env);
  const pods = useQuery(ask.pods(env.project, env.name));
  useLive(`pods/${env.project}/${env.name}`, `env/${env.project}/${env.name}`);
  const app = { key: 'app', title: t.app, cell: (pod: PodView) => (pod.revision ? <Link to={`/p/${env.project}/apps/${pod.app ?? ''}`} search={{ env: env.name }}>{pod.app}</Link> : (pod.app ?? '–')) };
  return (
    <>
      <TitleRow above={env.project} title={<>{t.workloads} <EnvChip name={env.name} envClass={env.envClass} /></>} envClass={env.envClass} answer={<Answer pods={pods.data?.items} env={env.name} />} />
      <Panel title={t.pods} aside={<Command quiet line={cli(`${env.project}/${env.name}`, 'get_all')} />}>
        <Asked query={pods}>{(page) => <PodTable pods={page.items} lead={[app]} tail={remove.column} empty={<EmptyState title={t.none} text={t.noneText} />} />}</Asked>
      </Panel>
      {remove.dialog}
      <Happenings project={env.project} env={env.name} />
    </>
  );
}

function Answer({ pods, env }: { pods: PodView[] | undefined; env: string }) {
  const t = useTexts(texts);
  if (!pods) return <>…</>;
  const wrong = pods.filter((pod) => podLook(pod).tone === 'fail').length;
  return <>{t.answer(pods.length, pods.filter((pod) => pod.stage === 'ready').length, env)}{wrong > 0 && `, ${t.wrong(wrong)}`}</>;
}
