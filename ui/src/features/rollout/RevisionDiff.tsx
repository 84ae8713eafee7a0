import { useState } from 'react';
import type { Revision } from '../../api/types';
import { DiffView } from '../../kit/DiffView';
import { useTexts } from '../../kit/texts';
import { shortVersion } from '../../kit/Version';
import { changesBetween } from './changes';
import { texts } from './texts';

/** Any two revisions, field by field. */
export function RevisionDiff({ from, to, all }: { from: Revision; to: Revision; all: Revision[] }) {
  const t = useTexts(texts);
  const [pair, setPair] = useState([from.n, to.n]);
  const [left, right] = pair.map((n) => all.find((one) => one.n === n));
  if (!left || !right) return null;
  const picker = (side: 0 | 1) => (
    <select className="field" aria-label={side === 0 ? t.old : t.new} value={pair[side]} onChange={(event) => setPair(side === 0 ? [Number(event.target.value), right.n] : [left.n, Number(event.target.value)])}>
      {all.map((one) => <option key={one.n} value={one.n}>{one.n} · {shortVersion(one.version)}</option>)}
    </select>
  );
  return (
    <>
      <div className="diff-pick">{picker(0)} → {picker(1)}</div>
      <DiffView changes={changesBetween(left, right)} same={t.noDifference} />
    </>
  );
}
