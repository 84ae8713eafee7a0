import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { at, post } from '../../api/http';
import { keys } from '../../api/keys';
import type { Route } from '../../api/types';
import { DataTable, type Column } from '../../kit/DataTable';
import { EmptyState } from '../../kit/EmptyState';
import { EnvChip } from '../../kit/EnvChip';
import { Icon } from '../../kit/icons';
import { StateBadge } from '../../kit/StateBadge';
import { useTexts } from '../../kit/texts';
import { Ago } from '../../kit/Time';
import { useCan } from '../../kit/useCan';
import { words } from '../../kit/words';
import { texts } from './texts';

const RemoveRoute = lazy(() => import('./RemoveRoute'));

export function RouteTable({ routes, project, withEnv = false }: { routes: Route[]; project: string; withEnv?: boolean }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const can = useCan(project);
  const [removing, setRemoving] = useState<Route | null>(null);
  const columns: Column<Route>[] = [
    { key: 'url', title: t.address, cell: (route) => <a href={route.url} target="_blank" rel="noreferrer" className="break">{route.url}<Icon name="open" size={12} /></a> },
    ...(withEnv ? [{ key: 'env', title: t.environment, cell: (route: Route) => <EnvChip name={route.env} /> }] : []),
    { key: 'to', title: t.target, cell: (route) => (route.app ? <Link to={`/p/${route.project}/apps/${route.app}`} search={{ env: route.env }}>{route.app}</Link> : <code>{route.addresses.join(', ')}</code>) },
    { key: 'state', title: t.state, cell: (route) => <span><StateBadge state={route.state} title={route.message} /> <span className="muted"><Ago at={route.provenAt} /></span></span> },
    { key: 'message', title: t.message, cell: (route) => <span className="clip" title={route.message ?? undefined}>{route.message ?? '–'}</span> },
    {
      key: 'acts', title: '', right: true,
      cell: (route) => can('route.edit') && (
        <span className="row-acts"><Prove route={route} /><button type="button" className="link tone-fail" onClick={() => setRemoving(route)}>{t.remove}</button></span>
      ),
    },
  ];
  return (
    <>
      <DataTable label={t.routes} columns={columns} rows={routes} id={(route) => route.id} empty={<EmptyState title={t.none} text={t.noneText} />} />
      {removing && <Suspense fallback={null}><RemoveRoute route={removing} close={() => setRemoving(null)} /></Suspense>}
    </>
  );
}

function Prove({ route }: { route: Route }) {
  const t = useTexts(texts);
  const cache = useQueryClient();
  const proof = useMutation({
    mutationFn: () => post<Route>(`${at('projects', route.project, 'envs', route.env, 'routes', route.id)}/prove`),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.routes(route.project, route.env) }),
  });
  return <button type="button" className="link" disabled={proof.isPending} title={proof.error?.message} onClick={() => proof.mutate()}>{proof.isPending ? t.proving : t.prove}</button>;
}
