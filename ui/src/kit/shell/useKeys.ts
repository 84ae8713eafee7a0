import { useEffect, useRef } from 'react';

const PAUSE = 900;

/** A key sequence such as `g p`, or a chord such as `mod+k`; silent while somebody types. */
export function useKeys(keys: string, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  }, [act]);
  useEffect(() => {
    const wanted = keys.split(' ');
    let at = 0;
    let last = 0;
    const pressed = (event: KeyboardEvent) => {
      if (!keys.startsWith('mod+') && typing(event)) return;
      if (event.timeStamp - last > PAUSE) at = 0;
      last = event.timeStamp;
      at = nameOf(event) === wanted[at] ? at + 1 : 0;
      if (at < wanted.length) return;
      at = 0;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [keys]);
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  return event.metaKey || event.ctrlKey ? `mod+${key}` : key;
}

function typing(event: KeyboardEvent): boolean {
  const on = event.target;
  return on instanceof HTMLElement && (on.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(on.tagName));
}
