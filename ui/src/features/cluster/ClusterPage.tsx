import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useLive } from '../../api/live/useLive';
import { ask } from '../../api/queries';
import type { ClusterView } from '../../api/types';
import { Command } from '../../kit/copy';
import { EvidenceCard, ProblemCard } from '../../kit/EvidenceCard';
import { usePrefs } from '../../kit/prefs';
import { SkeletonRows } from '../../kit/Skeleton';
import { stateWord } from '../../kit/state';
import { StateBadge } from '../../kit/StateBadge';
import { useTexts } from '../../kit/texts';
import { Ago } from '../../kit/Time';
import { Panel, TitleRow } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { NotWell } from './room/NotWell';
import { RoomNav } from './room/RoomNav';
import { texts } from './texts';

export default function ClusterPage() {
  const { cluster = '' }: { cluster?: string } = useParams({ strict: false });
  const asked = useQuery(ask.cluster(cluster));
  useLive(`cluster/${cluster}`);
  if (asked.isError && !asked.data) return <ProblemCard error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return <SkeletonRows rows={6} />;
  return <><Head cluster={asked.data} /><RoomNav cluster={cluster} /><NotWell cluster={cluster} /></>;
}

function Head({ cluster }: { cluster: ClusterView }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { language } = usePrefs();
  const well = cluster.state === 'Connected';
  return (
    <>
      <TitleRow
        above={<Link to="/clusters">{t.clusters}</Link>} title={<>{cluster.name} <StateBadge state={cluster.state} /></>}
        answer={t.one(cluster.name, stateWord(cluster.state, language).toLowerCase(), cluster.version ?? '–', cluster.nodes, cluster.pods)}
      />
      {!well && cluster.message && <EvidenceCard title={stateWord(cluster.state, language)} cause={cluster.message} next="slipway status" />}
      <Panel label={cluster.name}>
        <dl className="facts">
          <dt>{t.since}</dt><dd><Ago at={cluster.since} /></dd>
          <dt>{t.domain}</dt><dd><code>{cluster.domain}</code></dd>
          {cluster.kubeconfig && <><dt>{t.kubeconfig}</dt><dd><Command line={`export KUBECONFIG=${cluster.kubeconfig}`} /></dd></>}
        </dl>
      </Panel>
    </>
  );
}
