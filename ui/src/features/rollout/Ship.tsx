import { at, post } from '../../api/http';
import { useAppRoom } from '../../kit/appRoom';
import { cli, flag } from '../../kit/cli';
import type { ActProps } from '../../kit/feature';
import { FormDialog } from '../../kit/form/FormDialog';
import { reasonField } from '../../kit/form/reason';
import { useTexts } from '../../kit/texts';
import { words } from '../../kit/words';
import { texts } from './texts';

export default function Ship({ close }: ActProps) {
  const w = useTexts(words);
  const t = useTexts(texts);
  const { project, app, env } = useAppRoom();
  return (
    <FormDialog
      title={`${t.ship} ${app.name} → ${env.name}`} act={t.shipAct} close={close}
      fields={[{ name: 'ref', label: t.ref, kind: 'text', placeholder: app.ref }, reasonField(env, w)]}
      effect={(values) => t.shipEffect(app.name, String(values['ref'] ?? app.ref), env.name)}
      command={(values) => cli(`${project}/${env.name}`, 'ship', app.name, ...flag('ref', values['ref']), ...flag('reason', values['reason']))}
      submit={(values) => post(`${at('projects', project, 'envs', env.name, 'apps', app.name)}/ship`, values)}
    />
  );
}
