import { usePrefs } from './prefs';
import { absolute, age, ago, between, clock, span } from './time';
import { useNow } from './useNow';

/** A point in time: how long ago, the exact moment on hover. */
export function Ago({ at }: { at: string | null }) {
  const { language } = usePrefs();
  const now = useNow();
  if (!at) return <span className="muted">–</span>;
  return <time dateTime={at} title={absolute(at, language)}>{ago(at, now, language)}</time>;
}

export function Age({ at }: { at: string | null }) {
  const { language } = usePrefs();
  const now = useNow();
  if (!at) return <span className="muted">–</span>;
  return <time dateTime={at} title={absolute(at, language)}>{age(at, now)}</time>;
}

/** The time of day; with the zone where a wrong hour would cost (prod). */
export function Clock({ at, zone = false }: { at: string; zone?: boolean }) {
  const { language } = usePrefs();
  const now = useNow();
  return <time dateTime={at} title={absolute(at, language)}>{clock(at, now, language)}{zone && ` ${zoneName(at)}`}</time>;
}

function zoneName(at: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' }).formatToParts(new Date(at));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}

/** How long something took, counting while it runs. */
export function Duration({ start, end }: { start: string | null; end: string | null }) {
  const now = useNow();
  const seconds = between(start, end, now);
  return <span className="number">{seconds === null ? '–' : span(seconds)}</span>;
}
