import { at, post } from '../../api/http';
import { useAppRoom } from '../../kit/appRoom';
import { cli, flag } from '../../kit/cli';
import type { ActProps } from '../../kit/feature';
import { FormDialog } from '../../kit/form/FormDialog';
import { reasonField } from '../../kit/form/reason';
import { useTexts } from '../../kit/texts';
import { words } from '../../kit/words';
import { texts } from './texts';

export default function Restart({ close }: ActProps) {
  const w = useTexts(words);
  const t = useTexts(texts);
  const { project, app, env, status } = useAppRoom();
  return (
    <FormDialog
      title={`${t.restart} ${app.name} · ${env.name}`} act={t.restart} close={close} fields={[reasonField(env, w)]}
      effect={() => t.restartEffect(app.name, env.name, status?.desired ?? 0)}
      command={(values) => cli(`${project}/${env.name}`, 'restart', app.name, ...flag('reason', values['reason']))}
      submit={(values) => post(`${at('projects', project, 'envs', env.name, 'apps', app.name)}/restart`, values)}
    />
  );
}
