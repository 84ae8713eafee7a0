import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { at, call, get, post } from '../../api/http';
import type { Schedule } from '../../api/types';
import { useAppRoom } from '../../kit/appRoom';
import { Asked } from '../../kit/Asked';
import { cli, flag } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { DataTable, type Column } from '../../kit/DataTable';
import { EmptyState } from '../../kit/EmptyState';
import { FormDialog, type Values } from '../../kit/form/FormDialog';
import { reasonField } from '../../kit/form/reason';
import { Person } from '../../kit/Person';
import { usePrefs } from '../../kit/prefs';
import { useTexts } from '../../kit/texts';
import { Panel } from '../../kit/TitleRow';
import { useCan } from '../../kit/useCan';
import { words } from '../../kit/words';
import { scheduleTexts } from './scheduleTexts';

type Rule = Schedule['rules'][number];

/** The app's rules by the clock, with the next three times of each. */
export function SchedulePanel() {
  const t = useTexts(scheduleTexts);
  const w = useTexts(words);
  const { project, app, env } = useAppRoom();
  const { language } = usePrefs();
  const can = useCan(project);
  const [asked, setAsked] = useState<'add' | Rule | null>(null);
  const path = `${at('projects', project, 'envs', env.name, 'apps', app.name)}/schedule`;
  const query = useQuery({ queryKey: ['schedule', path], queryFn: () => get<Schedule>(path), refetchInterval: 30_000 });
  const may = can(env.envClass === 'prod' ? 'deploy.prod' : 'scale');
  const columns: Column<Rule>[] = [
    { key: 'when', title: t.when, cell: (rule) => <><code>{rule.days} {rule.time}</code> <span className="muted">{rule.zone}</span></> },
    { key: 'does', title: t.does, cell: (rule) => does(rule, t) },
    { key: 'next', title: t.next, cell: (rule) => rule.next.map((time) => shown(time, rule.zone, language)).join(' · ') },
    { key: 'who', title: w.who, wide: true, cell: (rule) => <Person name={rule.actor} /> },
    { key: 'acts', title: '', right: true, cell: (rule) => (may ? <button type="button" className="link tone-fail" onClick={() => setAsked(rule)}>{w.remove}</button> : null) },
  ];
  const acts = (
    <span className="row-acts">
      {may && <button type="button" className="link" onClick={() => setAsked('add')}>{t.add}</button>}
      <Command quiet line={cli(`${project}/${env.name}`, 'schedule', app.name)} />
    </span>
  );
  return (
    <Panel title={t.title} aside={acts}>
      <Asked query={query} rows={3}>{(schedule) => (
        <>
          {schedule.wakesTo !== null && <p className="scaling-line" role="status">{t.asleep(schedule.wakesTo)}</p>}
          <DataTable label={t.title} columns={columns} rows={schedule.rules} id={(rule) => rule.id} empty={<EmptyState title={t.none} text={t.noneText} />} />
        </>
      )}</Asked>
      {asked === 'add' && <AddDialog path={path} close={() => setAsked(null)} />}
      {asked !== null && asked !== 'add' && <RemoveDialog path={path} rule={asked} close={() => setAsked(null)} />}
    </Panel>
  );
}

function does(rule: Rule, t: (typeof scheduleTexts)['en']): string {
  if (rule.wake) return t.wake;
  if (rule.replicas === null) return t.bounds(rule.min ?? 0, rule.max ?? 0);
  return rule.replicas === 0 ? t.sleep : t.pods(rule.replicas);
}

/** By the clock of the rule, not of the reader. */
function shown(time: string, zone: string, language: string): string {
  return new Intl.DateTimeFormat(language, { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(time));
}

function AddDialog({ path, close }: { path: string; close: () => void }) {
  const t = useTexts(scheduleTexts);
  const w = useTexts(words);
  const { project, app, env } = useAppRoom();
  const is = (deed: string) => (values: Values) => values['deed'] === deed;
  const options = [{ value: 'sleep', label: t.toSleep }, { value: 'wake', label: t.toWake }, { value: 'pods', label: t.toPods }, { value: 'bounds', label: t.toBounds }];
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const line = (values: Values) => [
    ...flag('at', `${String(values['days'] ?? '*')} ${String(values['time'] ?? '')}`), ...flag('zone', values['zone']),
    ...(is('sleep')(values) ? ['--sleep'] : is('wake')(values) ? ['--wake'] : is('pods')(values) ? flag('replicas', values['replicas']) : [...flag('min', values['min']), ...flag('max', values['max'])]),
    ...flag('reason', values['reason']),
  ];
  return (
    <FormDialog
      title={`${t.add} · ${app.name} · ${env.name}`} act={t.add} close={close}
      fields={[
        { name: 'days', label: t.days, kind: 'text', initial: 'mon-fri', hint: t.daysHint, required: t.days },
        { name: 'time', label: t.time, kind: 'text', initial: '20:00', pattern: { rule: /^([01]\d|2[0-3]):[0-5]\d$/, message: t.timeHint } },
        { name: 'zone', label: t.zone, kind: 'text', initial: zone, required: t.zone },
        { name: 'deed', label: t.does, kind: 'choice', initial: 'sleep', options },
        { name: 'replicas', label: t.toPods, kind: 'number', initial: 1, when: is('pods') },
        { name: 'min', label: t.min, kind: 'number', initial: 1, when: is('bounds') }, { name: 'max', label: t.max, kind: 'number', initial: 2, when: is('bounds') },
        reasonField(env, w),
      ]}
      effect={() => t.effect(app.name, env.name)} command={(values) => cli(`${project}/${env.name}`, 'schedule', app.name, ...line(values))}
      submit={(values) => post(path, bodyOf(values))}
    />
  );
}

function bodyOf(values: Values): Values {
  const { days, time, zone, reason, deed, replicas, min, max } = values;
  const when = { days, time, zone, reason };
  if (deed === 'wake') return { ...when, wake: true };
  if (deed === 'bounds') return { ...when, min, max };
  return { ...when, replicas: deed === 'sleep' ? 0 : replicas };
}

function RemoveDialog({ path, rule, close }: { path: string; rule: Rule; close: () => void }) {
  const t = useTexts(scheduleTexts);
  const w = useTexts(words);
  const { project, app, env } = useAppRoom();
  return (
    <FormDialog
      title={t.removeTitle} act={w.remove} danger close={close} fields={[reasonField(env, w)]}
      effect={() => <><code>{rule.days} {rule.time}</code> {rule.zone}: {does(rule, t)}</>}
      command={(values) => cli(`${project}/${env.name}`, 'schedule', app.name, '--remove', rule.id, ...flag('reason', values['reason']))}
      submit={(values) => call('DELETE', `${path}/${rule.id}${values['reason'] === undefined ? '' : `?${String(new URLSearchParams({ reason: String(values['reason']) }))}`}`)}
    />
  );
}
