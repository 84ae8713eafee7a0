import { useNavigate } from '@tanstack/react-router';
import { at, remove } from '../../api/http';
import { useAppRoom } from '../../kit/appRoom';
import { cli } from '../../kit/cli';
import type { ActProps } from '../../kit/feature';
import { FormDialog } from '../../kit/form/FormDialog';
import { useTexts } from '../../kit/texts';
import { texts } from './texts';

export default function DeleteApp({ close }: ActProps) {
  const t = useTexts(texts);
  const { project, app, envs } = useAppRoom();
  const navigate = useNavigate();
  return (
    <FormDialog
      title={t.deleteApp} act={t.deleteAct} danger typed={app.name} fields={[]} close={close}
      effect={() => t.deleteEffect(app.name, envs.map((env) => env.name).join(', ') || project)}
      command={() => cli('app', 'delete', `${project}/${app.name}`)}
      submit={async () => {
        await remove(at('projects', project, 'apps', app.name));
        await navigate({ to: `/p/${project}` });
      }}
    />
  );
}
