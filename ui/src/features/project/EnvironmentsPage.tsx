import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useLive } from '../../api/live/useLive';
import { ask } from '../../api/queries';
import type { Environment } from '../../api/types';
import { Asked } from '../../kit/Asked';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { DataTable, type Column } from '../../kit/DataTable';
import { EmptyState } from '../../kit/EmptyState';
import { EnvChip, inFlowOrder } from '../../kit/EnvChip';
import { Icon } from '../../kit/icons';
import { StateBadge } from '../../kit/StateBadge';
import { useTexts } from '../../kit/texts';
import { Ago } from '../../kit/Time';
import { Panel, TitleRow } from '../../kit/TitleRow';
import { useCan } from '../../kit/useCan';
import { words } from '../../kit/words';
import { texts } from './texts';

const CreateEnv = lazy(() => import('./CreateEnv'));
const DeleteEnv = lazy(() => import('./DeleteEnv'));

export default function EnvironmentsPage() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { project = '' }: { project?: string } = useParams({ strict: false });
  const envs = useQuery(ask.envs(project));
  const can = useCan(project);
  const [creating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<Environment | null>(null);
  useLive(`project/${project}`);
  const create = can('env.create') && <button type="button" className="button button-main" onClick={() => setCreating(true)}><Icon name="plus" />{t.createEnv}</button>;
  const empty = <EmptyState title={t.noEnvs} text={t.noEnvsText} command={cli('env', 'create', `${project}/dev`)} />;
  return (
    <>
      <TitleRow above={project} title={t.environments} answer={envs.data ? t.envsAnswer(envs.data.items.length) : '…'} acts={create} />
      <Panel title={t.environments} aside={<Command quiet line={cli('env', 'list', project)} />}>
        <Asked query={envs} rows={2}>
          {(page) => <DataTable label={t.environments} columns={columnsOf(t, can('env.delete') ? setDeleting : null)} rows={inFlowOrder(page.items)} id={(env) => env.id} empty={empty} />}
        </Asked>
      </Panel>
      <Suspense fallback={null}>
        {creating && <CreateEnv project={project} close={() => setCreating(false)} />}
        {deleting && <DeleteEnv env={deleting} close={() => setDeleting(null)} />}
      </Suspense>
    </>
  );
}

function columnsOf(t: (typeof words)['en'] & (typeof texts)['en'], drop: ((env: Environment) => void) | null): Column<Environment>[] {
  return [
    { key: 'name', title: t.name, cell: (env) => <Link to={`/p/${env.project}/workloads`} search={{ env: env.name }}><EnvChip name={env.name} envClass={env.envClass} /></Link> },
    { key: 'class', title: t.classWord, cell: (env) => env.envClass },
    { key: 'state', title: t.state, cell: (env) => <StateBadge state={env.state} /> },
    { key: 'apps', title: t.serving, cell: (env) => <Health env={env} /> },
    { key: 'cluster', title: t.cluster, cell: (env) => <Link to={`/clusters/${env.cluster}`}>{env.cluster}</Link> },
    { key: 'namespace', title: t.namespace, cell: (env) => <code>{env.namespace}</code> },
    { key: 'created', title: t.created, cell: (env) => <Ago at={env.created} /> },
    ...(drop ? [{ key: 'acts', title: '', right: true, cell: (env: Environment) => <button type="button" className="link tone-fail" onClick={() => drop(env)}>{t.remove}</button> }] : []),
  ];
}

function Health({ env }: { env: Environment }) {
  const t = useTexts(words);
  const statuses = useQuery(ask.statuses(env.project, env.name)).data?.items;
  useLive(`env/${env.project}/${env.name}`, `pods/${env.project}/${env.name}`);
  if (!statuses) return <span className="muted">…</span>;
  const ready = statuses.reduce((sum, one) => sum + one.ready, 0);
  const desired = statuses.reduce((sum, one) => sum + one.desired, 0);
  return <span className="number">{t.podsReady(ready, desired)}</span>;
}
