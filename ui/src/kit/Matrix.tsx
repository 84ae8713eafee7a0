import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLive } from '../api/live/useLive';
import { ask } from '../api/queries';
import type { App, AppStatus, Environment } from '../api/types';
import { DataTable, type Column } from './DataTable';
import { inFlowOrder } from './EnvChip';
import { ProblemCard } from './EvidenceCard';
import { defineTexts, useTexts } from './texts';
import { lastFailed, servingOf } from './serving';
import { SkeletonRows } from './Skeleton';
import { StateBadge } from './StateBadge';
import { Ago } from './Time';
import { useGlow } from './useGlow';
import { Version } from './Version';
import { words } from './words';
import type { ReactNode } from 'react';

const texts = defineTexts(
  { lastBuild: 'Last build', noBuild: 'no build yet', notDeployed: 'not deployed', failed: 'last rollout failed' },
  { lastBuild: '最近构建', noBuild: '尚无构建', notDeployed: '未部署', failed: '上次发布失败' },
);

/** Apps by environments: who serves which version where, since when, and is it well. */
export function Matrix({ project, empty }: { project: string; empty: ReactNode }) {
  const t = { ...useTexts(texts), ...useTexts(words) };
  const envsAsked = useQuery(ask.envs(project));
  const apps = useQuery(ask.apps(project));
  const envs = inFlowOrder(envsAsked.data?.items ?? []);
  const statuses = useQueries({ queries: envs.map((env) => ask.statuses(project, env.name)) });
  useLive(`project/${project}`, ...envs.flatMap((env) => [`env/${project}/${env.name}`, `pods/${project}/${env.name}`]));
  const failed = [envsAsked, apps].find((query) => query.isError && query.data === undefined);
  if (failed) return <ProblemCard error={failed.error} retry={() => void failed.refetch()} />;
  if (!apps.data || !envsAsked.data) return <SkeletonRows rows={3} />;
  const columns: Column<App>[] = [
    { key: 'app', title: t.app, cell: (app) => <Link className="strong" to={`/p/${project}/apps/${app.name}`}>{app.name}</Link> },
    ...envs.map((env, index) => envColumn(env, statuses[index]?.data?.items)),
    { key: 'build', title: t.lastBuild, cell: (app) => <LastBuild app={app} /> },
  ];
  return <DataTable label={`${t.apps} ${project}`} columns={columns} rows={apps.data.items} id={(app) => app.id} empty={empty} />;
}

function envColumn(env: Environment, statuses: AppStatus[] | undefined): Column<App> {
  return {
    key: env.name,
    title: env.name,
    cell: (app) => <Serves env={env} app={app} status={statuses?.find((one) => one.app === app.name)} known={statuses !== undefined} />,
  };
}

function Serves({ env, app, status, known }: { env: Environment; app: App; status: AppStatus | undefined; known: boolean }) {
  const t = useTexts(texts);
  const glow = useGlow<HTMLDivElement>(status && `${String(status.version)} ${status.ready}`);
  if (!status?.revision && !status?.rollout) return <span className="muted">{known ? t.notDeployed : '…'}</span>;
  return (
    <div className="serves" ref={glow}>
      <Link to={`/p/${app.project}/apps/${app.name}`} search={{ env: env.name }} className="serves-version"><Version value={status.version} /></Link>
      <span className="serves-state">
        <StateBadge state={servingOf(status)} /> <span className="number">{status.ready}/{status.desired}</span>
        {' · '}<Ago at={status.since} />
      </span>
      {lastFailed(status) && <span className="serves-failed tone-fail">{t.failed}</span>}
    </div>
  );
}

function LastBuild({ app }: { app: App }) {
  const t = useTexts(texts);
  const build = useQuery(ask.builds(app.project, app.name)).data?.items[0];
  useLive(`app/${app.project}/${app.name}`);
  if (!build) return <span className="muted">{t.noBuild}</span>;
  return (
    <div className="serves">
      <span><Link to={`/p/${app.project}/apps/${app.name}/builds/${String(build.number)}`}>#{build.number}</Link> <StateBadge state={build.state} phase={build.phase} /></span>
      <span className="serves-state clip" title={build.message ?? undefined}><Ago at={build.created} /> · {build.phase === 'FAILED' ? build.message : (build.commitMessage ?? build.ref)}</span>
    </div>
  );
}

