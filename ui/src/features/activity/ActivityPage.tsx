import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useLive } from '../../api/live/useLive';
import { ask } from '../../api/queries';
import { Asked } from '../../kit/Asked';
import { useTexts } from '../../kit/texts';
import { Panel, TitleRow } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { EventTable } from './EventTable';
import { texts } from './texts';

export default function ActivityPage() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { project = '' }: { project?: string } = useParams({ strict: false });
  const events = useQuery(ask.activity(project));
  useLive(`project/${project}`);
  return (
    <>
      <TitleRow above={project} title={t.activity} answer={t.answer(project)} />
      <Panel label={t.activity}><Asked query={events} rows={8}>{(page) => <EventTable withPlace events={page.items} />}</Asked></Panel>
    </>
  );
}
