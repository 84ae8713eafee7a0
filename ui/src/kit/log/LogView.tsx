import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { tail } from '../pods';
import { useTexts } from '../texts';
import { pieces } from './ansi';
import { LogBar } from './LogBar';
import { firstError, idOf, linked, rowsOf, type LogLine, type LogRow, type View } from './rows';
import { texts } from './texts';
import { useWindow } from './useWindow';

export const ROW = 20;

interface Log {
  lines: LogLine[];
  state: 'reading' | 'ended' | 'broken';
  height?: string;
  /** Open at the first error once all is read. */
  toFirstError?: boolean;
  /** It goes on while one reads: a button holds what is shown. */
  pausable?: boolean;
}

/** A log of any length: only the rows in sight are in the page. */
export function LogView({ lines, state, height = '60vh', toFirstError = false, pausable = false }: Log) {
  const t = useTexts(texts);
  const [view, setView] = useState<View>({ search: '', level: 'all', open: new Set() });
  const [marked, setMarked] = useState(() => linked(location.hash));
  const [held, setHeld] = useState<LogLine[] | null>(null);
  const shown = useDeferredValue(held ?? lines);
  const rows = rowsOf(shown, view);
  const { ref, onScroll, scrollToRow, ...box } = useWindow(rows.length, marked === '');
  const error = firstError(lines);
  const goTo = (line: LogLine) => {
    setMarked(idOf(line));
    history.replaceState(history.state, '', `#${encodeURIComponent(idOf(line))}`);
    scrollToRow(rows.findIndex((row) => row.kind === 'line' && row.line.n === line.n));
  };
  useJumpOnce(marked || (toFirstError && state === 'ended' && error ? idOf(error) : ''), rows, scrollToRow);
  const toggle = (at: number) => setView({ ...view, open: toggled(view.open, at) });
  return (
    <div className="log">
      <LogBar
        view={view} setView={setView} count={lines.length} state={state} following={box.following} follow={box.follow}
        toTop={box.toTop} {...(error ? { toError: () => goTo(error) } : {})}
        {...(pausable ? { paused: held !== null, pause: () => setHeld(held === null ? lines : null) } : {})}
        waiting={held === null ? 0 : (lines.at(-1)?.n ?? 0) - (held.at(-1)?.n ?? 0)}
      />
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by keyboard */}
      <div className="log-box" style={{ height }} ref={ref} onScroll={onScroll} tabIndex={0} role="log" aria-label={t.log}>
        {rows.length === 0 && shown === (held ?? lines) && <p className="log-empty">{lines.length === 0 ? t.empty : t.nothing}</p>}
        <div style={{ height: rows.length * ROW, position: 'relative' }}>
          {rows.slice(box.from, box.to).map((row, index) => (
            <Row key={box.from + index} row={row} top={(box.from + index) * ROW} marked={marked} mark={goTo} toggle={toggle} open={view.open} />
          ))}
        </div>
      </div>
    </div>
  );
}

function useJumpOnce(marked: string, rows: LogRow[], scrollToRow: (row: number) => void): void {
  const jumped = useRef(false);
  useEffect(() => {
    if (jumped.current || marked === '') return;
    const at = rows.findIndex((row) => row.kind === 'line' && idOf(row.line) === marked);
    if (at < 0) return;
    jumped.current = true;
    scrollToRow(at);
  }, [marked, rows, scrollToRow]);
}

function toggled(open: ReadonlySet<number>, at: number): Set<number> {
  const next = new Set(open);
  if (!next.delete(at)) next.add(at);
  return next;
}

interface RowProps {
  row: LogRow;
  top: number;
  marked: string;
  mark: (line: LogLine) => void;
  toggle: (at: number) => void;
  open: ReadonlySet<number>;
}

function Row({ row, top, marked, mark, toggle, open }: RowProps) {
  const t = useTexts(texts);
  if (row.kind === 'fold') {
    return (
      <button type="button" className="log-fold" style={{ top }} onClick={() => toggle(row.at)}>
        {open.has(row.at) ? t.fold : t.frames(row.count)}
      </button>
    );
  }
  const { line, level } = row;
  return (
    <div className={`log-row log-${level}${marked === idOf(line) ? ' log-marked' : ''}`} style={{ top }}>
      <button type="button" className="log-n" tabIndex={-1} aria-label={t.line(line.n)} onClick={() => mark(line)}>{line.n}</button>
      {line.pod && <span className="log-pod" title={line.time ? `${line.pod} ${line.time}` : line.pod}>{tail(line.pod)}</span>}
      <span className="log-text">
        {pieces(line.text).map((piece, index) => <span key={index} className={piece.tone && `tone-${piece.tone}`}>{piece.text}</span>)}
      </span>
    </div>
  );
}
