import { queryOptions } from '@tanstack/react-query';
import { get } from '../../api/http';
import type { Grant, Page, Role, Simulation, Team } from '../../api/types';

/** What this room asks; every change asks all of it anew. */
export const rightsKey = ['rights'];

export const asks = {
  grants: () => queryOptions({ queryKey: [...rightsKey, 'grants'], queryFn: () => get<Page<Grant>>('/access/grants'), refetchInterval: 15_000 }),
  roles: () => queryOptions({ queryKey: [...rightsKey, 'roles'], queryFn: () => get<Page<Role>>('/access/roles') }),
  rights: () => queryOptions({ queryKey: ['all-rights'], queryFn: () => get<Page<string>>('/access/rights'), staleTime: Infinity }),
  teams: () => queryOptions({ queryKey: [...rightsKey, 'teams'], queryFn: () => get<Page<Team>>('/access/teams') }),
  could: (query: string) => queryOptions({ queryKey: [...rightsKey, 'could', query], queryFn: () => get<Page<Simulation>>(`/access/simulation?${query}`), staleTime: 0 }),
};
