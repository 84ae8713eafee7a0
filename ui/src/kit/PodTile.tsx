import type { PodView } from '../api/types';
import { podLook, tail } from './pods';
import { Glyph } from './StateBadge';
import { usePrefs } from './prefs';
import { stateWord } from './state';
import { age } from './time';
import { useNow } from './useNow';

/** One pod, drawn the same wherever it stands: tail of the name, stage, restarts; all of it on hover. */
export function PodTile({ pod }: { pod: PodView }) {
  const { language } = usePrefs();
  const now = useNow();
  const facts = [
    pod.name,
    `${stateWord(pod.stage, language)} · ${pod.status} · ${pod.ready}`,
    pod.node ? `${pod.node} ${pod.ip ?? ''}` : null,
    pod.created ? age(pod.created, now) : null,
    pod.why,
  ].filter(Boolean);
  return (
    <span className={`pod pod-${pod.stage} tone-${podLook(pod).tone}`} data-pod={pod.name} title={facts.join('\n')}>
      <Glyph look={podLook(pod)} size={12} />
      <span className="pod-name">{tail(pod.name)}</span>
      {pod.restarts > 0 && <span className="pod-restarts">{pod.restarts}×</span>}
    </span>
  );
}
