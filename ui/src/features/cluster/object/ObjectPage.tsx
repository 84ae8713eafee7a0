import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ask } from '../../../api/queries';
import type { ObjectDetail } from '../../../api/types';
import { Command } from '../../../kit/copy';
import { EmptyState } from '../../../kit/EmptyState';
import { ProblemCard } from '../../../kit/EvidenceCard';
import { usePrefs } from '../../../kit/prefs';
import { SkeletonRows } from '../../../kit/Skeleton';
import { Tabs } from '../../../kit/Tabs';
import { useTexts } from '../../../kit/texts';
import { Panel, TitleRow } from '../../../kit/TitleRow';
import { words } from '../../../kit/words';
import { kindOf, type KindSpec } from '../room/kinds';
import { ListBanner } from '../room/ListBanner';
import { RoomNav } from '../room/RoomNav';
import { texts as roomTexts } from '../room/texts';
import { Events } from './Events';
import { Images } from './Images';
import { Kin } from './Kin';
import { NodeActs } from './NodeActs';
import { Summary } from './Summary';
import { texts } from './texts';
import { Yaml } from './Yaml';

interface Params {
  cluster?: string;
  kind?: string;
  namespace?: string;
  name?: string;
}

/** One object of a cluster: what it is, what it has to do with, what happened, and all of it. */
export default function ObjectPage() {
  const t = useTexts(roomTexts);
  const { cluster = '', kind = '', namespace = '-', name = '' }: Params = useParams({ strict: false });
  const spec = kindOf(kind)?.spec;
  const asked = useQuery(ask.object(cluster, kind, namespace, name));
  if (spec === undefined) return <EmptyState title={t.unknownKind} text={kind} />;
  if (asked.data === undefined) return asked.isError ? <ProblemCard error={asked.error} retry={() => void asked.refetch()} /> : <SkeletonRows rows={8} />;
  return <Loaded key={`${kind}/${namespace}/${name}`} object={asked.data} spec={spec} gone={asked.isError ? asked.error : null} />;
}

function Loaded({ object, spec, gone }: { object: ObjectDetail; spec: KindSpec; gone: Error | null }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { language } = usePrefs();
  const { cluster, namespace, name } = object.row;
  const where = namespace === '' ? [] : ['-n', namespace];
  return (
    <>
      <TitleRow
        above={<><Link to="/clusters">{t.clusters}</Link> / <Link to={`/clusters/${cluster}`}>{cluster}</Link> / <Link to={`/clusters/${cluster}/${spec.kind}`}>{spec.label[language]}</Link></>}
        title={<span className="break">{name}</span>} answer={t.answer(object.word, namespace, cluster)}
      />
      <RoomNav cluster={cluster} />
      <ListBanner cluster={cluster} kind={spec.kind} />
      {gone && <ProblemCard error={gone} />}
      <Tabs
        label={name}
        tabs={[
          { key: 'summary', title: t.summary, content: () => <><Panel title={t.summary} aside={<Command quiet line={['kubectl', ...where, 'get', spec.kind, name, '-o', 'yaml'].join(' ')} />}><Summary object={object} spec={spec} /></Panel><Panel title={t.related}><Kin object={object} /></Panel>{spec.kind === 'nodes' && <NodeActs cluster={cluster} node={name} />}{spec.kind === 'nodes' && <Panel title={t.images}><Images cluster={cluster} node={name} /></Panel>}<Panel title={t.events}><Events object={object} /></Panel></> },
          { key: 'yaml', title: 'YAML', content: () => <Yaml object={object} /> },
        ]}
      />
    </>
  );
}
