import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api/queries';
import { Tabs } from '../../kit/Tabs';
import { useTexts } from '../../kit/texts';
import { TitleRow } from '../../kit/TitleRow';
import { may } from '../../kit/useCan';
import { asks } from './asks';
import { Could } from './Could';
import { GiveRole } from './GiveRole';
import { GrantList } from './GrantList';
import { RoleMatrix } from './RoleMatrix';
import { RoleTable } from './RoleTable';
import { TeamList } from './TeamList';
import { texts } from './texts';

export default function RightsPage() {
  const t = useTexts(texts);
  const me = useQuery(ask.me()).data;
  const grants = useQuery(asks.grants()).data?.items;
  const teams = useQuery(asks.teams()).data?.items;
  const [giving, setGiving] = useState(false);
  const gives = me?.rights.some((one) => !one.deny && one.permissions.includes('rbac.edit')) ?? false;
  const administers = may(me, 'rbac.edit', '*');
  const act = gives && <button type="button" className="button button-main" onClick={() => setGiving(true)}>{t.give}</button>;
  return (
    <>
      <TitleRow title={t.title} answer={grants && teams ? t.answer(grants.length, teams.length) : '…'} acts={act} />
      <Tabs
        label={t.title}
        tabs={[
          { key: 'matrix', title: t.matrix, content: () => <RoleMatrix /> },
          { key: 'grants', title: t.grants, count: grants?.length, content: () => <GrantList /> },
          { key: 'roles', title: t.roles, content: () => <RoleTable edits={administers} /> },
          { key: 'teams', title: t.teams, count: teams?.length, content: () => <TeamList edits={administers} /> },
          { key: 'could', title: t.could, content: () => <Could /> },
        ]}
      />
      {giving && <GiveRole close={() => setGiving(false)} />}
    </>
  );
}
