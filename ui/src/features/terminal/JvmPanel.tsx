import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../api/http';
import type { Jvm, Page } from '../../api/types';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { ProblemCard } from '../../kit/EvidenceCard';
import { SkeletonRows } from '../../kit/Skeleton';
import { useTexts } from '../../kit/texts';
import { Panel } from '../../kit/TitleRow';
import { texts } from './texts';

/** Facts of the running JVM; asked for by hand, since a program in the container tells them. */
export function JvmPanel({ path, space, app }: { path: string; space: string; app: string }) {
  const t = useTexts(texts);
  const [wanted, setWanted] = useState(false);
  const asked = useQuery({ queryKey: ['jvms', path], queryFn: () => get<Page<Jvm>>(`${path}/jvms`), enabled: wanted, retry: false, staleTime: 10_000 });
  return (
    <Panel title="JVM" aside={<Command quiet line={cli(space, 'java', app)} />}>
      {!wanted && <p className="terminal-bar"><button type="button" className="button" onClick={() => setWanted(true)}>{t.askJvm}</button> <span className="muted">{t.askJvmText}</span></p>}
      {asked.isFetching && <SkeletonRows />}
      {asked.isError && <ProblemCard error={asked.error} retry={() => void asked.refetch()} />}
      {asked.data?.items.length === 0 && <p className="terminal-bar muted">{t.noJvm}</p>}
      {asked.data?.items.map((jvm) => <Facts key={`${jvm.pod}/${String(jvm.pid)}`} jvm={jvm} />)}
    </Panel>
  );
}

function Facts({ jvm }: { jvm: Jvm }) {
  const t = useTexts(texts);
  const rows: [string, string][] = [
    [t.pod, `${jvm.pod} · ${jvm.container} · pid ${String(jvm.pid)}`],
    ['JDK', `${jvm.version ?? '?'} ${jvm.vendor ?? ''} · ${jvm.executable}`],
    [t.runs, [jvm.what, ...jvm.arguments].join(' ')],
    [t.options, jvm.options.join(' ')],
    [t.flags, jvm.flags.join(' ')],
  ];
  return (
    <dl className="jvm-facts">
      {rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd><code className="break">{value || '–'}</code></dd></div>)}
    </dl>
  );
}
