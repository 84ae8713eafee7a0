import { at, post } from '../../api/http';
import { useAppRoom } from '../../kit/appRoom';
import { cli, flag } from '../../kit/cli';
import type { ActProps } from '../../kit/feature';
import { FormDialog } from '../../kit/form/FormDialog';
import { reasonField } from '../../kit/form/reason';
import { useTexts } from '../../kit/texts';
import { words } from '../../kit/words';
import { texts } from './texts';

export default function Scale({ close }: ActProps) {
  const w = useTexts(words);
  const t = useTexts(texts);
  const { project, app, env, status } = useAppRoom();
  const now = status?.desired ?? 1;
  return (
    <FormDialog
      title={`${t.scale} ${app.name} · ${env.name}`} act={t.scale} close={close}
      fields={[{ name: 'replicas', label: t.replicas, kind: 'number', initial: now, required: t.replicas }, reasonField(env, w)]}
      effect={(values) => <>{t.scaleEffect(app.name, env.name, now, String(values['replicas'] ?? '…'))} {values['replicas'] === 0 && <strong className="tone-warn">{t.zero}</strong>}</>}
      command={(values) => cli(`${project}/${env.name}`, 'scale', app.name, Number(values['replicas'] ?? now), ...flag('reason', values['reason']))}
      submit={(values) => post(`${at('projects', project, 'envs', env.name, 'apps', app.name)}/scale`, values)}
    />
  );
}
