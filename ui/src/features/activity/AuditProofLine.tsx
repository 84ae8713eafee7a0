import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/queries';
import { EvidenceCard, ProblemCard } from '../../kit/EvidenceCard';
import { useTexts } from '../../kit/texts';
import { texts } from './texts';

/** Reads the whole chain when asked to: that takes a while where there is much. */
export function AuditProofLine() {
  const t = useTexts(texts);
  const proof = useQuery(ask.proof());
  const found = proof.data;
  return (
    <>
      {proof.error !== null && <ProblemCard error={proof.error} />}
      {found !== undefined && !found.whole && <EvidenceCard title={t.broken} cause={found.why ?? ''} />}
      <p className="muted audit-proof" role="status">
        <button type="button" className="button" disabled={proof.isFetching} onClick={() => void proof.refetch()}>{t.prove}</button>
        {' '}
        {proof.isFetching ? t.proving : found?.whole === true ? t.whole(found.rows, found.sealed) : t.chain}
      </p>
    </>
  );
}
