import type { ReactNode } from 'react';
import { Command } from './copy';

/** What this place is, what to do next, and the command that does it. */
export function EmptyState({ title, text, command, children }: { title: string; text: string; command?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      <p className="muted">{text}</p>
      {children}
      {command && <Command line={command} />}
    </div>
  );
}
