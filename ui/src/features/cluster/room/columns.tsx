import type { ReactNode } from 'react';
import type { Cell } from '../../../api/live/protocol';
import type { ListRow } from '../../../api/live/rowList';
import type { Stage } from '../../../api/types';
import { bytes } from '../../../kit/bytes';
import { podStage } from '../../../kit/pods';
import { usePrefs } from '../../../kit/prefs';
import { stateWord } from '../../../kit/state';
import { Glyph, StateBadge } from '../../../kit/StateBadge';
import { RowLink } from '../../../kit/table/RowLink';
import type { VirtualColumn } from '../../../kit/table/VirtualTable';
import { cellOf } from '../../../kit/table/view';
import { Age } from '../../../kit/Time';
import { objectPath, pluralOf, type KindSpec } from './kinds';

interface Place {
  cluster: string;
  spec: KindSpec;
}

type Read = (column: string) => Cell;
interface Look extends Partial<VirtualColumn<ListRow>> {
  draw?: (cell: Read, place: Place, value: Cell) => ReactNode;
}

const NUMBER: Look = { width: 84, right: true, draw: (_, __, value) => <span className="number">{value === null ? '–' : String(value)}</span> };
const AGE: Look = { width: 80, right: true, draw: (_, __, value) => <Age at={value as string | null} /> };
const LONG: Look = { width: 230, wide: true, draw: (_, __, value) => <Clip text={value} mono /> };
const RATE: Look = { width: 96, right: true, wide: true, far: true, draw: (_, __, value) => <span className="number">{value === null ? '–' : `${bytes(Number(value))}/s`}</span> };
const YES: Look = { width: 90, wide: true, draw: (_, __, value) => (value === true ? '✓' : '–') };

/** How a column looks, whatever kind it is of; those not named here are plain text. */
const LOOKS: Record<string, Look> = {
  name: { draw: (cell, { cluster, spec }) => <RowLink className="strong" title={String(cell('name'))} to={objectPath(cluster, spec.kind, String(cell('namespace')), String(cell('name')))}>{cell('name')}</RowLink> },
  namespace: { width: 130, draw: (_, __, value) => <Clip text={value} /> },
  stage: { width: 170, draw: (cell) => <PodStage cell={cell} /> },
  status: { width: 150, draw: (cell, _, value) => <StateBadge state={String(value)} title={cell('why') as string | null} /> },
  scale: { width: 96, right: true, sort: 'ready', draw: (cell) => <span className={Number(cell('ready')) < Number(cell('desired')) ? 'number tone-warn' : 'number'}>{Number(cell('ready'))}/{Number(cell('desired'))}</span> },
  restarts: { width: 80, right: true, wide: true, draw: (_, __, value) => <span className={Number(value) > 0 ? 'number tone-warn' : 'number'}>{value}</span> },
  ready: { width: 64, draw: (_, __, value) => <span className="number">{value}</span> },
  node: { width: 110, wide: true, draw: (_, { cluster }, value) => (value === null ? '–' : <RowLink to={objectPath(cluster, 'nodes', '', String(value))}>{value}</RowLink>) },
  ip: { width: 130, wide: true, far: true, draw: (_, __, value) => <code>{value ?? '–'}</code> },
  owner: { width: 230, wide: true, draw: (cell, { cluster }, value) => <Reference cluster={cluster} namespace={cell('namespace')} to={value} /> },
  about: { width: 230, draw: (cell, { cluster }, value) => <Reference cluster={cluster} namespace={cell('namespace')} to={value} /> },
  images: LONG, hosts: LONG, used: LONG, hard: LONG, target: LONG,
  why: { width: 220, draw: (_, __, value) => (value === null ? <span className="muted">–</span> : <span className="tone-fail" title={String(value)}>{value}</span>) },
  message: { draw: (_, __, value) => <Clip text={value} /> },
  type: { width: 110, draw: (_, __, value) => <span className={value === 'Warning' ? 'tone-warn' : undefined}>{value}</span> },
  reason: { width: 150, draw: (_, __, value) => <Clip text={value} /> },
  size: { width: 90, right: true, draw: (_, __, value) => <span className="number">{value === null ? '–' : bytes(Number(value))}</span> },
  memory: { width: 90, right: true, wide: true, draw: (_, __, value) => <span className="number">{value === null ? '–' : bytes(Number(value))}</span> },
  cpu: { ...NUMBER, wide: true },
  cpuUsed: { width: 84, right: true, draw: (cell, _, value) => <Used of={value} most={cell('cpu')} say={cores} /> },
  memoryUsed: { width: 92, right: true, wide: true, draw: (cell, _, value) => <Used of={value} most={cell('memory')} say={bytes} /> },
  imageDisk: { width: 150, right: true, wide: true, draw: (cell, _, value) => <Used of={value} most={cell('disk')} say={bytes} /> },
  running: { width: 90, right: true, sort: 'running', draw: (cell, _, value) => <Used of={value} most={cell('pods')} say={String} /> },
  received: RATE, sent: RATE,
  tls: YES, suspended: YES, paused: YES,
  created: AGE, time: AGE, ended: AGE, last: AGE,
  revision: { ...NUMBER, wide: true }, count: { ...NUMBER, wide: true }, pods: NUMBER, active: NUMBER, succeeded: { ...NUMBER, width: 96 }, failed: NUMBER, endpoints: NUMBER, least: NUMBER, most: NUMBER, now: NUMBER, wanted: NUMBER, healthy: NUMBER, allowed: NUMBER,
  roles: { width: 120, wide: true, far: true }, version: { width: 90, wide: true, draw: (_, __, value) => <code>{value ?? '–'}</code> },
  class: { width: 120, wide: true }, modes: { width: 150, wide: true }, volume: { width: 200, far: true }, ports: { width: 160, wide: true }, app: { width: 150, wide: true }, schedule: { width: 140, draw: (_, __, value) => <code>{value}</code> },
};

/** Where a figure stands beside how much there is. */
const WIDTHS: Record<string, Record<string, number>> = { nodes: { status: 200, cpuUsed: 110, memoryUsed: 150 } };

/** The columns of a kind for the table. */
export function columnsOf(spec: KindSpec, cluster: string, columns: string[], titles: Record<string, string>): VirtualColumn<ListRow>[] {
  return spec.columns.map((key) => {
    const { draw, sort = key, ...look } = LOOKS[key] ?? { width: 120 };
    const cell = (row: ListRow): ReactNode => {
      const read = cellOf(row, columns);
      const value = read(key);
      return draw ? draw(read, { cluster, spec }, value) : value === null || value === '' ? '–' : String(value);
    };
    const width = WIDTHS[spec.kind]?.[key];
    return { key, title: titles[key] ?? key, cell, sort, ...look, ...(width === undefined ? {} : { width }) };
  });
}

/** A figure, and of how much where there is an end to it; what was not measured is no zero. */
function Used({ of, most, say }: { of: Cell; most: Cell; say: (value: number) => string }) {
  if (of === null) return <span className="muted">–</span>;
  const end = typeof most === 'number' && most > 0 ? most : null;
  const full = end === null ? 0 : Number(of) / end;
  return (
    <span className={end === null ? 'number' : 'used number'} title={end === null ? undefined : `${String(Math.round(full * 100))} %`}>
      {say(Number(of))}{end !== null && <span className="muted"> / {say(end)}</span>}
      {end !== null && <span className="used-bar" aria-hidden="true"><span className={full > 0.9 ? 'used-full' : undefined} style={{ width: `${String(Math.min(100, full * 100))}%` }} /></span>}
    </span>
  );
}

function cores(value: number): string {
  return value < 0.1 ? `${String(Math.round(value * 1000))} m` : value.toFixed(value < 10 ? 2 : 1).replace(/\.?0+$/, '');
}

function PodStage({ cell }: { cell: Read }) {
  const { language } = usePrefs();
  const why = cell('why') as string | null;
  const status = String(cell('status'));
  const look = podStage(cell('stage') as Stage, why);
  return (
    <span title={[status, why].filter(Boolean).join('\n')}>
      <span className={`state tone-${look.tone}`}><Glyph look={look} />{stateWord(String(cell('stage')), language)}</span>
      <span className={why === null ? 'said' : 'said said-ill'}>{status === 'Running' ? '' : status}</span>
    </span>
  );
}

function Clip({ text, mono = false }: { text: Cell; mono?: boolean }) {
  if (text === null || text === '') return <span className="muted">–</span>;
  return <span className={mono ? 'mono' : undefined} title={String(text)}>{String(text)}</span>;
}

/** A link to `Kind/NAME` where there is a page for it. */
function Reference({ cluster, namespace, to }: { cluster: string; namespace: Cell; to: Cell }) {
  if (to === null) return <span className="muted">–</span>;
  const [word = '', name = ''] = String(to).split('/');
  const kind = pluralOf(word);
  if (kind === undefined) return <Clip text={to} />;
  return <RowLink title={String(to)} to={objectPath(cluster, kind, kind === 'nodes' ? '' : String(namespace), name)}>{to}</RowLink>;
}
