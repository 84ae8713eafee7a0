import { useQuery } from '@tanstack/react-query';
import { at, post } from '../../api/http';
import { ask } from '../../api/queries';
import { useAppRoom } from '../../kit/appRoom';
import { cli, flag } from '../../kit/cli';
import { EnvChip } from '../../kit/EnvChip';
import type { ActProps } from '../../kit/feature';
import { FormDialog } from '../../kit/form/FormDialog';
import { reasonField } from '../../kit/form/reason';
import { useTexts } from '../../kit/texts';
import { shortVersion } from '../../kit/Version';
import { words } from '../../kit/words';
import { texts } from './texts';

/** Brings what serves in one environment to another: the same digest, nothing built again. */
export default function Promote({ close, preset }: ActProps) {
  const w = useTexts(words);
  const t = useTexts(texts);
  const { project, app, envs, env } = useAppRoom();
  const from = envs.find((one) => one.name === preset['from']) ?? env;
  const later = envs.filter((one) => one.name !== from.name);
  const target = later.find((one) => one.name === preset['to']) ?? envs[envs.indexOf(from) + 1] ?? later[0];
  const source = useQuery(ask.status(project, from.name, app.name)).data;
  const there = useQuery({ ...ask.status(project, target?.name ?? '', app.name), enabled: target !== undefined }).data;
  if (target === undefined) return null;
  const serves = there?.version ? shortVersion(there.version) : t.nothing;
  const options = later.map((one) => ({ value: one.name, label: <EnvChip name={one.name} envClass={one.envClass} /> }));
  const chosen = (to: unknown) => later.find((one) => one.name === to) ?? target;
  return (
    <FormDialog
      title={`${t.promote} ${app.name}: ${from.name} → ${target.name}`} act={t.promote} close={close}
      fields={[{ name: 'to', label: t.to, kind: 'choice', options, initial: target.name }, reasonField(target, w)]}
      effect={(values) => t.promoteEffect(source?.version ? shortVersion(source.version) : t.nothing, from.name, chosen(values['to']).name, chosen(values['to']) === target ? serves : '…')}
      command={(values) => cli(`${project}/${chosen(values['to']).name}`, 'deploy', app.name, '--from', from.name, ...flag('reason', values['reason']))}
      submit={({ to, ...values }) => post(`${at('projects', project, 'envs', chosen(to).name, 'apps', app.name)}/deploy`, { ...values, fromEnv: from.name })}
    />
  );
}
