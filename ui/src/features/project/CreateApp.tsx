import { useNavigate } from '@tanstack/react-router';
import { at, post } from '../../api/http';
import { cli, flag } from '../../kit/cli';
import type { FieldSpec } from '../../kit/form/Fields';
import { FormDialog } from '../../kit/form/FormDialog';
import { NAME } from '../../kit/names';
import { useTexts } from '../../kit/texts';
import { texts } from './texts';

const BUILDERS = ['jib', 'dockerfile', 'jar'].map((value) => ({ value, label: value }));

export default function CreateApp({ project, close }: { project: string; close: () => void }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  return (
    <FormDialog
      title={t.createApp} act={t.createApp} close={close} fields={fieldsOf(t)}
      effect={(values) => t.appEffect(String(values['name'] ?? '…'), project)}
      command={(values) => cli(
        'app', 'create', `${project}/${String(values['name'] ?? 'APP')}`, ...flag('git', values['git'] ?? 'URL'), ...flag('ref', values['ref']),
        ...flag('dir', values['dir']), ...flag('module', values['module']), ...flag('builder', values['builder']), ...flag('port', values['port']),
        values['skipTests'] === true && '--skip-tests',
      )}
      submit={async (values) => {
        await post(at('projects', project, 'apps'), values);
        await navigate({ to: `/p/${project}/apps/${String(values['name'])}` });
      }}
    />
  );
}

function fieldsOf(t: (typeof texts)['en']): FieldSpec[] {
  return [
    { name: 'name', label: t.name, kind: 'text', required: t.wanted, pattern: { rule: NAME, message: t.nameBad }, hint: t.nameRule },
    { name: 'git', label: t.git, kind: 'text', required: t.wanted, hint: t.gitHint, placeholder: 'https://git.example.com/team/app.git' },
    { name: 'ref', label: t.ref, kind: 'text', placeholder: 'main' },
    { name: 'dir', label: t.dir, kind: 'text', placeholder: '.' },
    { name: 'module', label: t.module, kind: 'text', hint: t.moduleHint },
    { name: 'builder', label: t.builder, kind: 'choice', options: BUILDERS, placeholder: 'jib' },
    { name: 'port', label: t.port, kind: 'number', hint: t.portHint, placeholder: '8080' },
    { name: 'skipTests', label: t.skipTests, kind: 'switch' },
  ];
}
