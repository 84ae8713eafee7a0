import { useState } from 'react';
import { put } from '../../api/http';
import type { Account } from '../../api/types';
import { cli } from '../../kit/cli';
import { FormDialog } from '../../kit/form/FormDialog';
import { useTexts } from '../../kit/texts';
import { Panel } from '../../kit/TitleRow';
import { texts } from './texts';

export function PasswordPanel({ account }: { account: Account }) {
  const t = useTexts(texts);
  const [changing, setChanging] = useState(false);
  const local = account.origin === 'local';
  return (
    <Panel title={t.password} aside={local && <button type="button" className="button button-small" onClick={() => setChanging(true)}>{t.change}</button>}>
      <p className="muted">{local ? t.passwordText : t.elsewhere(account.origin)}</p>
      {changing && <ChangePassword close={() => setChanging(false)} />}
    </Panel>
  );
}

function ChangePassword({ close }: { close: () => void }) {
  const t = useTexts(texts);
  return (
    <FormDialog
      title={t.change} act={t.change} close={close} effect={(values) => (values['again'] !== undefined && values['again'] !== values['password'] ? <span className="tone-fail">{t.differ}</span> : t.changeEffect)}
      fields={[
        { name: 'current', label: t.current, kind: 'secret', required: t.needed },
        { name: 'password', label: t.fresh, kind: 'secret', required: t.needed, hint: t.rule },
        { name: 'again', label: t.again, kind: 'secret', required: t.needed },
      ]}
      command={() => cli('password')}
      submit={async (values) => {
        if (values['again'] !== values['password']) return false;
        await put('/me/password', { current: values['current'], password: values['password'] });
        return true;
      }}
    />
  );
}
