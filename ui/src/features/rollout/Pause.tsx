import { at, post } from '../../api/http';
import { useAppRoom } from '../../kit/appRoom';
import { cli, flag } from '../../kit/cli';
import type { ActProps } from '../../kit/feature';
import { FormDialog } from '../../kit/form/FormDialog';
import { reasonField } from '../../kit/form/reason';
import { moving } from '../../kit/serving';
import { useTexts } from '../../kit/texts';
import { Clock } from '../../kit/Time';
import { words } from '../../kit/words';
import { texts } from './texts';

/** Holds the app's rollouts, or lets them go on where they are held. */
export default function Pause({ close }: ActProps) {
  const w = useTexts(words);
  const t = useTexts(texts);
  const { project, app, env, status } = useAppRoom();
  const pause = status?.paused ?? null;
  const verb = pause === null ? 'pause' : 'resume';
  return (
    <FormDialog
      title={`${t[verb]} ${app.name} · ${env.name}`} act={t[verb]} close={close} fields={[reasonField(env, w)]}
      effect={() => (pause === null
        ? (status && moving(status) ? t.pauseMoving : t.pauseStill)
        : <>{t.resumeEffect} <span className="muted">{pause.by ?? t.outside} {pause.since && <Clock at={pause.since} />} {pause.reason}</span></>)}
      command={(values) => cli(`${project}/${env.name}`, verb, app.name, ...flag('reason', values['reason']))}
      submit={(values) => post(`${at('projects', project, 'envs', env.name, 'apps', app.name)}/${verb}`, values)}
    />
  );
}
