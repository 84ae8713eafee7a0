import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLive } from '../../api/live/useLive';
import { ask } from '../../api/queries';
import { useAppRoom } from '../../kit/appRoom';
import { StateBadge } from '../../kit/StateBadge';
import { StepList } from '../../kit/StepList';
import { useTexts } from '../../kit/texts';
import { Duration } from '../../kit/Time';
import { buildPath, running } from './place';
import { texts } from './texts';

/** While a build of this app runs, its steps stand above the tabs. */
export default function RunningBuild() {
  const t = useTexts(texts);
  const { project, app } = useAppRoom();
  const build = useQuery(ask.builds(project, app.name)).data?.items.find(running);
  useLive(...(build ? [`build/${build.id}`] : []));
  if (!build) return null;
  return (
    <section className="panel running-build" aria-label={`${t.number} ${String(build.number)}`}>
      <div className="panel-head">
        <h2><Link to={buildPath(build)}>{t.number} #{build.number}</Link></h2>
        <StateBadge state={build.state} phase={build.phase} />
        <Duration start={build.created} end={build.finished} />
        <span className="clip muted">{build.commitMessage ?? build.ref}</span>
      </div>
      <div className="steps-row"><StepList steps={build.steps} /></div>
    </section>
  );
}
