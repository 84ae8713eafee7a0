import { useNavigate } from '@tanstack/react-router';
import { at, post } from '../../api/http';
import type { Build } from '../../api/types';
import { useAppRoom } from '../../kit/appRoom';
import { cli, flag } from '../../kit/cli';
import type { ActProps } from '../../kit/feature';
import { FormDialog } from '../../kit/form/FormDialog';
import { useTexts } from '../../kit/texts';
import { texts } from './texts';

export default function StartBuild({ close }: ActProps) {
  const t = useTexts(texts);
  const { project, app, env } = useAppRoom();
  const navigate = useNavigate();
  return (
    <FormDialog
      title={`${t.start} ${app.name}`} act={t.start} close={close}
      fields={[{ name: 'ref', label: t.ref, kind: 'text', placeholder: app.ref, hint: t.refHint(app.ref) }]}
      effect={(values) => t.effect(app.name, String(values['ref'] ?? app.ref))}
      command={(values) => cli(`${project}/${env.name}`, 'build', app.name, ...flag('ref', values['ref']))}
      submit={async (values) => {
        const build = await post<Build>(at('projects', project, 'apps', app.name, 'builds'), values);
        await navigate({ to: `/p/${project}/apps/${app.name}/builds/${String(build.number)}` });
      }}
    />
  );
}
