import { useSearch } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { EvidenceCard, ProblemCard } from '../../kit/EvidenceCard';
import { useTexts } from '../../kit/texts';
import { Gate, GateField } from './Gate';
import { texts } from './texts';
import { useEnter } from './useEnter';

/** The page behind the one-use link: sets the first administrator's password. */
export default function Setup() {
  const t = useTexts(texts);
  const { code }: { code?: string | number } = useSearch({ strict: false });
  if (code === undefined || code === '') {
    return <Gate title={t.setupTitle}><EvidenceCard title={t.noCode} cause={t.noCodeText} next={t.noCodeNext} /></Gate>;
  }
  return <Gate title={t.setupTitle} text={t.setupText}><SetupForm code={String(code)} /></Gate>;
}

function SetupForm({ code }: { code: string }) {
  const t = useTexts(texts);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [asked, setAsked] = useState(false);
  const [otp, setOtp] = useState('');
  const { busy, error, enter, wantsCode } = useEnter('/setup');
  const differ = asked && again !== '' && again !== password;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!asked) setAsked(true);
    else if (again === password) void enter(wantsCode ? { code, password, otp } : { code, password });
  };
  return (
    <form className="gate-form" onSubmit={submit}>
      <GateField label={t.newPassword} name="password" type="password" complete="new-password" hint={t.rule} value={password} change={setPassword} />
      {asked && <GateField label={t.repeat} name="again" type="password" complete="new-password" value={again} change={setAgain} />}
      {wantsCode && <GateField label={t.code} name="otp" type="text" complete="one-time-code" hint={t.codeHint} value={otp} change={setOtp} />}
      {differ && <p className="tone-fail" role="alert">{t.differ}</p>}
      {error !== null && <ProblemCard error={error} />}
      <button type="submit" className="button button-main" disabled={busy || differ}>{t.set}</button>
    </form>
  );
}
