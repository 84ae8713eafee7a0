import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemCard } from './EvidenceCard';
import { SkeletonRows } from './Skeleton';

/** The forms every question has: on its way, refused or away, answered. An older answer stays on a failed refresh. */
export function Asked<T>({ query, rows, children }: { query: UseQueryResult<T>; rows?: number; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ProblemCard error={query.error} retry={() => void query.refetch()} />;
  return <SkeletonRows {...(rows === undefined ? {} : { rows })} />;
}
