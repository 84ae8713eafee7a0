import { useEffect, useRef } from 'react';

/** What changed glows once and settles; a value that was undefined has only arrived. */
export function useGlow<E extends HTMLElement>(value: unknown) {
  const element = useRef<E>(null);
  const before = useRef(value);
  useEffect(() => {
    if (Object.is(before.current, value)) return;
    const known = before.current !== undefined;
    before.current = value;
    const shown = element.current;
    if (shown === null || !known) return;
    shown.classList.remove('glow');
    // A style read between removal and addition restarts the animation.
    shown.getBoundingClientRect();
    shown.classList.add('glow');
  }, [value]);
  return element;
}
