import { useState, type SyntheticEvent } from 'react';
import { ProblemCard } from '../../kit/EvidenceCard';
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
  const { busy, error, enter, wantsCode } = useEnter('/login');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!named) setNamed(true);
    else void enter(wantsCode ? { user, password, otp } : { user, password });
  };
  return (
    <Gate title={t.title}>
      <form className="gate-form" onSubmit={submit}>
        {named ? <Named user={user} other={() => setNamed(false)} /> : <GateField label={t.user} name="user" type="text" complete="username" value={user} change={setUser} />}
        {named && !wantsCode && <GateField label={t.password} name="password" type="password" complete="current-password" value={password} change={setPassword} />}
        {named && wantsCode && <GateField label={t.code} name="otp" type="text" complete="one-time-code" hint={t.codeHint} value={otp} change={setOtp} />}
        {error !== null && <ProblemCard error={error} />}
        <button type="submit" className="button button-main" disabled={busy}>{named ? t.signIn : t.next}</button>
      </form>
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
