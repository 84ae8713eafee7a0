import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../api/queries';
import type { Artifact, Build } from '../../api/types';
import { bytes } from '../../kit/bytes';
import { Digest } from '../../kit/copy';
import { useTexts } from '../../kit/texts';
import { Panel } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { buildPath } from './place';
import { texts } from './texts';

/** What the build made: its layers with their sizes, and which builds made the very same. */
export function ArtifactPanel({ build }: { build: Build }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const artifact = useQuery(ask.artifacts(build.project, build.app)).data?.items.find((one) => one.digest === build.digest);
  const builds = useQuery(ask.builds(build.project, build.app)).data?.items ?? [];
  const same = builds.filter((one) => one.digest === build.digest && one.number !== build.number);
  if (!artifact) return null;
  return (
    <Panel title={t.layers} aside={<span className="number muted">{t.total} {bytes(artifact.bytes)}</span>}>
      <Layers artifact={artifact} />
      <dl className="facts">
        <dt>{t.image}</dt><dd><code className="break">{artifact.image}</code></dd>
        <dt>{t.digest}</dt><dd><Digest value={artifact.digest} /></dd>
        <dt>{t.base}</dt><dd><Digest value={artifact.baseDigest} /></dd>
        <dt>{t.health}</dt><dd>{artifact.health ? <code>{artifact.health}</code> : t.tcp}</dd>
        {same.length > 0 && <><dt>{t.sameAs}</dt><dd>{same.map((one) => <Link key={one.id} to={buildPath(one)}>#{one.number} </Link>)}</dd></>}
      </dl>
    </Panel>
  );
}

function Layers({ artifact }: { artifact: Artifact }) {
  const most = Math.max(...artifact.layers.map((layer) => layer.bytes), 1);
  return (
    <ul className="layers">
      {artifact.layers.map((layer) => (
        <li key={layer.digest + layer.name}>
          <span className="layer-name">{layer.name}</span>
          <span className="layer-bar"><span style={{ width: `${String(Math.max(0.5, (layer.bytes / most) * 100))}%` }} /></span>
          <span className="number">{bytes(layer.bytes)}</span>
          <Digest value={layer.digest} />
        </li>
      ))}
    </ul>
  );
}
