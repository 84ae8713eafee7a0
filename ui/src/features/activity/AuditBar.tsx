import { useTexts } from '../../kit/texts';
import { texts } from './texts';

interface Wish {
  q: string;
  actor: string;
  name: string;
  project: string;
  /** Hours back, 0 for all. */
  hours: number;
}

export const NOTHING: Wish = { q: '', actor: '', name: '', project: '', hours: 0 };

/** To the minute: the same wish is the same question for a while. */
export function wantedOf(wish: Wish): string {
  const params = new URLSearchParams();
  for (const part of ['q', 'actor', 'name', 'project'] as const) {
    if (wish[part].trim() !== '') params.set(part, wish[part].trim());
  }
  if (wish.hours > 0) params.set('since', new Date(Math.floor(Date.now() / 60_000 - wish.hours * 60) * 60_000).toISOString());
  return params.toString();
}

/** What is looked for in the audit, and the way to carry it away. */
export function AuditBar({ wish, change, exported }: { wish: Wish; change: (part: Partial<Wish>) => void; exported: string }) {
  const t = useTexts(texts);
  return (
    <div className="list-bar">
      <input className="field list-search" type="search" aria-label={t.search} placeholder={t.searchHint} value={wish.q} onChange={(event) => change({ q: event.target.value })} />
      <input className="field" aria-label={t.byWhom} placeholder={t.byWhom} value={wish.actor} onChange={(event) => change({ actor: event.target.value })} />
      <input className="field" aria-label={t.what} placeholder={t.nameHint} value={wish.name} onChange={(event) => change({ name: event.target.value })} />
      <input className="field" aria-label={t.project} placeholder={t.project} value={wish.project} onChange={(event) => change({ project: event.target.value })} />
      <select className="field" aria-label={t.time} value={wish.hours} onChange={(event) => change({ hours: Number(event.target.value) })}>
        {[0, 1, 24, 24 * 7, 24 * 30].map((hours) => <option key={hours} value={hours}>{t.lately(hours)}</option>)}
      </select>
      <a className="link" href={exported} download="audit.ndjson">{t.export}</a>
    </div>
  );
}
