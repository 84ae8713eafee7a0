import { useNavigate } from '@tanstack/react-router';
import { post } from '../../api/http';
import { cli } from '../../kit/cli';
import { FormDialog } from '../../kit/form/FormDialog';
import { NAME } from '../../kit/names';
import { useTexts } from '../../kit/texts';
import { texts } from './texts';

export default function CreateProject({ close }: { close: () => void }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  return (
    <FormDialog
      title={t.create} act={t.createAct} close={close}
      fields={[
        { name: 'name', label: t.name, kind: 'text', required: t.nameWanted, pattern: { rule: NAME, message: t.nameBad }, hint: t.nameRule },
        { name: 'description', label: t.description, kind: 'text' },
      ]}
      effect={(values) => t.effect(String(values['name'] ?? '…'))}
      command={(values) => cli('project', 'create', String(values['name'] ?? 'NAME'))}
      submit={async (values) => {
        await post('/projects', values);
        await navigate({ to: `/p/${String(values['name'])}` });
      }}
    />
  );
}
