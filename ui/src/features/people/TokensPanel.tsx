import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { post, remove } from '../../api/http';
import type { TokenView } from '../../api/types';
import { Asked } from '../../kit/Asked';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { DataTable, type Column } from '../../kit/DataTable';
import { EmptyState } from '../../kit/EmptyState';
import { FormDialog, type Values } from '../../kit/form/FormDialog';
import { Icon } from '../../kit/icons';
import { useTexts } from '../../kit/texts';
import { Ago } from '../../kit/Time';
import { Panel } from '../../kit/TitleRow';
import { askPeople } from './queries';
import { Shown } from './Shown';
import { texts } from './texts';
import { Until } from './Until';

/** What acts in one's name; with a person's address, in that person's. */
export function TokensPanel({ base = '/me', user }: { base?: string; user?: string }) {
  const t = useTexts(texts);
  const asked = useQuery(askPeople.tokens(base));
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<TokenView | null>(null);
  const whose = user === undefined ? [] : ['--user', user];
  const all: Column<TokenView>[] = [
    { key: 'name', title: t.token, cell: (one) => <strong>{one.name}</strong> },
    { key: 'scope', title: t.scope, cell: (one) => <Scope token={one} /> },
    { key: 'used', title: t.lastUsed, cell: (one) => <span><Ago at={one.lastUsed} />{one.lastFrom && <> · <code>{one.lastFrom}</code></>}</span> },
    { key: 'ends', title: t.ends, cell: (one) => <Until at={one.expires} /> },
    { key: 'act', title: '', right: true, cell: (one) => <button type="button" className="link" onClick={() => setRevoking(one)}>{t.revoke}</button> },
  ];
  // Beside the list of people there is less room.
  const columns = user === undefined ? all : all.filter((column) => column.key !== 'used');
  const add = user === undefined && <button type="button" className="button button-small" onClick={() => setMaking(true)}><Icon name="plus" />{t.newToken}</button>;
  return (
    <Panel title={t.tokens} aside={<span className="acts"><Command quiet line={cli('token', 'list', ...whose)} />{add}</span>}>
      <Asked query={asked} rows={2}>{(page) => <DataTable label={t.tokens} columns={columns} rows={page.items} id={(one) => one.id} empty={<EmptyState title={t.noTokens} text={t.noTokensText} />} />}</Asked>
      {making && <NewToken close={() => setMaking(false)} made={setMade} />}
      {made && <Shown title={t.tokenMade} text={t.tokenText} lines={[made]} close={() => setMade(null)} />}
      {revoking && (
        <FormDialog
          title={t.revoke} act={t.revoke} danger fields={[]} close={() => setRevoking(null)} effect={() => t.revokeEffect(revoking.name)}
          command={() => cli('token', 'revoke', revoking.name, ...whose)} submit={() => remove(`${base}/tokens/${revoking.id}`)}
        />
      )}
    </Panel>
  );
}

function Scope({ token }: { token: TokenView }) {
  const t = useTexts(texts);
  const rights = token.rights === null ? t.all : token.rights.join(', ');
  return <span className="clip" title={rights}>{rights}{token.project && ` ${t.inProject(token.project)}`}</span>;
}

function NewToken({ close, made }: { close: () => void; made: (token: string) => void }) {
  const t = useTexts(texts);
  const days = ['7', '30', '60', '90', '365'].map((value) => ({ value, label: t.daysOf(value) }));
  return (
    <FormDialog
      title={t.newToken} act={t.newToken} close={close} effect={() => t.tokenEffect}
      fields={[
        { name: 'name', label: t.purpose, kind: 'text', required: t.needed },
        { name: 'days', label: t.days, kind: 'choice', options: days, initial: '30' },
        { name: 'project', label: t.project, kind: 'text', hint: t.projectHint },
        { name: 'rights', label: t.rights, kind: 'text', hint: t.rightsHint },
      ]}
      command={(values) => cli('token', 'create', String(values['name'] ?? 'NAME'), '--days', String(values['days'] ?? '30'), ...(values['project'] === undefined ? [] : ['--project', String(values['project'])]), ...rightsOf(values).flatMap((right) => ['--right', right]))}
      submit={async (values) => {
        const rights = rightsOf(values);
        const answer = await post<{ token: string }>('/me/tokens', { name: values['name'], days: Number(values['days']), project: values['project'], ...(rights.length === 0 ? {} : { rights }) });
        made(answer.token);
      }}
    />
  );
}

function rightsOf(values: Values): string[] {
  return String(values['rights'] ?? '').split(/[\s,，]+/).filter((right) => right !== '');
}
