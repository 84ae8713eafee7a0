import { live } from '../../api/live/client';
import { useConnection } from '../../api/live/useLive';
import { useTexts } from '../texts';
import { span } from '../time';
import { useNow } from '../useNow';
import { texts } from './texts';

/** The dot in the bar: live, or how old what is shown has become. */
export function Connection() {
  const t = useTexts(texts);
  const now = useNow();
  const { state, heard } = useConnection();
  if (state === 'lost') {
    return (
      <span className="connection connection-lost" role="status">
        <span className="dot" />
        <span className="connection-words">{t.lost(span(Math.max(0, now - heard) / 1000))}</span>
        <button type="button" className="link" onClick={() => live.retry()}>{t.reconnect}</button>
      </span>
    );
  }
  const word = t[state];
  return (
    <span className={`connection connection-${state}`} role="status" title={word}>
      <span className="dot" />
      <span className="connection-words">{word}</span>
    </span>
  );
}
