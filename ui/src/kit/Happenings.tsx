import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/queries';
import type { Happening } from '../api/types';
import { Asked } from './Asked';
import { cli } from './cli';
import { Command } from './copy';
import { DataTable, type Column } from './DataTable';
import { EmptyState } from './EmptyState';
import { defineTexts, useTexts } from './texts';
import { Ago } from './Time';
import { Panel } from './TitleRow';
import { words } from './words';

const texts = defineTexts(
  { title: 'Events of the cluster', about: 'About', message: 'Message', none: 'The cluster says nothing', noneText: 'Kubernetes keeps its events for about an hour.', times: 'Times' },
  { title: '集群事件', about: '对象', message: '消息', none: '集群没有事件', noneText: 'Kubernetes 的事件大约保留一小时。', times: '次数' },
);

interface Scope {
  project: string;
  env: string;
  app?: string;
}

/** What Kubernetes itself says about an environment's objects, or about those of one app. */
export function Happenings({ project, env, app }: Scope) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const asked = useQuery(ask.happenings(project, env));
  const columns: Column<Happening>[] = [
    { key: 'when', title: t.when, cell: (one) => <Ago at={one.time} /> },
    { key: 'reason', title: t.reason, cell: (one) => <span className={one.type === 'Warning' ? 'tone-warn strong' : undefined}>{one.reason}</span> },
    { key: 'about', title: t.about, cell: (one) => <code>{one.about}</code> },
    { key: 'message', title: t.message, cell: (one) => <span className="clip clip-wide" title={one.message}>{one.message}</span> },
    { key: 'count', title: t.times, right: true, cell: (one) => <span className="number">{one.count}</span> },
  ];
  const mine = (all: Happening[]) => (app === undefined ? all : all.filter((one) => (one.about.split('/')[1] ?? '').startsWith(app)));
  return (
    <Panel title={t.title} aside={<Command quiet line={cli(`${project}/${env}`, 'events', app)} />}>
      <Asked query={asked}>
        {(page) => <DataTable growing label={t.title} columns={columns} rows={mine(page.items)} id={(one) => `${one.about} ${one.reason} ${one.message}`} empty={<EmptyState title={t.none} text={t.noneText} />} />}
      </Asked>
    </Panel>
  );
}
