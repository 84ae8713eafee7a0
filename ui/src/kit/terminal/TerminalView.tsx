import { useEffect, useRef } from 'react';
import { useDark } from '../prefs';
import type { Screen } from './screens';

/** A screen in its place on the page; it comes and goes with the page, the session does not. */
export function TerminalView({ screen }: { screen: Screen }) {
  const box = useRef<HTMLDivElement>(null);
  const dark = useDark();
  const { element, fit, focus, paint } = screen;
  useEffect(() => {
    const place = box.current;
    if (place === null) return undefined;
    place.append(element);
    fit();
    focus();
    const observer = new ResizeObserver(() => fit());
    observer.observe(place);
    // The font of the house may come after the first measure.
    void document.fonts.ready.then(() => element.isConnected && fit());
    return () => {
      observer.disconnect();
      element.remove();
    };
  }, [element, fit, focus]);
  useEffect(() => paint(dark), [paint, dark]);
  return <div className="terminal-box" ref={box} />;
}
