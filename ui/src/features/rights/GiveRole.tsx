import { useQuery } from '@tanstack/react-query';
import { post } from '../../api/http';
import { ask } from '../../api/queries';
import type { Grant } from '../../api/types';
import { cli, flag } from '../../kit/cli';
import { FormDialog, type Values } from '../../kit/form/FormDialog';
import { useTexts } from '../../kit/texts';
import { asks } from './asks';
import { texts } from './texts';

const CLASSES = ['dev', 'test', 'stage', 'prod'];

/** A grant in words that nobody has to look up: who, which role, where. */
export function GiveRole({ close, preset = {} }: { close: () => void; preset?: Record<string, string> }) {
  const t = useTexts(texts);
  const roles = useQuery(asks.roles()).data?.items ?? [];
  const projects = useQuery(ask.projects()).data?.items ?? [];
  const clusters = useQuery(ask.clusters()).data?.items ?? [];
  const choices = (names: string[]) => names.map((name) => ({ value: name, label: name }));
  const inProject = (values: Values) => Boolean(values['project']);
  const start = (name: string) => (preset[name] === undefined ? {} : { initial: preset[name] });
  return (
    <FormDialog
      title={t.give} act={t.giveAct} close={close}
      fields={[
        { name: 'kind', label: t.kind, kind: 'choice', initial: preset['team'] ? 'team' : 'person', options: [{ value: 'person', label: t.person }, { value: 'team', label: t.team }] },
        { name: 'person', label: t.person, kind: 'text', ...start('person'), when: (values) => values['kind'] !== 'team' },
        { name: 'team', label: t.team, kind: 'text', ...start('team'), when: (values) => values['kind'] === 'team' },
        { name: 'role', label: t.role, kind: 'choice', required: t.wanted, options: choices(roles.map((role) => role.name)), ...start('role') },
        { name: 'effect', label: t.effect, kind: 'choice', initial: 'allow', options: [{ value: 'allow', label: t.allow }, { value: 'deny', label: t.deny }] },
        { name: 'project', label: 'Project', kind: 'choice', placeholder: t.any, options: choices(projects.map((project) => project.name)), ...start('project') },
        { name: 'env', label: 'Environment', kind: 'text', placeholder: t.any, when: inProject },
        { name: 'app', label: 'App', kind: 'text', placeholder: t.any, when: inProject },
        { name: 'labels', label: t.labels, kind: 'text', placeholder: t.labelsHint, when: inProject },
        { name: 'envClass', label: t.envClass, kind: 'choice', placeholder: t.any, options: choices(CLASSES) },
        { name: 'cluster', label: 'Cluster', kind: 'choice', placeholder: t.any, options: choices(clusters.map((cluster) => cluster.name)) },
      ]}
      effect={(values) => effectOf(t, values)}
      command={(values) => commandOf(values)}
      submit={(values) => post<Grant>('/access/grants', bodyOf(values))}
    />
  );
}

/** What was left empty, or is hidden by another choice, is not told. */
function bodyOf({ kind, person, team, ...rest }: Values): Values {
  const told = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value !== ''));
  return kind === 'team' ? { ...told, team } : { ...told, person };
}

function whereOf(t: (typeof texts)['en'], values: Values): string {
  const place = ['project', 'env', 'app', 'labels', 'envClass', 'cluster'].flatMap((name) => (values[name] ? [`${name} ${String(values[name])}`] : []));
  return place.length === 0 ? t.platform : place.join(', ');
}

function effectOf(t: (typeof texts)['en'], values: Values): string {
  const says = values['effect'] === 'deny' ? t.denyEffect : t.giveEffect;
  return says(String((values['kind'] === 'team' ? values['team'] : values['person']) ?? '…'), String(values['role'] ?? '…'), whereOf(t, values));
}

function commandOf(values: Values): string {
  return cli(
    'grant', 'add', String(values['role'] ?? 'ROLE'),
    ...(values['kind'] === 'team' ? flag('team', values['team']) : flag('user', values['person'])),
    ...flag('project', values['project']), ...flag('env', values['env']), ...flag('app', values['app']), ...flag('class', values['envClass']), ...flag('cluster', values['cluster']), ...flag('label', values['labels']),
    values['effect'] === 'deny' && '--deny',
  );
}
