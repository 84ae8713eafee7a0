import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useMemo, useState } from 'react';
import { useLive } from '../../api/live/useLive';
import { ask } from '../../api/queries';
import type { App, Environment } from '../../api/types';
import { AppRoomContext, type AppRoom } from '../../kit/appRoom';
import { inFlowOrder } from '../../kit/EnvChip';
import { ProblemCard } from '../../kit/EvidenceCard';
import { usePrefs } from '../../kit/prefs';
import { registry } from '../../kit/registry';
import { SkeletonRows } from '../../kit/Skeleton';
import { Tabs } from '../../kit/Tabs';
import { AppTitle } from './AppTitle';
import { NoEnvironment } from './NoEnvironment';

export default function AppPage() {
  const { project = '', app = '' }: { project?: string; app?: string } = useParams({ strict: false });
  const appAsked = useQuery(ask.app(project, app));
  const envsAsked = useQuery(ask.envs(project));
  const failed = [appAsked, envsAsked].find((query) => query.isError && query.data === undefined);
  if (failed) return <ProblemCard error={failed.error} retry={() => void failed.refetch()} />;
  if (!appAsked.data || !envsAsked.data) return <SkeletonRows rows={8} />;
  const envs = inFlowOrder(envsAsked.data.items);
  const [first] = envs;
  if (first === undefined) return <NoEnvironment app={appAsked.data} />;
  return <Room key={`${project}/${app}`} app={appAsked.data} envs={envs} first={first} />;
}

function Room({ app, envs, first }: { app: App; envs: Environment[]; first: Environment }) {
  const { env: wanted }: { env?: string } = useSearch({ strict: false });
  const env = envs.find((one) => one.name === wanted) ?? first;
  const navigate = useNavigate();
  const status = useQuery(ask.status(app.project, env.name, app.name)).data;
  const [act, setAct] = useState<{ key: string; preset: Record<string, string> } | null>(null);
  useLive(`app/${app.project}/${app.name}`, ...envs.flatMap((one) => [`env/${app.project}/${one.name}`, `pods/${app.project}/${one.name}`]));
  const room = useMemo<AppRoom>(() => ({
    project: app.project, app, envs, env, status,
    select: (name) => void navigate({ to: '.', search: (old: object) => ({ ...old, env: name }), resetScroll: false }),
    act: (key, preset = {}) => setAct({ key, preset }),
  }), [app, envs, env, status, navigate]);
  const { language } = usePrefs();
  const tabs = registry.appTabs.map(({ key, label, View }) => ({ key, title: label[language], content: () => <Suspense fallback={<SkeletonRows />}><View /></Suspense> }));
  const dialog = registry.appActs.find((one) => one.key === act?.key);
  return (
    <AppRoomContext value={room}>
      <AppTitle />
      {registry.appPanels.map(({ order, View }) => <Suspense key={order} fallback={null}><View /></Suspense>)}
      <Tabs tabs={tabs} label={app.name} />
      {dialog && act && <Suspense fallback={null}><dialog.View preset={act.preset} close={() => setAct(null)} /></Suspense>}
    </AppRoomContext>
  );
}
