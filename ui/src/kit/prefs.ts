import { useSyncExternalStore } from 'react';

export type Language = 'en' | 'zh';
export type Theme = 'system' | 'light' | 'dark';

interface Prefs {
  language: Language;
  theme: Theme;
  narrowRail: boolean;
  project: string;
}

const watchers = new Set<() => void>();
let prefs: Prefs = {
  language: read('language') === 'zh' || (read('language') === null && spoken().startsWith('zh')) ? 'zh' : 'en',
  theme: (read('theme') as Theme | null) ?? 'system',
  narrowRail: read('narrowRail') === 'true',
  project: read('project') ?? '',
};

/** What this browser's person chose; kept here, not on the server, so that sign-in has it too. */
export function usePrefs(): Prefs {
  return useSyncExternalStore(subscribe, () => prefs);
}

export function choose(change: Partial<Prefs>): void {
  prefs = { ...prefs, ...change };
  for (const [name, value] of Object.entries(change)) write(name, String(value));
  applyToDocument();
  watchers.forEach((watcher) => watcher());
}

export function useDark(): boolean {
  const { theme } = usePrefs();
  const system = useSyncExternalStore(subscribeScheme, () => scheme().matches);
  return theme === 'dark' || (theme === 'system' && system);
}

export function applyToDocument(): void {
  const dark = prefs.theme === 'dark' || (prefs.theme === 'system' && scheme().matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  document.documentElement.lang = prefs.language === 'zh' ? 'zh-CN' : 'en';
}

/** What the browser speaks; outside of one (unit tests) that is English. */
function spoken(): string {
  return (globalThis.navigator as Navigator | undefined)?.language ?? 'en';
}

function scheme(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}

function subscribeScheme(watcher: () => void): () => void {
  const query = scheme();
  const changed = () => {
    applyToDocument();
    watcher();
  };
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(`slipway.${name}`);
  } catch {
    return null; // storage is forbidden in this browser: defaults hold for this visit
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(`slipway.${name}`, value);
  } catch {
    // storage is forbidden: the choice holds until the page is left
  }
}
