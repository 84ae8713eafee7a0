import { at, remove } from '../../api/http';
import type { Grant } from '../../api/types';
import { cli } from '../../kit/cli';
import { FormDialog } from '../../kit/form/FormDialog';
import { useTexts } from '../../kit/texts';
import { texts } from './texts';

export function TakeBack({ grant, close }: { grant: Grant; close: () => void }) {
  const t = useTexts(texts);
  return (
    <FormDialog
      title={t.take} act={t.take} danger fields={[]} close={close}
      effect={() => t.takeEffect(grant.person ?? grant.team ?? '', grant.role, grant.where)}
      command={() => cli('grant', 'remove', grant.id)}
      submit={() => remove(at('access', 'grants', grant.id))}
    />
  );
}
