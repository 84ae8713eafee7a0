import { plain } from './ansi';

export interface LogLine {
  n: number;
  text: string;
  pod?: string | undefined;
  /** When the runtime took it; lines of a build have none. */
  time?: string | undefined;
}

/** What a link to the line says: its time and pod, or its number where it has no time. */
export function idOf(line: LogLine): string {
  return line.time === undefined ? `L${String(line.n)}` : `T${line.time}~${line.pod ?? ''}`;
}

/** The time that the page's link speaks of. */
export function linkedTime(hash: string): string | undefined {
  const time = /^T([^~]+)~/.exec(linked(hash))?.[1];
  return time !== undefined && Number.isNaN(Date.parse(time)) ? undefined : time;
}

/** What the page's link says; nothing where somebody cut it. */
export function linked(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return ''; // half a character
  }
}

export type LogRow = { kind: 'line'; line: LogLine; level: Level } | { kind: 'fold'; at: number; count: number };
export type Level = 'error' | 'warn' | 'debug' | 'info';

export interface View {
  search: string;
  level: 'all' | 'warn' | 'error';
  open: ReadonlySet<number>;
}

const FRAME = /^\s+(at [\w$.<>/]+|\.\.\. \d+ (more|common frames))/;

/** The rows to show: filtered, stack frames folded unless their fold is open. */
export function rowsOf(lines: LogLine[], view: View): LogRow[] {
  const search = view.search.toLowerCase();
  const rows: LogRow[] = [];
  for (const line of lines) {
    const text = plain(line.text);
    if (search !== '' && !text.toLowerCase().includes(search)) continue;
    const level = levelOf(text);
    if (hidden(level, view.level)) continue;
    if (search === '' && FRAME.test(text)) foldFrame(rows, line, level, view.open);
    else rows.push({ kind: 'line', line, level });
  }
  return rows;
}

function foldFrame(rows: LogRow[], line: LogLine, level: Level, open: ReadonlySet<number>): void {
  const last = rows[rows.length - 1];
  if (last?.kind === 'fold' && last.at + last.count === line.n) {
    last.count++;
    if (open.has(last.at)) rows.splice(-1, 1, { kind: 'line', line, level }, { ...last });
    return;
  }
  rows.push({ kind: 'fold', at: line.n, count: 1 });
  if (open.has(line.n)) rows.splice(-1, 0, { kind: 'line', line, level });
}

function hidden(level: Level, least: View['level']): boolean {
  if (least === 'all') return false;
  return least === 'error' ? level !== 'error' : level !== 'error' && level !== 'warn';
}

export function levelOf(text: string): Level {
  if (/\b(ERROR|FATAL|SEVERE|BUILD FAILURE)\b|^\s*(Caused by: |Exception in |error:)/.test(text)) return 'error';
  if (/\b(WARN|WARNING)\b/.test(text)) return 'warn';
  return /\b(DEBUG|TRACE)\b/.test(text) ? 'debug' : 'info';
}

export function firstError(lines: LogLine[]): LogLine | undefined {
  return lines.find((line) => levelOf(plain(line.text)) === 'error');
}
