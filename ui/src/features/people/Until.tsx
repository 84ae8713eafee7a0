import { usePrefs } from '../../kit/prefs';
import { absolute, span } from '../../kit/time';
import { useNow } from '../../kit/useNow';

const SOON = 7 * 86_400;

/** How long something is still good; what ends within a week stands out. */
export function Until({ at }: { at: string }) {
  const { language } = usePrefs();
  const left = Math.max(0, (Date.parse(at) - useNow()) / 1000);
  const days = Math.floor(left / 86_400);
  return <time dateTime={at} title={absolute(at, language)} className={left < SOON ? 'tone-warn' : undefined}>{days > 0 ? (language === 'zh' ? `${days} 天` : `${days} d`) : span(left)}</time>;
}
