import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/queries';
import type { Me } from '../api/types';

type Right = Me['rights'][number];

/** Told of a whole project: it holds in each environment of it, for each app. */
function whole(right: Right, env: string | undefined): boolean {
  return (
    (right.env == null || right.env === env) && right.envClass == null && right.app == null && right.cluster == null
  );
}

/**
 * May the person do this here? Only for what to show: the server decides again at every act. What holds for a part of
 * the place is shown, what is denied for a part of it too.
 */
export function may(me: Me | undefined, right: string, project: string, env?: string): boolean {
  if (me === undefined) return false;
  const about = me.rights.filter(
    (one) =>
      one.permissions.includes(right) &&
      (one.project == null || one.project === project) &&
      (env === undefined || one.env == null || one.env === env),
  );
  return about.some((one) => !one.deny) && !about.some((one) => one.deny && whole(one, env));
}

export function useCan(project: string, env?: string): (right: string) => boolean {
  const me = useQuery(ask.me()).data;
  return (right) => may(me, right, project, env);
}
