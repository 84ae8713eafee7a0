import { useQueries, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useLive } from '../../api/live/useLive';
import { ask } from '../../api/queries';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { inFlowOrder } from '../../kit/EnvChip';
import { ProblemCard } from '../../kit/EvidenceCard';
import { Icon } from '../../kit/icons';
import { SkeletonRows } from '../../kit/Skeleton';
import { useTexts } from '../../kit/texts';
import { Panel, TitleRow } from '../../kit/TitleRow';
import { useCan } from '../../kit/useCan';
import { words } from '../../kit/words';
import { RouteTable } from './RouteTable';
import { texts } from './texts';

const AddRoute = lazy(() => import('./AddRoute'));

export default function RoutesPage() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { project = '' }: { project?: string } = useParams({ strict: false });
  const envs = inFlowOrder(useQuery(ask.envs(project)).data?.items ?? []);
  const apps = useQuery(ask.apps(project)).data?.items ?? [];
  const asked = useQueries({ queries: envs.map((env) => ask.routes(project, env.name)) });
  const [adding, setAdding] = useState(false);
  const can = useCan(project);
  useLive(`project/${project}`, ...envs.map((env) => `env/${project}/${env.name}`));
  const routes = asked.flatMap((query) => query.data?.items ?? []);
  const waiting = asked.some((query) => query.isPending);
  const failed = asked.find((query) => query.isError && query.data === undefined);
  const add = can('route.edit') && <button type="button" className="button button-main" onClick={() => setAdding(true)}><Icon name="plus" />{t.add}</button>;
  return (
    <>
      <TitleRow above={project} title={t.routes} answer={waiting ? '…' : routes.length === 0 ? t.none : t.answer(routes.length, routes.filter((route) => route.state === 'Proven').length)} acts={add} />
      <Panel title={t.routes} aside={<Command quiet line={cli('route', 'list', project)} />}>
        {failed && <ProblemCard error={failed.error} retry={() => void failed.refetch()} />}
        {waiting ? <SkeletonRows rows={3} /> : <RouteTable withEnv project={project} routes={routes} />}
      </Panel>
      {adding && <Suspense fallback={null}><AddRoute project={project} envs={envs} apps={apps} close={() => setAdding(false)} /></Suspense>}
    </>
  );
}
