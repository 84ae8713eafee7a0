import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { ClusterView } from '../../api/types';
import { bytes } from '../../kit/bytes';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { EvidenceCard } from '../../kit/EvidenceCard';
import { usePrefs } from '../../kit/prefs';
import { stateWord } from '../../kit/state';
import { StateBadge } from '../../kit/StateBadge';
import { absolute } from '../../kit/time';
import { useTexts } from '../../kit/texts';
import { Ago } from '../../kit/Time';
import { Panel, TitleRow } from '../../kit/TitleRow';
import { useCan } from '../../kit/useCan';
import { words } from '../../kit/words';
import { texts } from './texts';

const RenewCluster = lazy(() => import('./AddCluster').then((file) => ({ default: file.RenewCluster })));
const RemoveCluster = lazy(() => import('./RemoveCluster').then((file) => ({ default: file.RemoveCluster })));

/** How a cluster is, what it has room for, and what to care for. */
export function ClusterHead({ cluster }: { cluster: ClusterView }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { language } = usePrefs();
  const state = stateWord(cluster.state, language);
  return (
    <>
      <TitleRow
        above={<Link to="/clusters">{t.clusters}</Link>} title={<>{cluster.name} <StateBadge state={cluster.state} /></>} acts={<Acts cluster={cluster} />}
        answer={t.one(cluster.name, state.toLowerCase(), cluster.version ?? '–', cluster.nodes, cluster.pods)}
      />
      {cluster.state !== 'Connected' && cluster.message && (
        <EvidenceCard title={state} cause={cluster.message} next={cli('cluster', 'show', cluster.name)}><Ago at={cluster.since} /></EvidenceCard>
      )}
      {cluster.warnings.map((one) => <EvidenceCard key={one.word + one.message} title={t.care} cause={one.message} next={one.nextStep} />)}
      <Panel label={cluster.name} aside={<Command quiet line={cli('cluster', 'show', cluster.name)} />}><Facts cluster={cluster} /></Panel>
    </>
  );
}

function Facts({ cluster }: { cluster: ClusterView }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { language } = usePrefs();
  const networks = [...cluster.podNetworks, ...cluster.serviceNetworks];
  return (
    <dl className="facts">
      <dt>{t.since}</dt><dd><Ago at={cluster.since} /></dd>
      {cluster.server && <><dt>{t.address}</dt><dd><code>{cluster.server}</code></dd></>}
      {cluster.latencyMillis !== null && <><dt>{t.latency}</dt><dd className="number">{t.millis(cluster.latencyMillis)}</dd></>}
      <dt>{t.capacity}</dt><dd>{t.nodesReady(cluster.readyNodes, cluster.nodes)}, {t.cores(Math.round(cluster.cpu))}, {bytes(cluster.memory)}</dd>
      <dt>{t.domain}</dt><dd><code>{cluster.domain}</code></dd>
      {networks.length > 0 && <><dt>{t.networks}</dt><dd><code>{networks.join(', ')}</code></dd></>}
      {cluster.credentialEnds && <><dt>{t.credential}</dt><dd><time dateTime={cluster.credentialEnds}>{absolute(cluster.credentialEnds, language)}</time></dd></>}
      {cluster.removedApis.length > 0 && <><dt>{t.removed}</dt><dd>{cluster.removedApis.map((one) => <div key={one.api + one.resource}><code>{one.api} {one.resource}</code> {one.removedIn}</div>)}</dd></>}
      {cluster.kubeconfig && <><dt>{t.kubeconfig}</dt><dd><Command line={`export KUBECONFIG=${cluster.kubeconfig}`} /></dd></>}
    </dl>
  );
}

function Acts({ cluster }: { cluster: ClusterView }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const [open, setOpen] = useState<'renew' | 'detach' | null>(null);
  const go = useNavigate();
  const can = useCan('*');
  // A cluster of this machine's own is renewed by the machine and comes back by itself.
  if (!can('cluster.manage') || cluster.kubeconfig) return null;
  const close = () => setOpen(null);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen('renew')}>{t.renew}</button>
      <button type="button" className="button" onClick={() => setOpen('detach')}>{t.detach}</button>
      <Suspense fallback={null}>
        {open === 'renew' && <RenewCluster cluster={cluster.name} close={close} />}
        {open === 'detach' && <RemoveCluster cluster={cluster.name} close={close} done={() => void go({ to: '/clusters' })} />}
      </Suspense>
    </>
  );
}
