import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';

interface Wish {
  q: string;
  sort: string;
  ns: string;
  ill: boolean;
}

/** Search, order and filters of a list live in the address: it can be sent to a colleague, and back brings them back. */
export function useListSearch(usual: string): Wish & { set: (change: Partial<Wish>) => void } {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(() => text(search['q']));
  const wish: Wish = { q: typed, sort: text(search['sort']) || usual, ns: text(search['ns']), ill: search['ill'] === true };
  const set = (change: Partial<Wish>) => {
    const next = { ...wish, ...change };
    setTyped(next.q);
    const kept = { q: next.q || undefined, sort: next.sort === usual ? undefined : next.sort, ns: next.ns || undefined, ill: next.ill || undefined };
    void navigate({ to: '.', search: (old: object) => ({ ...old, ...kept }), replace: true, resetScroll: false });
  };
  return { ...wish, set };
}

/** The router reads what looks like a number as one. */
function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
