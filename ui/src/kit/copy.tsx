import { useEffect, useState } from 'react';
import { Icon } from './icons';
import { useTexts } from './texts';
import { words } from './words';

/** Copies also over plain http, where the clipboard object does not exist. */
async function put(text: string): Promise<void> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard !== undefined) return clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way where the page is not https
  document.execCommand('copy');
  area.remove();
}

export function useCopy(): { copied: boolean; copy: (text: string) => void } {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [copied]);
  return { copied, copy: (text) => void put(text).then(() => setCopied(true)) };
}

/** The first twelve characters of a digest or commit; a click copies the whole. */
export function Digest({ value, length = 12 }: { value: string | null; length?: number }) {
  const t = useTexts(words);
  const { copied, copy } = useCopy();
  if (!value) return <span className="muted">–</span>;
  const short = value.replace(/^sha256:/, '').slice(0, length);
  return (
    <button type="button" className="digest" title={`${value}\n${t.copy}`} onClick={() => copy(value)}>
      {copied ? t.copied : short}
    </button>
  );
}

/** The command that does the same as the page; a click copies it. */
export function Command({ line, quiet = false }: { line: string; quiet?: boolean }) {
  const t = useTexts(words);
  const { copied, copy } = useCopy();
  return (
    <button type="button" className={quiet ? 'command command-quiet' : 'command'} title={t.copyCommand} onClick={() => copy(line)}>
      <code>{line}</code>
      <Icon name={copied ? 'check' : 'copy'} size={14} />
      <span className="unseen" aria-live="polite">{copied ? t.copied : t.copyCommand}</span>
    </button>
  );
}
