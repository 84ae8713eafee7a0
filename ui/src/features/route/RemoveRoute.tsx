import { at, remove } from '../../api/http';
import type { Route } from '../../api/types';
import { cli } from '../../kit/cli';
import { FormDialog } from '../../kit/form/FormDialog';
import { useTexts } from '../../kit/texts';
import { words } from '../../kit/words';
import { texts } from './texts';

export default function RemoveRoute({ route, close }: { route: Route; close: () => void }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  return (
    <FormDialog
      title={t.removeTitle} act={t.remove} danger typed={route.host} fields={[]} close={close} effect={() => t.removeEffect(route.url)}
      command={() => cli('route', 'remove', route.url)}
      submit={() => remove(at('projects', route.project, 'envs', route.env, 'routes', route.id))}
    />
  );
}
