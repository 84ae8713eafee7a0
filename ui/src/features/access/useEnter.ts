import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { post, ProblemError } from '../../api/http';
import { ask } from '../../api/queries';

/** Trades a proof for a session, then leads to where the person wanted to go. */
export function useEnter(path: '/login' | '/setup') {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const { to }: { to?: string } = useSearch({ strict: false });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [wantsCode, setWantsCode] = useState(false);
  const enter = async (proof: object) => {
    setBusy(true);
    setError(null);
    try {
      await post(path, proof);
      await cache.query({ ...ask.me(), staleTime: 0 });
      await navigate({ href: to?.startsWith('/') && !to.startsWith('//') ? to : '/' });
    } catch (cause) {
      // The first time it is a question, not a refusal.
      const asked = cause instanceof ProblemError && cause.problem.code === 'SecondFactorNeeded';
      setError(asked && !wantsCode ? null : cause);
      if (asked) setWantsCode(true);
      setBusy(false);
    }
  };
  const again = () => {
    setWantsCode(false);
    setError(null);
  };
  return { busy, error, enter, wantsCode, again };
}
