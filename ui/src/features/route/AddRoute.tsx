import { at, post } from '../../api/http';
import type { App, Environment } from '../../api/types';
import { cli, flag } from '../../kit/cli';
import { EnvChip } from '../../kit/EnvChip';
import { FormDialog } from '../../kit/form/FormDialog';
import { useTexts } from '../../kit/texts';
import { texts } from './texts';

export default function AddRoute({ project, envs, apps, close }: { project: string; envs: Environment[]; apps: App[]; close: () => void }) {
  const t = useTexts(texts);
  const envOptions = envs.map((env) => ({ value: env.name, label: <EnvChip name={env.name} envClass={env.envClass} /> }));
  const first = envs[0]?.name;
  return (
    <FormDialog
      title={t.add} act={t.add} close={close}
      fields={[
        { name: 'env', label: t.env, kind: 'choice', options: envOptions, required: t.wanted, ...(first ? { initial: first } : {}) },
        { name: 'app', label: t.theApp, kind: 'choice', options: apps.map((app) => ({ value: app.name, label: app.name })), when: (values) => !values['addresses'] },
        { name: 'host', label: t.host, kind: 'text', hint: t.hostHint },
        { name: 'path', label: t.path, kind: 'text', placeholder: '/' },
        { name: 'addresses', label: t.addresses, kind: 'text', hint: t.addressesHint, placeholder: '10.0.0.7:8080', when: (values) => !values['app'] },
      ]}
      effect={(values) => t.addEffect(String(values['host'] ?? t.defaultHost), String(values['path'] ?? '/'), String(values['app'] ?? values['addresses'] ?? '…'))}
      command={(values) => cli(
        `${project}/${String(values['env'] ?? '')}`, 'route', 'add', values['app'] as string | undefined, ...flag('host', values['host']), ...flag('path', values['path']),
        ...addressesOf(values['addresses']).flatMap((one) => flag('address', one)),
      )}
      submit={({ env, addresses, ...values }) => post(at('projects', project, 'envs', String(env), 'routes'), {
        ...values, ...(addresses ? { addresses: addressesOf(addresses) } : {}),
      })}
    />
  );
}

function addressesOf(text: unknown): string[] {
  return typeof text === 'string' ? text.split(',').map((one) => one.trim()).filter((one) => one !== '') : [];
}
