import type { EnvClass } from '../api/types';

/** An environment's name in the tint of its class, so that nobody acts in the wrong one. */
export function EnvChip({ name, envClass }: { name: string; envClass?: EnvClass | undefined }) {
  return <span className={`env-chip env-${envClass ?? classOf(name)}`}>{name}</span>;
}

const CLASSES: EnvClass[] = ['dev', 'test', 'stage', 'prod'];

/** The class an environment's name suggests while its record is still on the way. */
export function classOf(name: string): EnvClass {
  return CLASSES.find((one) => one === name) ?? 'dev';
}

/** Environments in the order a change walks through them. */
export function inFlowOrder<T extends { envClass: EnvClass; name: string }>(envs: T[]): T[] {
  return [...envs].sort((a, b) => CLASSES.indexOf(a.envClass) - CLASSES.indexOf(b.envClass) || a.name.localeCompare(b.name));
}
