import { at, remove } from '../../api/http';
import type { Environment } from '../../api/types';
import { cli } from '../../kit/cli';
import { FormDialog } from '../../kit/form/FormDialog';
import { useTexts } from '../../kit/texts';
import { texts } from './texts';

export default function DeleteEnv({ env, close }: { env: Environment; close: () => void }) {
  const t = useTexts(texts);
  return (
    <FormDialog
      title={t.deleteEnv} act={t.deleteAct} danger typed={env.name} fields={[]} close={close} effect={() => t.deleteEnvEffect(env.namespace)}
      command={() => cli('env', 'delete', `${env.project}/${env.name}`)}
      submit={() => remove(at('projects', env.project, 'envs', env.name))}
    />
  );
}
