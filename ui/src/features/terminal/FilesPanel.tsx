import { useState } from 'react';
import { BASE, ProblemError } from '../../api/http';
import type { Environment, FileCopy, Problem } from '../../api/types';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { ProblemCard } from '../../kit/EvidenceCard';
import { useTexts } from '../../kit/texts';
import { Panel } from '../../kit/TitleRow';
import { fileTexts } from './fileTexts';

/** One file into the app's container, or out of it. */
export function FilesPanel({ path, app, env }: { path: string; app: string; env: Environment }) {
  const t = useTexts(fileTexts);
  const [where, setWhere] = useState('/tmp/');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [done, setDone] = useState<string | null>(null);
  const prod = env.envClass === 'prod';
  const query = (target: string) => String(new URLSearchParams({ path: target, ...(reason === '' ? {} : { reason }) }));
  const run = (act: () => Promise<string>) => {
    setBusy(true);
    setError(null);
    setDone(null);
    act().then(setDone, setError).finally(() => setBusy(false));
  };
  const upload = (file: File | undefined) => {
    if (file === undefined) return;
    const target = where.endsWith('/') ? where + file.name : where;
    run(async () => {
      const answer = await send(`${path}/files?${query(target)}`, { method: 'PUT', body: file });
      const copied = (await answer.json()) as FileCopy;
      return t.uploaded(copied.path, copied.bytes, copied.sha256);
    });
  };
  const download = () => run(async () => {
    const answer = await send(`${path}/files?${query(where)}&raw=true`, { method: 'GET' });
    const content = await answer.blob();
    save(content, where.slice(where.lastIndexOf('/') + 1));
    return t.downloaded(where, content.size);
  });
  const ready = !busy && (!prod || reason !== '');
  return (
    <Panel title={t.files} aside={<Command quiet line={cli(`${env.project}/${env.name}`, 'cp', `${app}:${where}`, '.')} />}>
      <div className="terminal-bar">
        <input className="field" aria-label={t.path} value={where} onChange={(event) => setWhere(event.target.value)} size={36} spellCheck={false} />
        {prod && <input className="field" aria-label={t.reason} placeholder={t.reason} value={reason} onChange={(event) => setReason(event.target.value)} />}
        <button type="button" className="button" disabled={!ready || where.endsWith('/')} onClick={download}>{t.download}</button>
        <label className={ready ? 'button' : 'button muted'}>{t.upload}<input type="file" hidden disabled={!ready} onChange={(event) => { upload(event.target.files?.[0]); event.target.value = ''; }} /></label>
        <span className="muted" role="status">{busy ? t.busy : (done ?? t.about)}</span>
      </div>
      {error !== null && <ProblemCard error={error} />}
    </Panel>
  );
}

async function send(path: string, request: RequestInit): Promise<Response> {
  const answer = await fetch(BASE + path, { ...request, credentials: 'same-origin', headers: { 'X-Slipway': '1', ...(request.body ? { 'Content-Type': 'application/octet-stream' } : {}) } });
  if (answer.ok) return answer;
  throw new ProblemError((await answer.json()) as Problem);
}

function save(content: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
