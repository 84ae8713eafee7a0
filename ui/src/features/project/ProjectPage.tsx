import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ask } from '../../api/queries';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { EmptyState } from '../../kit/EmptyState';
import { ProblemCard } from '../../kit/EvidenceCard';
import { Icon } from '../../kit/icons';
import { Matrix } from '../../kit/Matrix';
import { useTexts } from '../../kit/texts';
import { Panel, TitleRow } from '../../kit/TitleRow';
import { useCan } from '../../kit/useCan';
import { words } from '../../kit/words';
import { texts } from './texts';

const CreateApp = lazy(() => import('./CreateApp'));
const DeleteProject = lazy(() => import('./DeleteProject'));

export default function ProjectPage() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { project = '' }: { project?: string } = useParams({ strict: false });
  const asked = useQuery(ask.project(project));
  const [dialog, setDialog] = useState<'app' | 'delete' | null>(null);
  const navigate = useNavigate();
  const can = useCan(project);
  if (asked.isError && !asked.data) return <ProblemCard error={asked.error} retry={() => void asked.refetch()} />;
  const close = () => setDialog(null);
  const acts = (
    <>
      {can('app.create') && <button type="button" className="button button-main" onClick={() => setDialog('app')}><Icon name="plus" />{t.createApp}</button>}
      {can('project.delete') && <button type="button" className="button button-icon" title={t.deleteProject} aria-label={t.deleteProject} onClick={() => setDialog('delete')}><Icon name="trash" /></button>}
    </>
  );
  const empty = <EmptyState title={t.noApps} text={t.noAppsText} command={cli('app', 'create', `${project}/APP`, '--git', 'URL')} />;
  return (
    <>
      <TitleRow above={t.project} title={project} answer={asked.data ? [asked.data.description, t.projectAnswer(asked.data.apps, asked.data.environments)].filter(Boolean).join(' · ') : '…'} acts={acts} />
      <Panel title={t.apps} aside={<Command quiet line={cli('app', 'list', project)} />}><Matrix project={project} empty={empty} /></Panel>
      <Suspense fallback={null}>
        {dialog === 'app' && <CreateApp project={project} close={close} />}
        {dialog === 'delete' && <DeleteProject project={project} close={close} done={() => void navigate({ to: '/' })} />}
      </Suspense>
    </>
  );
}
