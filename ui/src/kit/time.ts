import type { Language } from './prefs';

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** "3 min ago": how long before `now` something was. */
export function ago(time: string, now: number, language: Language): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(time)) / 1000));
  const format = new Intl.RelativeTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { style: 'short', numeric: 'always' });
  for (const [unit, size] of UNITS) if (seconds >= size) return format.format(-Math.floor(seconds / size), unit);
  if (seconds < 5) return language === 'zh' ? '刚刚' : 'now';
  return format.format(-seconds, 'second');
}

/** A span as people read a clock: 0:14, 12:03, 1:02:03; below ten seconds with one tenth. */
export function span(seconds: number): string {
  if (seconds < 10) return `${Math.max(0, seconds).toFixed(1)} s`;
  const whole = Math.floor(seconds);
  const tail = String(whole % 60).padStart(2, '0');
  if (whole < 3_600) return `${String(Math.floor(whole / 60))}:${tail}`;
  return `${String(Math.floor(whole / 3_600))}:${String(Math.floor((whole % 3_600) / 60)).padStart(2, '0')}:${tail}`;
}

/** Short age for dense tables: 4 s, 12 min, 3 h, 5 d. */
export function age(time: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(time)) / 1000));
  if (seconds < 60) return `${String(seconds)} s`;
  if (seconds < 3_600) return `${String(Math.floor(seconds / 60))} min`;
  if (seconds < 86_400 * 2) return `${String(Math.floor(seconds / 3_600))} h`;
  return `${String(Math.floor(seconds / 86_400))} d`;
}

export function between(start: string | null, end: string | null, now: number): number | null {
  if (!start) return null;
  return Math.max(0, ((end ? Date.parse(end) : now) - Date.parse(start)) / 1000);
}

/** Full date and time with the zone of the person. */
export function absolute(time: string, language: Language): string {
  const options = { dateStyle: 'medium', timeStyle: 'long' } as const;
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', options).format(new Date(time));
}

/** The time of day, with the date when it was not today. */
export function clock(time: string, now: number, language: Language): string {
  const date = new Date(time);
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const hour = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(date);
  if (new Date(now).toDateString() === date.toDateString()) return hour;
  return `${new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' }).format(date)} ${hour}`;
}
