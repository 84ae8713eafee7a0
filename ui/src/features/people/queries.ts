import { queryOptions } from '@tanstack/react-query';
import { get } from '../../api/http';
import type { Account, Page, SessionView, TokenView } from '../../api/types';

/** @param base `/me`, or a person's address */
export const askPeople = {
  account: () => queryOptions({ queryKey: ['account'], queryFn: () => get<Account>('/me') }),
  sessions: (base: string) => queryOptions({ queryKey: ['account', base, 'sessions'], queryFn: () => get<Page<SessionView>>(`${base}/sessions`), refetchInterval: 10_000 }),
  tokens: (base: string) => queryOptions({ queryKey: ['account', base, 'tokens'], queryFn: () => get<Page<TokenView>>(`${base}/tokens`) }),
  list: (q: string) => queryOptions({ queryKey: ['people', q], queryFn: () => get<Page<Account>>(`/people?size=200&q=${encodeURIComponent(q)}`) }),
};
