import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useLive } from '../../api/live/useLive';
import { at, post } from '../../api/http';
import { ask } from '../../api/queries';
import type { Build } from '../../api/types';
import { cli } from '../../kit/cli';
import { Command, Digest } from '../../kit/copy';
import { EvidenceCard, ProblemCard } from '../../kit/EvidenceCard';
import { LogView } from '../../kit/log/LogView';
import { useLogStream } from '../../kit/log/useLogStream';
import { Person } from '../../kit/Person';
import { usePrefs, type Language } from '../../kit/prefs';
import { SkeletonRows } from '../../kit/Skeleton';
import { stateWord } from '../../kit/state';
import { StateBadge } from '../../kit/StateBadge';
import { StepList } from '../../kit/StepList';
import { useTexts } from '../../kit/texts';
import { Ago, Duration } from '../../kit/Time';
import { Panel, TitleRow } from '../../kit/TitleRow';
import { useCan } from '../../kit/useCan';
import { shortVersion } from '../../kit/Version';
import { words } from '../../kit/words';
import { ArtifactPanel } from './ArtifactPanel';
import { running } from './place';
import { texts } from './texts';

export default function BuildPage() {
  const { project = '', app = '', number = '0' }: { project?: string; app?: string; number?: string } = useParams({ strict: false });
  const asked = useQuery(ask.build(project, app, Number(number)));
  useLive(`app/${project}/${app}`, ...(asked.data ? [`build/${asked.data.id}`] : []));
  if (asked.isError && !asked.data) return <ProblemCard error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return <SkeletonRows rows={8} />;
  return <Page key={asked.data.id} build={asked.data} />;
}

function Page({ build }: { build: Build }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { language } = usePrefs();
  const log = useLogStream(`${at('projects', build.project, 'apps', build.app, 'builds', build.number)}/log?follow=true`);
  return (
    <>
      <TitleRow
        above={<Link to={`/p/${build.project}/apps/${build.app}`}>{build.project} / {build.app}</Link>}
        title={<>{t.number} #{build.number} <StateBadge state={build.state} phase={build.phase} /></>}
        answer={<span data-testid="answer">{answerOf(build, language)}</span>} acts={<Acts build={build} />}
      />
      {build.phase === 'FAILED' && (
        <EvidenceCard title={t.failedTitle(stateWord(build.stage ?? build.state, language))} cause={build.message} next={t.readOn} />
      )}
      <div className="build-grid">
        <Panel title={t.steps} aside={<Duration start={build.created} end={build.finished} />}><StepList steps={build.steps} /><Facts build={build} /></Panel>
        <Panel title={t.log} aside={<Command quiet line={cli('app', 'show', `${build.project}/${build.app}`)} />}><LogView lines={log.lines} state={log.state} toFirstError={build.phase === 'FAILED'} /></Panel>
      </div>
      {build.digest && <ArtifactPanel build={build} />}
    </>
  );
}

function Facts({ build }: { build: Build }) {
  const t = useTexts(words);
  return (
    <dl className="facts">
      <dt>{t.commit}</dt><dd><Digest value={build.commit} /> {build.commitMessage}</dd>
      <dt>{t.digest}</dt><dd><Digest value={build.digest} /></dd>
      <dt>{t.who}</dt><dd><Person name={build.actor} /></dd>
      <dt>{t.when}</dt><dd><Ago at={build.created} /></dd>
    </dl>
  );
}

function Acts({ build }: { build: Build }) {
  const t = useTexts(texts);
  const can = useCan(build.project);
  if (!running(build) || !can('build.cancel')) return null;
  const cancel = () => void post(`${at('projects', build.project, 'apps', build.app, 'builds', build.number)}/cancel`);
  return <button type="button" className="button" onClick={cancel}>{t.cancel}</button>;
}

function answerOf(build: Build, language: Language): string {
  const t = texts[language];
  if (build.phase === 'SUCCEEDED') return t.made(build.number, build.app, shortVersion(build.artifact ?? build.digest ?? ''));
  if (build.phase === 'FAILED') return t.failed(build.number, build.app, stateWord(build.stage ?? build.state, language).toLowerCase());
  if (build.phase === 'CANCELLED') return t.cancelled(build.number, build.app);
  return t.running(build.number, build.app, stateWord(build.state, language).toLowerCase());
}
