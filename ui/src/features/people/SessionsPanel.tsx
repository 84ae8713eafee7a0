import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { remove } from '../../api/http';
import type { SessionView } from '../../api/types';
import { Asked } from '../../kit/Asked';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { DataTable, type Column } from '../../kit/DataTable';
import { EmptyState } from '../../kit/EmptyState';
import { FormDialog } from '../../kit/form/FormDialog';
import { useTexts } from '../../kit/texts';
import { Ago } from '../../kit/Time';
import { Panel } from '../../kit/TitleRow';
import { askPeople } from './queries';
import { texts } from './texts';

/** Where one is signed in; with a person's address, where that person is. */
export function SessionsPanel({ base = '/me', user }: { base?: string; user?: string }) {
  const t = useTexts(texts);
  const asked = useQuery(askPeople.sessions(base));
  const [ending, setEnding] = useState<SessionView | 'others' | null>(null);
  const all: Column<SessionView>[] = [
    { key: 'program', title: t.program, cell: (one) => <span className="clip" title={one.agent ?? undefined}>{program(one.agent)}{one.current && <> · <strong>{t.thisOne}</strong></>}</span> },
    { key: 'from', title: t.from, cell: (one) => <code>{one.source ?? '–'}</code> },
    { key: 'created', title: t.created, cell: (one) => <Ago at={one.created} /> },
    { key: 'used', title: t.lastUsed, cell: (one) => <Ago at={one.lastUsed} /> },
    { key: 'act', title: '', right: true, cell: (one) => !one.current && <button type="button" className="link" onClick={() => setEnding(one)}>{t.end}</button> },
  ];
  // Beside the list of people there is less room.
  const columns = user === undefined ? all : all.filter((column) => column.key !== 'created');
  const whose = user === undefined ? [] : ['--user', user];
  const others = <><Command quiet line={cli('session', 'list', ...whose)} /><button type="button" className="button button-small" onClick={() => setEnding('others')}>{user === undefined ? t.endOthers : t.endAll}</button></>;
  return (
    <Panel title={t.sessions} aside={<span className="acts">{others}</span>}>
      <Asked query={asked} rows={2}>{(page) => <DataTable label={t.sessions} columns={columns} rows={page.items} id={(one) => one.id} empty={<EmptyState title={t.noSessions} text="" />} />}</Asked>
      {ending && (
        <FormDialog
          title={ending === 'others' ? (user === undefined ? t.endOthers : t.endAll) : t.end} act={t.end} danger fields={[]} close={() => setEnding(null)}
          effect={() => (ending !== 'others' ? `${program(ending.agent)} · ${ending.source ?? ''}` : user === undefined ? t.endOthersEffect : t.endAllEffect(user))}
          command={() => cli('session', 'end', ...(ending === 'others' ? [] : [ending.id]), ...whose)}
          submit={() => remove(ending === 'others' ? `${base}/sessions` : `${base}/sessions/${ending.id}`)}
        />
      )}
    </Panel>
  );
}

/** The name that people know, of what a browser calls itself. */
function program(agent: string | null): string {
  if (agent === null) return '–';
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\/(\d+)/.exec(agent);
  const system = /(Windows|Mac OS X|Android|iPhone|Linux)/.exec(agent);
  if (browser === null) return agent.slice(0, 40);
  const name = { Edg: 'Edge', OPR: 'Opera' }[browser[1] ?? ''] ?? browser[1] ?? '';
  return [`${name} ${browser[2] ?? ''}`, system?.[1]].filter(Boolean).join(', ');
}
