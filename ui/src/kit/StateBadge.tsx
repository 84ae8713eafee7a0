import type { Phase } from '../api/types';
import { usePrefs } from './prefs';
import { lookOf, stateWord, type Look, type Shape } from './state';

const STROKES: Record<Shape, string> = {
  ring: 'M8 3.2a4.8 4.8 0 1 0 .01 0',
  arc: 'M8 3.2a4.8 4.8 0 0 1 4.8 4.8',
  check: 'M3.6 8.4 6.8 11.4 12.4 4.9',
  cross: 'M4.4 4.4l7.2 7.2M11.6 4.4l-7.2 7.2',
  bar: 'M3.8 8h8.4',
  alert: 'M8 3.4v5.4M8 12h.01',
};

export function Glyph({ look, size = 14 }: { look: Look; size?: number }) {
  return (
    <svg className={`glyph tone-${look.tone} glyph-${look.shape}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {look.shape === 'arc' && <path className="glyph-track" d={STROKES.ring} />}
      <path className="glyph-stroke" d={STROKES[look.shape]} />
    </svg>
  );
}

/** Icon, word and colour of a state: the same on every page, never colour alone. */
export function StateBadge({ state, phase, title }: { state: string; phase?: Phase; title?: string | null }) {
  const { language } = usePrefs();
  const look = lookOf(state, phase);
  return (
    <span className={`state tone-${look.tone}`} title={title ?? undefined}>
      <Glyph look={look} />
      {stateWord(state, language)}
    </span>
  );
}
