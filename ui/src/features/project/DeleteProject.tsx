import { at, remove } from '../../api/http';
import { cli } from '../../kit/cli';
import { FormDialog } from '../../kit/form/FormDialog';
import { useTexts } from '../../kit/texts';
import { texts } from './texts';

export default function DeleteProject({ project, close, done }: { project: string; close: () => void; done: () => void }) {
  const t = useTexts(texts);
  return (
    <FormDialog
      title={t.deleteProject} act={t.deleteAct} danger typed={project} fields={[]} close={close} effect={() => t.deleteProjectEffect}
      command={() => cli('project', 'delete', project)}
      submit={async () => {
        await remove(at('projects', project));
        done();
      }}
    />
  );
}
