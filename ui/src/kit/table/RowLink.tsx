import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

/** A link in a row of a long list: it watches nothing, so that hundreds of them cost nothing while the list scrolls. */
export function RowLink({ to, title, className, children }: { to: string; title?: string; className?: string; children: ReactNode }) {
  const router = useRouter();
  const go = (event: MouseEvent) => {
    const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    void router.navigate({ to });
  };
  return <a href={to} title={title} className={className} onClick={go}>{children}</a>;
}
