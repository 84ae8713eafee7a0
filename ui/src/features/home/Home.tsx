import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ask } from '../../api/queries';
import type { Project } from '../../api/types';
import { Asked } from '../../kit/Asked';
import { cli } from '../../kit/cli';
import { EmptyState } from '../../kit/EmptyState';
import { Icon } from '../../kit/icons';
import { Matrix } from '../../kit/Matrix';
import { Person } from '../../kit/Person';
import { useTexts } from '../../kit/texts';
import { Panel, TitleRow } from '../../kit/TitleRow';
import { texts } from './texts';
import { useWellness } from './useWellness';

const CreateProject = lazy(() => import('./CreateProject'));

export default function Home() {
  const t = useTexts(texts);
  // A project made elsewhere has no topic that anybody here could watch yet.
  const projects = useQuery({ ...ask.projects(), refetchInterval: 20_000 });
  const [creating, setCreating] = useState(false);
  const create = <button type="button" className="button" onClick={() => setCreating(true)}><Icon name="plus" />{t.create}</button>;
  return (
    <>
      <TitleRow title={t.title} answer={<Answer projects={projects.data?.items} />} acts={create} />
      <Asked query={projects} rows={6}>
        {(page) => (page.items.length === 0 ? <NoProject create={() => setCreating(true)} /> : page.items.map((project) => <ProjectPanel key={project.id} project={project} />))}
      </Asked>
      {creating && <Suspense fallback={null}><CreateProject close={() => setCreating(false)} /></Suspense>}
    </>
  );
}

function Answer({ projects }: { projects: Project[] | undefined }) {
  const t = useTexts(texts);
  const { moving, wrong } = useWellness(projects ?? []);
  if (projects === undefined) return <>…</>;
  if (projects.length === 0) return <>{t.answerNone}</>;
  const apps = projects.reduce((sum, project) => sum + project.apps, 0);
  const states = [moving > 0 && t.moving(moving), wrong > 0 && t.wrong(wrong)].filter((one) => one !== false);
  return <>{[t.answer(apps, projects.length), ...(states.length > 0 ? states : [t.well])].join(', ')}</>;
}

function ProjectPanel({ project }: { project: Project }) {
  const t = useTexts(texts);
  const aside = <span className="muted panel-aside">{project.description} <span className="wide">· {t.envs(project.environments)} · <Person name={project.owner} /></span></span>;
  return (
    <Panel title={<Link to={`/p/${project.name}`}>{project.name}</Link>} aside={aside} label={project.name}>
      <Matrix project={project.name} empty={<EmptyState title={t.noApps} text={t.noAppsText} command={cli('app', 'create', `${project.name}/APP`, '--git', 'URL')} />} />
    </Panel>
  );
}

function NoProject({ create }: { create: () => void }) {
  const t = useTexts(texts);
  return (
    <EmptyState title={t.emptyTitle} text={t.emptyText} command={cli('project', 'create', 'NAME')}>
      <button type="button" className="button button-main" onClick={create}>{t.create}</button>
    </EmptyState>
  );
}
