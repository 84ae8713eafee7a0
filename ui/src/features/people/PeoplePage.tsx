import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { at } from '../../api/http';
import type { Account } from '../../api/types';
import { Asked } from '../../kit/Asked';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { DataTable, type Column } from '../../kit/DataTable';
import { EmptyState } from '../../kit/EmptyState';
import { Icon } from '../../kit/icons';
import { Person } from '../../kit/Person';
import { SidePanel } from '../../kit/SidePanel';
import { useTexts } from '../../kit/texts';
import { Ago } from '../../kit/Time';
import { Panel, TitleRow } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { AddPerson } from './AddPerson';
import { PersonActs } from './PersonActs';
import { askPeople } from './queries';
import { SessionsPanel } from './SessionsPanel';
import { StateWord } from './StateWord';
import { texts } from './texts';
import { TokensPanel } from './TokensPanel';

/** Whom the platform knows, and each one's sessions and tokens beside the list. */
export default function PeoplePage() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const [q, setQ] = useState('');
  const [adding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const asked = useQuery({ ...askPeople.list(q), placeholderData: (before) => before });
  const open = asked.data?.items.find((one) => one.name === chosen);
  const columns: Column<Account>[] = [
    { key: 'name', title: t.user, cell: (one) => <button type="button" className="link" onClick={() => setChosen(one.name)}><Person name={one.name} /></button> },
    { key: 'display', title: t.display, cell: (one) => one.displayName },
    { key: 'state', title: t.state, cell: (one) => <Standing account={one} /> },
    { key: 'origin', title: t.origin, cell: (one) => (one.origin === 'local' ? t.here : one.origin) },
    { key: 'second', title: t.second, cell: (one) => <StateWord on={one.secondFactor} /> },
    { key: 'seen', title: t.lastSeen, cell: (one) => <Ago at={one.lastSeen} /> },
  ];
  const off = asked.data?.items.filter((one) => one.state === 'disabled').length ?? 0;
  const add = <button type="button" className="button button-main" onClick={() => setAdding(true)}><Icon name="plus" />{t.add}</button>;
  return (
    <>
      <TitleRow title={t.people} acts={add} answer={asked.data ? t.answer(asked.data.total, off) : '…'} />
      <Panel title={<input className="field" type="search" aria-label={t.find} placeholder={t.find} value={q} onChange={(event) => setQ(event.target.value)} />} aside={<Command quiet line={cli('user', 'list', ...(q === '' ? [] : [q]))} />}>
        <Asked query={asked} rows={6}>{(page) => <DataTable label={t.people} columns={columns} rows={page.items} id={(one) => one.name} empty={<EmptyState title={t.noPeople} text={t.noPeopleText} command={cli('user', 'create', 'NAME')} />} />}</Asked>
      </Panel>
      {open && (
        <SidePanel title={<Person name={open.displayName} />} close={() => setChosen(null)}>
          <PersonActs account={open} gone={() => setChosen(null)} />
          <SessionsPanel base={at('people', open.name)} user={open.name} />
          <TokensPanel base={at('people', open.name)} user={open.name} />
        </SidePanel>
      )}
      {adding && <AddPerson close={() => setAdding(false)} />}
    </>
  );
}

function Standing({ account }: { account: Account }) {
  const t = useTexts(texts);
  const on = account.state === 'active';
  return <span className={on ? 'state tone-ok' : 'state tone-off'}>{on ? t.active : t.disabled}</span>;
}
