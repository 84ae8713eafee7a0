import { useNavigate, useSearch } from '@tanstack/react-router';
import type { KeyboardEvent, ReactNode } from 'react';

export interface Tab {
  key: string;
  title: string;
  count?: number | undefined;
  content: () => ReactNode;
}

/** Tabs inside a thing; the open one is part of the address, so that it can be sent to a colleague. */
export function Tabs({ tabs, label }: { tabs: Tab[]; label: string }) {
  const search: { tab?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const open = tabs.find((tab) => tab.key === search.tab) ?? tabs[0];
  const go = (key: string) =>
    void navigate({ to: '.', search: (old: object) => ({ ...old, tab: key === tabs[0]?.key ? undefined : key }), replace: true });
  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = step === 0 ? undefined : tabs[(tabs.findIndex((tab) => tab === open) + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    go(next.key);
    document.getElementById(`tab-${next.key}`)?.focus();
  };
  if (open === undefined) return null;
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} tabIndex={-1} onKeyDown={walk}>
        {tabs.map((tab) => (
          <button
            key={tab.key} id={`tab-${tab.key}`} type="button" role="tab" className="tab"
            aria-selected={tab === open} aria-controls="tab-panel" tabIndex={tab === open ? 0 : -1} onClick={() => go(tab.key)}
          >
            {tab.title}{tab.count !== undefined && <span className="tab-count">{tab.count}</span>}
          </button>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${open.key}`} className="tab-panel" key={open.key}>{open.content()}</div>
    </>
  );
}
