import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/queries';
import { useAppRoom } from '../../kit/appRoom';
import { Asked } from '../../kit/Asked';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { useTexts } from '../../kit/texts';
import { Panel } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { RouteTable } from './RouteTable';

export default function RoutesTab() {
  const t = useTexts(words);
  const { project, env, app } = useAppRoom();
  const routes = useQuery(ask.routes(project, env.name));
  return (
    <Panel title={t.routes} aside={<Command quiet line={cli('route', 'list', `${project}/${env.name}`)} />}>
      <Asked query={routes} rows={2}>{(page) => <RouteTable project={project} routes={page.items.filter((route) => route.app === app.name)} />}</Asked>
    </Panel>
  );
}
