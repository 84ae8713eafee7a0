import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../api/http';
import type { Page, TerminalContainer } from '../../api/types';
import { useAppRoom } from '../../kit/appRoom';
import { useTexts } from '../../kit/texts';
import { texts } from './texts';

export interface Wish {
  pod?: string;
  container?: string;
  debug?: boolean;
  reason?: string;
}

/** Where to: the newest ready pod and the app's own container, unless somebody says otherwise. */
export function OpenBar({ path, open }: { path: string; open: (wish: Wish) => void }) {
  const t = useTexts(texts);
  const { status, env } = useAppRoom();
  const [pod, setPod] = useState('');
  const [container, setContainer] = useState('');
  const [debug, setDebug] = useState(false);
  const [reason, setReason] = useState('');
  const asked = pod === '' ? '' : `?pod=${encodeURIComponent(pod)}`;
  const containers = useQuery({
    queryKey: ['containers', path, pod], queryFn: () => get<Page<TerminalContainer>>(`${path}/containers${asked}`), retry: false, staleTime: 10_000,
  }).data?.items ?? [];
  const prod = env.envClass === 'prod';
  const wish = { ...(pod === '' ? {} : { pod }), ...(container === '' ? {} : { container }), ...(debug ? { debug } : {}), ...(reason === '' ? {} : { reason }) };
  return (
    <form
      className="terminal-bar"
      onSubmit={(event) => {
        event.preventDefault();
        open(wish);
      }}
    >
      <select className="field" aria-label={t.pod} value={pod} onChange={(event) => { setPod(event.target.value); setContainer(''); }}>
        <option value="">{t.newest}</option>
        {status?.pods.map((one) => <option key={one.name} value={one.name}>{one.name}</option>)}
      </select>
      <select className="field" aria-label={t.container} value={container} onChange={(event) => setContainer(event.target.value)}>
        <option value="">{t.own}</option>
        {containers.map((one) => <option key={one.name} value={one.name}>{one.name}</option>)}
      </select>
      <label className="terminal-beside"><input type="checkbox" checked={debug} onChange={(event) => setDebug(event.target.checked)} /> {t.beside}</label>
      {prod && <input className="field" required placeholder={t.reasonHint} aria-label={t.reason} value={reason} onChange={(event) => setReason(event.target.value)} />}
      <button type="submit" className="button button-main">{t.open}</button>
    </form>
  );
}
