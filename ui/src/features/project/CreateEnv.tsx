import { useQuery } from '@tanstack/react-query';
import { at, post } from '../../api/http';
import { ask } from '../../api/queries';
import { cli, flag } from '../../kit/cli';
import { FormDialog } from '../../kit/form/FormDialog';
import { NAME } from '../../kit/names';
import { useTexts } from '../../kit/texts';
import { words } from '../../kit/words';
import { texts } from './texts';

const CLASSES = ['dev', 'test', 'stage', 'prod'].map((value) => ({ value, label: value }));

export default function CreateEnv({ project, close }: { project: string; close: () => void }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const clusters = useQuery(ask.clusters()).data?.items ?? [];
  const options = clusters.map((cluster) => ({ value: cluster.name, label: cluster.name }));
  return (
    <FormDialog
      title={t.createEnv} act={t.create} close={close}
      fields={[
        { name: 'name', label: t.name, kind: 'text', required: t.wanted, pattern: { rule: NAME, message: t.nameBad }, placeholder: 'dev', hint: t.nameRule },
        { name: 'envClass', label: t.classWord, kind: 'choice', options: CLASSES, placeholder: 'dev' },
        { name: 'cluster', label: t.cluster, kind: 'choice', options, hint: t.clusterHint, placeholder: options[0]?.value ?? '' },
      ]}
      effect={(values) => t.envEffect(String(values['name'] ?? '…'), project)}
      command={(values) => cli('env', 'create', `${project}/${String(values['name'] ?? 'ENV')}`, ...flag('class', values['envClass']), ...flag('cluster', values['cluster']))}
      submit={(values) => post(at('projects', project, 'envs'), values)}
    />
  );
}
