import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get, remove } from '../../api/http';
import { ask } from '../../api/queries';
import type { Page, Terminal } from '../../api/types';
import { DataTable, type Column } from '../../kit/DataTable';
import { EmptyState } from '../../kit/EmptyState';
import { useTexts } from '../../kit/texts';
import { Age } from '../../kit/Time';
import { Panel } from '../../kit/TitleRow';
import { texts } from './texts';

interface Sessions {
  project: string;
  env: string;
  app: string;
  here: string[];
  resume: (session: string) => void;
}

const KEY = ['terminals'];

/** One's own sessions, and those of others for who gives rights in the project. */
export function OpenSessions({ project, env, app, here, resume }: Sessions) {
  const t = useTexts(texts);
  const cache = useQueryClient();
  const me = useQuery(ask.me()).data?.user;
  const rows = useQuery({ queryKey: KEY, queryFn: () => get<Page<Terminal>>('/terminals'), refetchInterval: 5_000 }).data?.items ?? [];
  const end = (id: string) => void remove(`/terminals/${id}`).finally(() => void cache.invalidateQueries({ queryKey: KEY }));
  const mayResume = (one: Terminal) => one.user === me && !here.includes(one.id) && one.project === project && one.env === env && one.app === app;
  const columns: Column<Terminal>[] = [
    { key: 'user', title: t.user, cell: (one) => one.user },
    { key: 'pod', title: t.pod, cell: (one) => <code className="break">{one.project}/{one.env} {one.pod} · {one.container}</code> },
    { key: 'since', title: t.since, right: true, cell: (one) => <Age at={one.opened} /> },
    { key: 'key', title: t.lastKey, right: true, cell: (one) => <Age at={one.lastKey} /> },
    { key: 'attached', title: t.attached, cell: (one) => (one.attached ? t.yes : t.no) },
    {
      key: 'acts', title: '', right: true,
      cell: (one) => (
        <>
          {mayResume(one) && <button type="button" className="link" onClick={() => resume(one.id)}>{t.resume}</button>}{' '}
          <button type="button" className="link tone-fail" onClick={() => end(one.id)}>{t.kill}</button>
        </>
      ),
    },
  ];
  return (
    <Panel title={t.sessions}>
      <DataTable label={t.sessions} columns={columns} rows={rows} id={(one) => one.id} empty={<EmptyState title={t.noSessions} text={t.noneText} />} />
    </Panel>
  );
}
