import { useEffect, useRef, type ReactNode } from 'react';
import { Icon } from './icons';
import { useTexts } from './texts';
import { words } from './words';

/** Details beside the list, not over it: the list stays usable. Escape closes. */
export function SidePanel({ title, close, children }: { title: ReactNode; close: () => void; children: ReactNode }) {
  const t = useTexts(words);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [close]);
  return (
    <aside className="side" ref={panel} tabIndex={-1}>
      <div className="side-head"><h2>{title}</h2><button type="button" className="button button-icon button-small" aria-label={t.close} title={t.close} onClick={close}><Icon name="cross" /></button></div>
      <div className="side-body">{children}</div>
    </aside>
  );
}
