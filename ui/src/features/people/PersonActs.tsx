import { useState } from 'react';
import { at, post, remove } from '../../api/http';
import type { Account } from '../../api/types';
import { cli } from '../../kit/cli';
import { FormDialog } from '../../kit/form/FormDialog';
import { useTexts } from '../../kit/texts';
import { Shown } from './Shown';
import { texts } from './texts';

type Act = 'link' | 'disable' | 'enable' | 'factor' | 'delete';

/** What can be done with a person; each says before what it does. */
export function PersonActs({ account, gone }: { account: Account; gone: () => void }) {
  const t = useTexts(texts);
  const [act, setAct] = useState<Act | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const path = at('people', account.name);
  const name = account.name;
  const active = account.state === 'active';
  const acts: Record<Act, { label: string; effect: string; danger?: boolean; command?: string; shown: boolean; submit: () => Promise<unknown> }> = {
    link: { label: t.makeLink, effect: t.linkText(name), command: cli('user', 'link', name), shown: active && account.origin === 'local', submit: async () => setLink((await post<{ url: string }>(`${path}/links`)).url) },
    enable: { label: t.enable, effect: name, command: cli('user', 'enable', name), shown: !active, submit: () => post(`${path}/enable`) },
    disable: { label: t.disable, effect: t.disableEffect(name), danger: true, command: cli('user', 'disable', name), shown: active, submit: () => post(`${path}/disable`) },
    factor: { label: t.dropFactor, effect: t.dropFactorEffect(name), danger: true, shown: account.secondFactor, submit: () => remove(`${path}/second-factor`) },
    delete: { label: t.remove, effect: t.removeEffect(name), danger: true, command: cli('user', 'delete', name), shown: true, submit: () => remove(path).then(gone) },
  };
  const chosen = act === null ? null : acts[act];
  return (
    <div className="person-acts">
      {(Object.entries(acts) as [Act, (typeof acts)[Act]][]).filter(([, one]) => one.shown).map(([key, one]) => (
        <button key={key} type="button" className="button button-small" onClick={() => setAct(key)}>{one.label}</button>
      ))}
      {chosen && (
        <FormDialog
          title={chosen.label} act={chosen.label} danger={chosen.danger ?? false} fields={[]} close={() => setAct(null)} effect={() => chosen.effect} submit={chosen.submit}
          {...(chosen.command === undefined ? {} : { command: () => chosen.command ?? '' })} {...(act === 'delete' ? { typed: name } : {})}
        />
      )}
      {link && <Shown title={t.linkTitle} text={t.linkText(name)} lines={[link]} close={() => setLink(null)} />}
    </div>
  );
}
