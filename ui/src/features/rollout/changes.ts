import type { Revision } from '../../api/types';
import type { Change } from '../../kit/DiffView';

const FIELDS = ['version', 'digest', 'image', 'sourceCommit', 'replicas', 'template', 'configVersion', 'routeRevision', 'commit'] as const;

/** What differs between two revisions: their fields, then each configuration value. */
export function changesBetween(from: Revision, to: Revision): Change[] {
  const fields = FIELDS.map((field) => ({ field, old: String(from[field]), new: String(to[field]) }));
  const names = [...new Set([...Object.keys(from.config), ...Object.keys(to.config)])].sort();
  const config = names.map((name) => ({ field: `config.${name}`, old: from.config[name] ?? null, new: to.config[name] ?? null }));
  return [...fields, ...config].filter((change) => change.old !== change.new);
}
