import { Link } from '@tanstack/react-router';
import { EmptyState } from '../EmptyState';
import { EvidenceCard, problemOf } from '../EvidenceCard';
import { useTexts } from '../texts';
import { texts } from './texts';

export function PageBroke({ error }: { error: unknown }) {
  const t = useTexts(texts);
  const problem = problemOf(error);
  return (
    <EvidenceCard title={problem.title || t.crash} cause={problem.detail} lines={problem.evidence} next={problem.nextStep}>
      <button type="button" className="link" onClick={() => location.reload()}>{t.reload}</button>
    </EvidenceCard>
  );
}

export function NothingHere() {
  const t = useTexts(texts);
  return <EmptyState title={t.notFound} text={t.notFoundText}><Link to="/">{t.toHome}</Link></EmptyState>;
}
