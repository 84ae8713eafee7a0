import { useQuery } from '@tanstack/react-query';
import { at, post } from '../../api/http';
import { ask } from '../../api/queries';
import { useAppRoom } from '../../kit/appRoom';
import { cli, flag } from '../../kit/cli';
import type { ActProps } from '../../kit/feature';
import { FormDialog } from '../../kit/form/FormDialog';
import { reasonField } from '../../kit/form/reason';
import { useTexts } from '../../kit/texts';
import { shortVersion } from '../../kit/Version';
import { words } from '../../kit/words';
import { configLines, configOf } from './config';
import { texts } from './texts';

export default function Deploy({ close, preset }: ActProps) {
  const w = useTexts(words);
  const t = useTexts(texts);
  const { project, app, env, status } = useAppRoom();
  const artifacts = useQuery(ask.artifacts(project, app.name)).data?.items ?? [];
  const options = artifacts.map((one) => ({ value: one.version, label: `${shortVersion(one.version)}${one.build ? `  ·  ${t.build} #${String(one.build)}` : ''}` }));
  const serves = status?.version ? shortVersion(status.version) : t.nothing;
  return (
    <FormDialog
      title={`${t.deploy} ${app.name} → ${env.name}`} act={t.deploy} close={close}
      fields={[
        { name: 'artifact', label: t.artifact, kind: 'choice', options, placeholder: t.newest, ...(preset['artifact'] ? { initial: preset['artifact'] } : {}) },
        { name: 'config', label: t.config, kind: 'long', hint: t.configHint, placeholder: 'JAVA_TOOL_OPTIONS=-Xmx256m', pattern: { rule: /^(\s*[A-Za-z_][\w.-]*=.*(\n|$)|\s*\n)*\s*$/, message: t.configWrong } },
        { name: 'replicas', label: t.replicas, kind: 'number', hint: t.replicasHint, placeholder: String(status?.desired ?? 1) },
        reasonField(env, w),
      ]}
      effect={(values) => t.deployEffect(shortVersion(String(values['artifact'] ?? artifacts[0]?.version ?? t.newest)), env.name, serves)}
      command={(values) => cli(`${project}/${env.name}`, 'deploy', app.name, ...flag('artifact', values['artifact']), ...configLines(values['config']).flatMap((line) => flag('config', line)), ...flag('replicas', values['replicas']), ...flag('reason', values['reason']))}
      submit={({ config, ...values }) => post(`${at('projects', project, 'envs', env.name, 'apps', app.name)}/deploy`, { ...values, ...(config ? { config: configOf(String(config)) } : {}) })}
    />
  );
}
