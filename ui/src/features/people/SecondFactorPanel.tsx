import { QRCode } from 'antd';
import { useState } from 'react';
import { post } from '../../api/http';
import type { Account, SecondFactor } from '../../api/types';
import { Command } from '../../kit/copy';
import { FormDialog } from '../../kit/form/FormDialog';
import { useTexts } from '../../kit/texts';
import { Panel } from '../../kit/TitleRow';
import { StateWord } from './StateWord';
import { Shown } from './Shown';
import { texts } from './texts';

type Step = 'password' | 'scan' | 'off' | 'codes' | null;

/** Turned on in three steps: the password, the app's first code, the recovery codes. */
export function SecondFactorPanel({ account }: { account: Account }) {
  const t = useTexts(texts);
  const [step, setStep] = useState<Step>(null);
  const [begun, setBegun] = useState<SecondFactor | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const close = () => setStep(null);
  const took = (answer: { codes: string[] }) => setCodes(answer.codes);
  const button = (to: Step, label: string) => <button type="button" className="button button-small" onClick={() => setStep(to)}>{label}</button>;
  const acts = account.secondFactor ? <>{button('codes', t.newCodes)} {button('off', t.turnOff)}</> : button('password', t.turnOn);
  return (
    <Panel title={<>{t.second} <StateWord on={account.secondFactor} /></>} aside={account.origin === 'local' && <span className="acts">{acts}</span>}>
      <p className="muted">{account.origin !== 'local' ? t.elsewhere(account.origin) : account.secondFactor ? t.factorOn : t.factorOff}</p>
      {step === 'password' && (
        <FormDialog
          title={t.second} act={t.proceed} close={close} fields={[{ name: 'password', label: t.current, kind: 'secret', required: t.needed }]}
          submit={async (values) => {
            setBegun(await post<SecondFactor>('/me/second-factor', { password: values['password'] }));
            setStep('scan');
            return false;
          }}
        />
      )}
      {step === 'scan' && begun && (
        <FormDialog
          title={t.second} act={t.confirm} close={close} effect={() => <Scan begun={begun} />} fields={[{ name: 'otp', label: t.code, kind: 'text', required: t.needed }]}
          submit={async (values) => took(await post('/me/second-factor/confirm', { otp: values['otp'] }))}
        />
      )}
      {step === 'codes' && (
        <FormDialog
          title={t.newCodes} act={t.newCodes} close={close} effect={() => t.newCodesEffect} fields={[{ name: 'otp', label: t.anyCode, kind: 'text', required: t.needed }]}
          submit={async (values) => took(await post('/me/second-factor/recovery-codes', { otp: values['otp'] }))}
        />
      )}
      {step === 'off' && (
        <FormDialog
          title={t.turnOff} act={t.turnOff} danger close={close} effect={() => t.turnOffEffect} fields={[{ name: 'otp', label: t.anyCode, kind: 'text', required: t.needed }]}
          submit={(values) => post('/me/second-factor/remove', { otp: values['otp'] })}
        />
      )}
      {codes && <Shown title={t.codes} text={t.codesText} lines={codes} close={() => setCodes(null)} />}
    </Panel>
  );
}

function Scan({ begun }: { begun: SecondFactor }) {
  const t = useTexts(texts);
  return (
    <div className="second-factor">
      <QRCode value={begun.url} size={176} color="#000000" bgColor="#ffffff" />
      <div>
        <p>{t.scan}</p>
        <p className="muted">{t.secret}</p>
        <Command line={begun.secret} />
      </div>
    </div>
  );
}
