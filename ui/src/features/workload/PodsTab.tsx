import { useAppRoom } from '../../kit/appRoom';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { EmptyState } from '../../kit/EmptyState';
import { Happenings } from '../../kit/Happenings';
import { PodTable } from '../../kit/PodTable';
import { SkeletonRows } from '../../kit/Skeleton';
import { useTexts } from '../../kit/texts';
import { Panel } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { useDeletePod } from './DeletePod';
import { texts } from './texts';

export default function PodsTab() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { status, project, env, app } = useAppRoom();
  const remove = useDeletePod(env);
  return (
    <>
    <Panel title={t.pods} aside={<Command quiet line={cli(`${project}/${env.name}`, 'get_all', app.name)} />}>
      {status ? <PodTable pods={status.pods} tail={remove.column} empty={<EmptyState title={t.none} text={t.noneApp} command={cli(`${project}/${env.name}`, 'ship', app.name)} />} /> : <SkeletonRows />}
    </Panel>
    {remove.dialog}
    <Happenings project={project} env={env.name} app={app.name} />
    </>
  );
}
