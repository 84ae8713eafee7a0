import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { tail } from '../pods';
import { useTexts } from '../texts';
import { pieces } from './ansi';
import { LogBar } from './LogBar';
import { firstError, rowsOf, type LogLine, type LogRow, type View } from './rows';
import { texts } from './texts';
import { useWindow } from './useWindow';

export const ROW = 20;

interface Log {
  lines: LogLine[];
  state: 'reading' | 'ended' | 'broken';
  height?: string;
  /** Open at the first error once all is read. */
  toFirstError?: boolean;
}

/** A log of any length: only the rows in sight are in the page. */
export function LogView({ lines, state, height = '60vh', toFirstError = false }: Log) {
  const t = useTexts(texts);
  const [view, setView] = useState<View>({ search: '', level: 'all', open: new Set() });
  const [marked, setMarked] = useState(() => Number(/^#L(\d+)$/.exec(location.hash)?.[1] ?? 0));
  const shown = useDeferredValue(lines);
  const rows = rowsOf(shown, view);
  const { ref, onScroll, scrollToRow, ...box } = useWindow(rows.length, marked === 0);
  const error = firstError(lines);
  const goTo = (n: number) => {
    setMarked(n);
    history.replaceState(history.state, '', `#L${String(n)}`);
    scrollToRow(rows.findIndex((row) => row.kind === 'line' && row.line.n === n));
  };
  useJumpOnce(marked || (toFirstError && state === 'ended' ? (error?.n ?? 0) : 0), rows, scrollToRow);
  const toggle = (at: number) => setView({ ...view, open: toggled(view.open, at) });
  return (
    <div className="log">
      <LogBar
        view={view} setView={setView} count={lines.length} state={state} following={box.following} follow={box.follow}
        toTop={box.toTop} {...(error ? { toError: () => goTo(error.n) } : {})}
      />
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by keyboard */}
      <div className="log-box" style={{ height }} ref={ref} onScroll={onScroll} tabIndex={0} role="log" aria-label={t.log}>
        {rows.length === 0 && shown === lines && <p className="log-empty">{lines.length === 0 ? t.empty : t.nothing}</p>}
        <div style={{ height: rows.length * ROW, position: 'relative' }}>
          {rows.slice(box.from, box.to).map((row, index) => (
            <Row key={box.from + index} row={row} top={(box.from + index) * ROW} marked={marked} mark={goTo} toggle={toggle} open={view.open} />
          ))}
        </div>
      </div>
    </div>
  );
}

function useJumpOnce(marked: number, rows: LogRow[], scrollToRow: (row: number) => void): void {
  const jumped = useRef(false);
  useEffect(() => {
    if (jumped.current || marked === 0) return;
    const at = rows.findIndex((row) => row.kind === 'line' && row.line.n === marked);
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
  marked: number;
  mark: (n: number) => void;
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
    <div className={`log-row log-${level}${marked === line.n ? ' log-marked' : ''}`} style={{ top }}>
      <button type="button" className="log-n" tabIndex={-1} aria-label={t.line(line.n)} onClick={() => mark(line.n)}>{line.n}</button>
      {line.pod && <span className="log-pod" title={line.pod}>{tail(line.pod)}</span>}
      <span className="log-text">
        {pieces(line.text).map((piece, index) => <span key={index} className={piece.tone && `tone-${piece.tone}`}>{piece.text}</span>)}
      </span>
    </div>
  );
}
