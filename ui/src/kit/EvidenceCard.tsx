import type { ReactNode } from 'react';
import { ProblemError } from '../api/http';
import type { Problem } from '../api/types';
import { Command } from './copy';
import { Icon } from './icons';
import { useTexts } from './texts';
import { words } from './words';

interface Evidence {
  title: string;
  cause?: string | null;
  lines?: string[];
  next?: string | null;
  children?: ReactNode;
}

/** A bad state with its cause, the lines that show it, and what to do now. */
export function EvidenceCard({ title, cause, lines = [], next, children }: Evidence) {
  const t = useTexts(words);
  return (
    <section className="evidence" role="alert">
      <p className="evidence-title"><Icon name="warning" />{title}</p>
      {cause && <p className="evidence-cause">{cause}</p>}
      {lines.length > 0 && <pre className="evidence-lines">{lines.join('\n')}</pre>}
      {next && <p className="evidence-next"><span className="muted">{t.nextStep}</span> {isCommand(next) ? <Command line={next} /> : next}</p>}
      {children}
    </section>
  );
}

function isCommand(next: string): boolean {
  return /^(slipway|kubectl|git|k8s) /.test(next);
}

/** The server's own words for a refusal. */
export function ProblemCard({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useTexts(words);
  const problem = problemOf(error);
  return (
    <EvidenceCard
      title={problem.status === 403 ? t.forbidden : problem.title || t.notReached}
      cause={problem.detail}
      lines={[...problem.faults.map((fault) => `${fault.field}: ${fault.message}`), ...problem.evidence]}
      next={problem.nextStep}
    >
      {retry && <button type="button" className="link" onClick={retry}>{t.retry}</button>}
    </EvidenceCard>
  );
}

type Told = Pick<Problem, 'title' | 'detail' | 'status' | 'faults' | 'evidence' | 'nextStep'>;

export function problemOf(error: unknown): Told {
  if (error instanceof ProblemError) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  return { title: '', detail, status: 0, faults: [], evidence: [], nextStep: null };
}
