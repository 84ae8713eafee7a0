import { useState } from 'react';
import { at, post, put } from '../../api/http';
import type { DryRun } from '../../api/types';
import { cli, flag } from '../../kit/cli';
import { FormDialog, type Values } from '../../kit/form/FormDialog';
import { NAME } from '../../kit/names';
import { useTexts } from '../../kit/texts';
import { words } from '../../kit/words';
import { Admission } from './Admission';
import { texts } from './texts';

/** A first click looks and tells; the second one, on the same text, does it. */
function useLook(act: (values: Values, dry: boolean) => Promise<unknown>) {
  const [seen, setSeen] = useState<{ of: string; plan: DryRun } | null>(null);
  const plan = (values: Values) => (seen?.of === written(values) ? seen.plan : null);
  const submit = async (values: Values) => {
    if (plan(values)) return act(values, false);
    setSeen({ of: written(values), plan: (await act(values, true)) as DryRun });
    return false;
  };
  return { plan, submit };
}

function written(values: Values): string {
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => a.localeCompare(b)));
}

export function AddCluster({ close }: { close: () => void }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const look = useLook((values, dry) => post(`/clusters${dry ? '?dryRun=true' : ''}`, values));
  return (
    <FormDialog
      title={t.add} act={(values) => (look.plan(values) ? t.addAct : t.check)} close={close}
      fields={[
        { name: 'name', label: t.name, kind: 'text', required: t.wanted, pattern: { rule: NAME, message: t.nameBad }, placeholder: 'east' },
        { name: 'kubeconfig', label: t.kubeconfigPaste, kind: 'file', required: t.wanted, hint: t.kubeconfigHint },
        { name: 'domain', label: t.domain, kind: 'text', placeholder: 'apps.example.com', hint: t.domainHint },
      ]}
      effect={(values) => <Admission plan={look.plan(values)} before={t.addEffect} />}
      command={(values) => cli('cluster', 'add', String(values['name'] ?? 'NAME'), '--kubeconfig', 'FILE', ...flag('domain', values['domain']))}
      submit={look.submit}
    />
  );
}

export function RenewCluster({ cluster, close }: { cluster: string; close: () => void }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const look = useLook((values, dry) => put(`${at('clusters', cluster)}/kubeconfig${dry ? '?dryRun=true' : ''}`, values));
  return (
    <FormDialog
      title={t.renew} act={(values) => (look.plan(values) ? t.renew : t.check)} close={close}
      fields={[{ name: 'kubeconfig', label: t.kubeconfigPaste, kind: 'file', required: t.wanted, hint: t.kubeconfigHint }]}
      effect={(values) => <Admission plan={look.plan(values)} before={t.renewEffect(cluster)} />}
      command={() => cli('cluster', 'renew', cluster, '--kubeconfig', 'FILE')}
      submit={look.submit}
    />
  );
}
