import { useLayoutEffect, useRef } from 'react';

/**
 * Lets tiles slide from where they were to where they are: measured before and after each change of
 * the board, by pod name. People who asked for less motion get the cut.
 */
export function useSlide<E extends HTMLElement>(change: unknown) {
  const board = useRef<E>(null);
  const before = useRef(new Map<string, DOMRect>());
  useLayoutEffect(() => {
    if (board.current === null) return;
    const after = new Map<string, DOMRect>();
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    for (const tile of board.current.querySelectorAll<HTMLElement>('[data-pod]')) {
      const name = tile.dataset['pod'] ?? '';
      const to = tile.getBoundingClientRect();
      after.set(name, to);
      if (!still) slide(tile, before.current.get(name), to);
    }
    before.current = after;
  }, [change]);
  return board;
}

function slide(tile: HTMLElement, from: DOMRect | undefined, to: DOMRect): void {
  const timing = { duration: 420, easing: 'cubic-bezier(.3,.7,.2,1)' };
  if (from === undefined) {
    tile.animate([{ opacity: 0, transform: 'scale(.9)' }, { opacity: 1, transform: 'none' }], timing);
    return;
  }
  const [x, y] = [from.left - to.left, from.top - to.top];
  if (x === 0 && y === 0) return;
  tile.animate([{ transform: `translate(${String(x)}px,${String(y)}px)` }, { transform: 'none' }], timing);
}
