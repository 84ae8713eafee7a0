import type { ReactNode } from 'react';
import { useAppRoom } from '../../kit/appRoom';
import { cli } from '../../kit/cli';
import { Command, Digest } from '../../kit/copy';
import { EmptyState } from '../../kit/EmptyState';
import { Icon } from '../../kit/icons';
import { PodTile } from '../../kit/PodTile';
import { SkeletonRows } from '../../kit/Skeleton';
import { StateBadge } from '../../kit/StateBadge';
import { useTexts } from '../../kit/texts';
import { Clock } from '../../kit/Time';
import { Panel } from '../../kit/TitleRow';
import { Version } from '../../kit/Version';
import { words } from '../../kit/words';
import { texts } from './texts';

export default function Overview() {
  return <div className="two"><Serving /><Source /></div>;
}

function Serving() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { status, project, app, env, act } = useAppRoom();
  const aside = <Command quiet line={cli(`${project}/${env.name}`, 'get_all', app.name)} />;
  if (!status) return <Panel title={t.serving} aside={aside}><SkeletonRows /></Panel>;
  if (!status.revision && status.pods.length === 0) {
    return (
      <Panel title={t.serving} aside={aside}>
        <EmptyState title={t.nothingServes} text={t.firstText} command={cli(`${project}/${env.name}`, 'ship', app.name)}>
          <button type="button" className="button" onClick={() => act('ship')}>{t.first}</button>
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={t.serving} aside={aside}>
      <dl className="facts">
        <Fact name={t.address}>
          {status.routes.length === 0 && <span className="muted">{t.noRoute}</span>}
          {status.routes.map((route) => (
            <span key={route.id} className="fact-route"><a href={route.url} target="_blank" rel="noreferrer">{route.url}<Icon name="open" size={12} /></a> <StateBadge state={route.state} title={route.message} /></span>
          ))}
        </Fact>
        <Fact name={t.version}><Version value={status.version} /></Fact>
        <Fact name={t.digest}><Digest value={status.digest} /></Fact>
        <Fact name={t.revision}>{status.revision ?? '–'}</Fact>
        <Fact name={t.since}>{status.since ? <Clock at={status.since} zone={env.envClass === 'prod'} /> : '–'}</Fact>
        <Fact name={t.pods}><span className="pod-line">{status.pods.map((pod) => <PodTile key={pod.name} pod={pod} />)}</span></Fact>
      </dl>
    </Panel>
  );
}

function Source() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { app, project } = useAppRoom();
  return (
    <Panel title={t.source} aside={<Command quiet line={cli('app', 'show', `${project}/${app.name}`)} />}>
      <dl className="facts">
        <Fact name={t.git}><code className="break">{app.git}</code></Fact>
        <Fact name={t.ref}><code>{app.ref}</code></Fact>
        {app.dir !== '.' && <Fact name={t.dir}><code>{app.dir}</code></Fact>}
        {app.module && <Fact name={t.module}><code>{app.module}</code></Fact>}
        <Fact name={t.builder}>{app.builder}</Fact>
        <Fact name={t.port}><span className="number">{app.port}</span></Fact>
        <Fact name={t.tests}>{app.skipTests ? t.skipped : t.run}</Fact>
      </dl>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return <><dt>{name}</dt><dd>{children}</dd></>;
}
