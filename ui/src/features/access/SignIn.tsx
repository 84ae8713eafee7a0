import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { BASE, get } from '../../api/http';
import type { Page } from '../../api/types';
import { EvidenceCard, ProblemCard } from '../../kit/EvidenceCard';
import { useTexts } from '../../kit/texts';
import { Gate, GateField } from './Gate';
import { texts } from './texts';
import { useEnter } from './useEnter';

export default function SignIn() {
  const t = useTexts(texts);
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [otp, setOtp] = useState('');
  const [named, setNamed] = useState(false);
  const { busy, error, enter, wantsCode, again } = useEnter('/login');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!named) setNamed(true);
    else void enter(wantsCode ? { user, password, otp } : { user, password });
  };
  const other = () => {
    setNamed(false);
    setPassword('');
    setOtp('');
    again();
  };
  return (
    <Gate title={t.title}>
      <Refused />
      <form className="gate-form" onSubmit={submit}>
        {named ? <Named user={user} other={other} /> : <GateField label={t.user} name="user" type="text" complete="username" value={user} change={setUser} />}
        {named && !wantsCode && <GateField label={t.password} name="password" type="password" complete="current-password" value={password} change={setPassword} />}
        {named && wantsCode && <GateField label={t.code} name="otp" type="text" complete="one-time-code" hint={t.codeHint} value={otp} change={setOtp} />}
        {error !== null && <ProblemCard error={error} />}
        <button type="submit" className="button button-main" disabled={busy}>{named ? t.signIn : t.next}</button>
      </form>
      {!named && <Providers />}
      <p className="muted gate-foot">{t.forgot}</p>
    </Gate>
  );
}

/** The name stays in the form, so that password managers can pair it. */
function Named({ user, other }: { user: string; other: () => void }) {
  const t = useTexts(texts);
  return (
    <p className="gate-user">
      <input className="unseen" tabIndex={-1} name="user" autoComplete="username" readOnly value={user} aria-hidden="true" />
      <strong>{user}</strong> <button type="button" className="link" onClick={other}>{t.other}</button>
    </p>
  );
}

/** Leads to an identity provider; the way back is the server's. */
function Providers() {
  const t = useTexts(texts);
  const { to }: { to?: string } = useSearch({ strict: false });
  const offered = useQuery({ queryKey: ['sign-in'], queryFn: () => get<Page<{ name: string; display: string }>>('/sign-in'), retry: false }).data?.items ?? [];
  if (offered.length === 0) return null;
  return (
    <div className="gate-providers">
      <p className="muted gate-or">{t.or}</p>
      {offered.map((one) => (
        <a key={one.name} className="button" href={`${BASE}/sign-in/${encodeURIComponent(one.name)}?to=${encodeURIComponent(to ?? '/')}`}>{t.by(one.display)}</a>
      ))}
    </div>
  );
}

/** What a provider's way back was refused for: only known words of the address are shown. */
function Refused() {
  const t = useTexts(texts);
  const { refused }: { refused?: string } = useSearch({ strict: false });
  if (refused === undefined) return null;
  const cause = refused === 'NotPermitted' ? t.refusedName : refused === 'Unauthenticated' ? t.refusedDisabled : t.refusedFailed;
  return <EvidenceCard title={t.refused} cause={cause} />;
}
