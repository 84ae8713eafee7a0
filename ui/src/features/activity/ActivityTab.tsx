import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/queries';
import { useAppRoom } from '../../kit/appRoom';
import { Asked } from '../../kit/Asked';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { useTexts } from '../../kit/texts';
import { Panel } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { EventTable } from './EventTable';

export default function ActivityTab() {
  const t = useTexts(words);
  const { project, env, app } = useAppRoom();
  const events = useQuery(ask.activity(project, app.name));
  return (
    <Panel title={t.activity} aside={<Command quiet line={cli(`${project}/${env.name}`, 'events', app.name)} />}>
      <Asked query={events}>{(page) => <EventTable withPlace events={page.items} />}</Asked>
    </Panel>
  );
}
