import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/queries';
import type { Me } from '../api/types';

/** May the person do this here? Only for what to show: the server decides again at every act. */
export function may(me: Me | undefined, right: string, project: string): boolean {
  if (me === undefined) return false;
  const held = [...(me.grants['*'] ?? []), ...(me.grants[project] ?? [])];
  return me.admin || held.includes(right) || held.includes('*');
}

export function useCan(project: string): (right: string) => boolean {
  const me = useQuery(ask.me()).data;
  return (right) => may(me, right, project);
}
