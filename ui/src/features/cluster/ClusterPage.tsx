import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useLive } from '../../api/live/useLive';
import { ask } from '../../api/queries';
import type { ClusterView, PodView } from '../../api/types';
import { Asked } from '../../kit/Asked';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { EmptyState } from '../../kit/EmptyState';
import { EvidenceCard, ProblemCard } from '../../kit/EvidenceCard';
import { PodTable } from '../../kit/PodTable';
import { usePrefs } from '../../kit/prefs';
import { SkeletonRows } from '../../kit/Skeleton';
import { stateWord } from '../../kit/state';
import { StateBadge } from '../../kit/StateBadge';
import { useTexts } from '../../kit/texts';
import { Ago } from '../../kit/Time';
import { Panel, TitleRow } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { texts } from './texts';

export default function ClusterPage() {
  const { cluster = '' }: { cluster?: string } = useParams({ strict: false });
  const asked = useQuery(ask.cluster(cluster));
  useLive(`cluster/${cluster}`);
  if (asked.isError && !asked.data) return <ProblemCard error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return <SkeletonRows rows={6} />;
  return <><Head cluster={asked.data} /><Pods cluster={cluster} /></>;
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

function Pods({ cluster }: { cluster: string }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const [typed, setTyped] = useState('');
  const [cursor, setCursor] = useState('');
  const pods = useQuery({ ...ask.clusterPods(cluster, useDeferredValue(typed), cursor), placeholderData: keepPreviousData, refetchInterval: 10_000 });
  const filter = (
    <input
      className="field" type="search" placeholder={t.filter} aria-label={t.filter} value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        setCursor('');
      }}
    />
  );
  const lead = [{ key: 'ns', title: t.namespace, cell: (pod: PodView) => <code>{pod.namespace}</code> }];
  return (
    <Panel title={<span className="log-title">{t.pods} {filter}</span>} aside={<Command quiet line={cli('cluster', 'show', cluster)} />}>
      <Asked query={pods} rows={8}>
        {(page) => (
          <>
            <PodTable pods={page.items} lead={lead} empty={<EmptyState title={t.noPods} text={t.noPodsText} />} />
            <p className="pager">
              <span className="muted number">{t.shown(page.items.length, page.total)}</span>
              {cursor !== '' && <button type="button" className="link" onClick={() => setCursor('')}>{t.first}</button>}
              {page.next && <button type="button" className="link" onClick={() => setCursor(page.next ?? '')}>{t.next}</button>}
            </p>
          </>
        )}
      </Asked>
    </Panel>
  );
}
