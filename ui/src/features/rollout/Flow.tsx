import { useQueries, useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { ask } from '../../api/queries';
import type { AppStatus, Artifact, Environment } from '../../api/types';
import { useAppRoom } from '../../kit/appRoom';
import { Digest } from '../../kit/copy';
import { EnvChip } from '../../kit/EnvChip';
import { Icon } from '../../kit/icons';
import { servingOf } from '../../kit/serving';
import { StateBadge } from '../../kit/StateBadge';
import { useTexts } from '../../kit/texts';
import { Ago } from '../../kit/Time';
import { useCan } from '../../kit/useCan';
import { useGlow } from '../../kit/useGlow';
import { Version } from '../../kit/Version';
import { differenceOf } from './difference';
import { texts } from './texts';

/** dev → test → prod: what serves where, how old it is, and how neighbours differ. */
export default function Flow() {
  const t = useTexts(texts);
  const { project, app, envs } = useAppRoom();
  const statuses = useQueries({ queries: envs.map((env) => ask.status(project, env.name, app.name)) }).map((query) => query.data);
  const artifacts = useQuery(ask.artifacts(project, app.name)).data?.items ?? [];
  return (
    <section className="flow" aria-label={t.flow}>
      {envs.map((env, index) => (
        <Fragment key={env.id}>
          {index > 0 && <Neighbour from={envs[index - 1]} before={statuses[index - 1]} to={env} after={statuses[index]} artifacts={artifacts} />}
          <Stop env={env} status={statuses[index]} />
        </Fragment>
      ))}
    </section>
  );
}

function Stop({ env, status }: { env: Environment; status: AppStatus | undefined }) {
  const t = useTexts(texts);
  const { env: selected, select } = useAppRoom();
  const glow = useGlow<HTMLDivElement>(status?.digest);
  return (
    <div ref={glow} className={selected.name === env.name ? `stop stop-here env-${env.envClass}` : 'stop'}>
      <div className="stop-head">
        <button type="button" className="stop-name" aria-pressed={selected.name === env.name} onClick={() => select(env.name)}><EnvChip name={env.name} envClass={env.envClass} /></button>
        {status && <span className="stop-state"><StateBadge state={servingOf(status)} />{status.desired > 0 && <span className="number">{status.ready}/{status.desired}</span>}</span>}
      </div>
      {status?.version ? <Version value={status.version} /> : <span className="muted">{status ? t.notDeployed : '…'}</span>}
      <span className="stop-facts muted"><Digest value={status?.digest ?? null} /> <Ago at={status?.since ?? null} /></span>
    </div>
  );
}

interface Pair {
  from: Environment | undefined;
  before: AppStatus | undefined;
  to: Environment;
  after: AppStatus | undefined;
  artifacts: Artifact[];
}

function Neighbour({ from, before, to, after, artifacts }: Pair) {
  const t = useTexts(texts);
  const { act, project } = useAppRoom();
  const can = useCan(project);
  const difference = differenceOf(before, after, artifacts);
  const allowed = can(to.envClass === 'prod' ? 'deploy.prod' : 'deploy');
  const word = difference.kind === 'same' ? t.same : difference.kind === 'ahead' ? t.ahead(difference.builds) : difference.kind === 'differs' ? t.differs : '';
  return (
    <div className={`neighbour neighbour-${difference.kind}`}>
      <span className="neighbour-line" aria-hidden="true" />
      {word && <span className="neighbour-word">{word}</span>}
      {allowed && from && difference.kind !== 'same' && difference.kind !== 'none' && (
        <button type="button" className="button button-small" onClick={() => act('promote', { from: from.name, to: to.name })}>{t.promote}<Icon name="right" size={12} /></button>
      )}
    </div>
  );
}
