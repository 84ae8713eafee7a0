import { useTexts } from '../texts';
import type { View } from './rows';
import { texts } from './texts';

interface Bar {
  view: View;
  setView: (view: View) => void;
  count: number;
  state: 'reading' | 'ended' | 'broken';
  following: boolean;
  follow: () => void;
  toTop: () => void;
  toError?: () => void;
  /** Absent where nothing can be paused. */
  paused?: boolean;
  pause?: () => void;
  /** Lines that came while it was paused. */
  waiting: number;
}

export function LogBar({ view, setView, count, state, following, follow, toTop, toError, paused, pause, waiting }: Bar) {
  const t = useTexts(texts);
  return (
    <div className="log-bar">
      <input
        className="field log-search" type="search" placeholder={t.search} aria-label={t.search}
        value={view.search} onChange={(event) => setView({ ...view, search: event.target.value })}
      />
      <select
        className="field" aria-label={t.level} value={view.level}
        onChange={(event) => setView({ ...view, level: event.target.value as View['level'] })}
      >
        <option value="all">{t.all}</option>
        <option value="warn">{t.warn}</option>
        <option value="error">{t.error}</option>
      </select>
      <span className="log-count muted">{t.lines(count)} · {t[state]}</span>
      <span className="log-acts">
        {toError && <button type="button" className="link tone-fail" onClick={toError}>{t.firstError}</button>}
        {pause && (
          <button type="button" className="link" aria-pressed={paused} onClick={pause}>
            {paused ? t.resume(waiting) : t.pause}
          </button>
        )}
        <button type="button" className="link" onClick={toTop}>{t.top}</button>
        <button type="button" className="link" aria-pressed={following} onClick={follow}>{following ? t.following : t.follow}</button>
      </span>
    </div>
  );
}
