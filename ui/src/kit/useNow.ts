import { useSyncExternalStore } from 'react';

// One clock for the page: all ages tick together, and nothing ticks while nobody looks.
const watchers = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(watcher: () => void): () => void {
  if (watchers.size === 0) now = Date.now();
  watchers.add(watcher);
  timer ??= setInterval(() => {
    if (document.hidden) return;
    now = Date.now();
    watchers.forEach((each) => each());
  }, 1_000);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Milliseconds now, moving once a second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
