import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { at, post, put, remove } from '../../api/http';
import type { Team } from '../../api/types';
import { Asked } from '../../kit/Asked';
import { cli, flag } from '../../kit/cli';
import { DataTable, type Column } from '../../kit/DataTable';
import { EmptyState } from '../../kit/EmptyState';
import { FormDialog } from '../../kit/form/FormDialog';
import { Icon } from '../../kit/icons';
import { NAME } from '../../kit/names';
import { useTexts } from '../../kit/texts';
import { Ago } from '../../kit/Time';
import { Panel } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { asks } from './asks';
import { texts } from './texts';

type Doing = { kind: 'create' } | { kind: 'add' | 'delete'; team: Team } | { kind: 'leave'; team: Team; person: string };

export function TeamList({ edits }: { edits: boolean }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const teams = useQuery(asks.teams());
  const [doing, setDoing] = useState<Doing | null>(null);
  const columns: Column<Team>[] = [
    { key: 'name', title: t.name, cell: (team) => <span className="strong">{team.name}</span> },
    { key: 'description', title: t.description, cell: (team) => team.description ?? '–' },
    { key: 'members', title: t.members, cell: (team) => <Members team={team} edits={edits} leave={(person) => setDoing({ kind: 'leave', team, person })} /> },
    { key: 'created', title: t.created, cell: (team) => <Ago at={team.created} /> },
    {
      key: 'acts', title: '', right: true,
      cell: (team) => edits && (
        <span className="row-acts">
          <button type="button" className="link" onClick={() => setDoing({ kind: 'add', team })}>{t.addMember}</button>
          <button type="button" className="link tone-fail" onClick={() => setDoing({ kind: 'delete', team })}>{t.remove}</button>
        </span>
      ),
    },
  ];
  const add = edits && <button type="button" className="button" onClick={() => setDoing({ kind: 'create' })}><Icon name="plus" />{t.newTeam}</button>;
  return (
    <Panel title={t.teams} aside={add}>
      <Asked query={teams} rows={3}>
        {(page) => <DataTable label={t.teams} columns={columns} rows={page.items} id={(team) => team.name} empty={<EmptyState title={t.noTeams} text={t.noTeamsText} command={cli('team', 'create', 'payers')} />} />}
      </Asked>
      {doing && <TeamDialog doing={doing} close={() => setDoing(null)} />}
    </Panel>
  );
}

function Members({ team, edits, leave }: { team: Team; edits: boolean; leave: (person: string) => void }) {
  const t = useTexts(words);
  if (team.members.length === 0) return <span className="muted">–</span>;
  return (
    <span className="rights-members">
      {team.members.map((member) => (
        <span key={`${member.person} ${member.source}`} className="rights-member" title={member.source}>
          {member.person}
          {edits && member.source === 'local' && <button type="button" className="link" aria-label={`${t.remove} ${member.person}`} onClick={() => leave(member.person)}><Icon name="cross" size={12} /></button>}
        </span>
      ))}
    </span>
  );
}

function TeamDialog({ doing, close }: { doing: Doing; close: () => void }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const person = (given: unknown) => (typeof given === 'string' && given !== '' ? given : 'PERSON');
  switch (doing.kind) {
    case 'create':
      return (
        <FormDialog
          title={t.newTeam} act={t.create} close={close}
          fields={[
            { name: 'name', label: t.name, kind: 'text', required: t.wanted, pattern: { rule: NAME, message: t.nameBad } },
            { name: 'description', label: t.description, kind: 'text' },
          ]}
          command={(values) => cli('team', 'create', String(values['name'] ?? 'NAME'), ...flag('description', values['description']))}
          submit={(values) => post('/access/teams', values)}
        />
      );
    case 'add':
      return (
        <FormDialog
          title={t.addMember} act={t.addMember} close={close} effect={() => t.addEffect(doing.team.name)}
          fields={[{ name: 'person', label: t.person, kind: 'text', required: t.wanted }]}
          command={(values) => cli('team', 'add', doing.team.name, person(values['person']))}
          submit={(values) => put(at('access', 'teams', doing.team.name, 'members', person(values['person'])), {})}
        />
      );
    case 'leave':
      return (
        <FormDialog
          title={t.remove} act={t.remove} danger fields={[]} close={close} effect={() => t.removeMember(doing.person, doing.team.name)}
          command={() => cli('team', 'remove', doing.team.name, doing.person)}
          submit={() => remove(at('access', 'teams', doing.team.name, 'members', doing.person))}
        />
      );
    case 'delete':
      return (
        <FormDialog
          title={t.remove} act={t.remove} danger typed={doing.team.name} fields={[]} close={close} effect={() => t.deleteTeam(doing.team.name)}
          command={() => cli('team', 'delete', doing.team.name)} submit={() => remove(at('access', 'teams', doing.team.name))}
        />
      );
  }
}
