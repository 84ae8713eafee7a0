import type { ReactNode } from 'react';
import type { EnvClass } from '../api/types';

interface Title {
  title: ReactNode;
  answer: ReactNode;
  acts?: ReactNode;
  envClass?: EnvClass | undefined;
  above?: ReactNode;
}

/** Every page opens with its name, the one sentence its visitor came for, and the main act at the right. */
export function TitleRow({ title, answer, acts, envClass, above }: Title) {
  return (
    <header className={envClass ? `title-row env-tint env-${envClass}` : 'title-row'}>
      <div className="title-text">
        {above && <p className="title-above">{above}</p>}
        <h1>{title}</h1>
        <p className="answer">{answer}</p>
      </div>
      {acts && <div className="title-acts">{acts}</div>}
    </header>
  );
}

export function Panel({ title, aside, children, label }: { title?: ReactNode; aside?: ReactNode; children: ReactNode; label?: string }) {
  return (
    <section className="panel" aria-label={label}>
      {title && <div className="panel-head"><h2>{title}</h2>{aside}</div>}
      {children}
    </section>
  );
}
