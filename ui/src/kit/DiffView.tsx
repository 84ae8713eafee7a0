import { useTexts } from './texts';
import { words } from './words';

export interface Change {
  field: string;
  old: string | null;
  new: string | null;
  /** Who wrote the old value. */
  by?: string | null;
}

/** Field by field: what was, what is. */
export function DiffView({ changes, same }: { changes: Change[]; same: string }) {
  const t = useTexts(words);
  if (changes.length === 0) return <p className="muted">{same}</p>;
  return (
    <dl className="diff">
      {changes.map((change) => (
        <div key={change.field} className="diff-row">
          <dt><code>{change.field}</code>{change.by && <span className="diff-by"> · {change.by}</span>}</dt>
          <dd className="diff-old"><del>{change.old ?? t.none}</del></dd>
          <dd className="diff-new"><ins>{change.new ?? t.none}</ins></dd>
        </div>
      ))}
    </dl>
  );
}
