import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { post } from '../../api/http';
import { ask } from '../../api/queries';

/** Trades a proof for a session, then leads to where the person wanted to go. */
export function useEnter(path: '/login' | '/setup') {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const { to }: { to?: string } = useSearch({ strict: false });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const enter = async (proof: object) => {
    setBusy(true);
    setError(null);
    try {
      await post(path, proof);
      await cache.query({ ...ask.me(), staleTime: 0 });
      await navigate({ href: to?.startsWith('/') && !to.startsWith('//') ? to : '/' });
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return { busy, error, enter };
}
