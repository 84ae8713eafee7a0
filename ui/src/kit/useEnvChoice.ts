import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ask } from '../api/queries';
import type { Environment } from '../api/types';
import { inFlowOrder } from './EnvChip';

/** The environment a room shows: from the address, else the first; undefined while unknown, null when there is none. */
export function useEnvChoice(project: string): Environment | null | undefined {
  const { env: wanted }: { env?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const envs = useQuery(ask.envs(project)).data?.items;
  const ordered = inFlowOrder(envs ?? []);
  const chosen = ordered.find((one) => one.name === wanted) ?? ordered[0];
  const missing = chosen !== undefined && wanted !== chosen.name ? chosen.name : undefined;
  useEffect(() => {
    if (missing !== undefined) void navigate({ to: '.', search: (old: object) => ({ ...old, env: missing }), replace: true });
  }, [missing, navigate]);
  return envs === undefined ? undefined : (chosen ?? null);
}
