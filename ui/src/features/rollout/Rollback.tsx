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
import { texts } from './texts';

export default function Rollback({ close, preset }: ActProps) {
  const w = useTexts(words);
  const t = useTexts(texts);
  const { project, app, env } = useAppRoom();
  const revisions = useQuery(ask.revisions(project, env.name, app.name)).data?.items ?? [];
  const current = revisions.find((one) => one.current);
  const others = revisions.filter((one) => !one.current);
  const say = (n: unknown) => {
    const one = others.find((revision) => String(revision.n) === String(n)) ?? others[0];
    return one ? `${String(one.n)} (${shortVersion(one.version)})` : t.previous;
  };
  return (
    <FormDialog
      title={`${t.rollback} ${app.name} · ${env.name}`} act={t.rollback} close={close} danger={env.envClass === 'prod'}
      fields={[
        {
          name: 'revision', label: t.toRevision, kind: 'choice', placeholder: t.previous, ...(preset['revision'] ? { initial: preset['revision'] } : {}),
          options: others.map((one) => ({ value: String(one.n), label: `${String(one.n)}  ·  ${shortVersion(one.version)}` })),
        },
        reasonField(env, w),
      ]}
      effect={(values) => t.rollbackEffect(env.name, String(current?.n ?? '–'), say(values['revision']))}
      command={(values) => cli(`${project}/${env.name}`, 'rollback', app.name, values['revision'] as string | undefined, ...flag('reason', values['reason']))}
      submit={({ revision, ...values }) => post(`${at('projects', project, 'envs', env.name, 'apps', app.name)}/rollback`, { ...values, ...(revision ? { revision: Number(revision) } : {}) })}
    />
  );
}
