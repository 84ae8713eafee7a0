import type { Environment } from '../../api/types';
import type { words } from '../words';
import type { FieldSpec } from './Fields';

/** The reason an act gives: asked everywhere, wanted where the environment is prod. */
export function reasonField(env: Environment, t: (typeof words)['en']): FieldSpec {
  const prod = env.envClass === 'prod';
  return { name: 'reason', kind: 'text', label: prod ? t.reasonProd : t.reason, hint: t.reasonHint, ...(prod ? { required: t.reasonProd } : {}) };
}
