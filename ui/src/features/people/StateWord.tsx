import { useTexts } from '../../kit/texts';
import { texts } from './texts';

/** On or off, as a word: colour alone says nothing. */
export function StateWord({ on }: { on: boolean }) {
  const t = useTexts(texts);
  return <span className={on ? 'state tone-ok' : 'state tone-off'}>{on ? t.on : t.off}</span>;
}
