import type { DryRun } from '../../api/types';
import { useTexts } from '../../kit/texts';
import { words } from '../../kit/words';
import { texts } from './texts';

/** What the look at a cluster has found, before it is let in. */
export function Admission({ plan, before }: { plan: DryRun | null; before: string }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const found = plan?.would[0]?.data;
  if (!found) return before;
  const networks = [...list(found['podNetworks']), ...list(found['serviceNetworks'])];
  const warnings = list(found['warnings']);
  return (
    <>
      <p>{t.seen(word(found['server']), word(found['version']), networks.join(', '))}</p>
      <Warnings says={warnings} />
      {warnings.length === 0 && <p>{t.noWarnings}</p>}
    </>
  );
}

export function Warnings({ says }: { says: string[] }) {
  return says.length === 0 ? null : <ul className="warnings">{says.map((one) => <li key={one}>{one}</li>)}</ul>;
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : '–';
}
