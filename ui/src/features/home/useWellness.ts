import { useQueries } from '@tanstack/react-query';
import { ask } from '../../api/queries';
import type { Project } from '../../api/types';
import { lastFailed, servingOf } from '../../kit/serving';

/** How many apps move, and how many need a look, over all environments. */
export function useWellness(projects: Project[]): { moving: number; wrong: number } {
  const envs = useQueries({ queries: projects.map((project) => ask.envs(project.name)) }).flatMap((query) => query.data?.items ?? []);
  const statuses = useQueries({ queries: envs.map((env) => ask.statuses(env.project, env.name)) }).flatMap((query) => query.data?.items ?? []);
  const states = statuses.map((status) => ({ serving: servingOf(status), failed: lastFailed(status) }));
  return {
    moving: states.filter((one) => one.serving === 'Moving').length,
    wrong: states.filter((one) => one.serving === 'Broken' || one.serving === 'Degraded' || one.failed).length,
  };
}
