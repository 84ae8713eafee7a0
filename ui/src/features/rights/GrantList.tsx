import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Grant } from '../../api/types';
import { Asked } from '../../kit/Asked';
import { Command } from '../../kit/copy';
import { DataTable, type Column } from '../../kit/DataTable';
import { EmptyState } from '../../kit/EmptyState';
import { useTexts } from '../../kit/texts';
import { Ago } from '../../kit/Time';
import { Panel } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { asks } from './asks';
import { TakeBack } from './TakeBack';
import { texts } from './texts';

export function GrantList() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const grants = useQuery(asks.grants());
  const [taking, setTaking] = useState<Grant | null>(null);
  const columns: Column<Grant>[] = [
    { key: 'who', title: t.subject, cell: (grant) => <span className="strong">{grant.team ? `${t.team} ${grant.team}` : grant.person}</span> },
    { key: 'role', title: t.role, cell: (grant) => <span className={grant.effect === 'deny' ? 'tone-fail' : undefined}>{grant.effect === 'deny' ? `${t.deny} ` : ''}{grant.role}</span> },
    { key: 'where', title: t.where, cell: (grant) => (grant.where === 'the platform' ? t.platform : grant.where) },
    { key: 'by', title: t.by, cell: (grant) => <span>{grant.by ?? '–'} {grant.given && <span className="muted"><Ago at={grant.given} /></span>}</span> },
    { key: 'acts', title: '', right: true, cell: (grant) => grant.mayRemove && <button type="button" className="link tone-fail" onClick={() => setTaking(grant)}>{t.take}</button> },
  ];
  return (
    <Panel title={t.grants} aside={<Command quiet line="slipway grant list" />}>
      <Asked query={grants} rows={4}>
        {(page) => <DataTable label={t.grants} columns={columns} rows={page.items} id={(grant) => grant.id} empty={<EmptyState title={t.noGrants} text={t.noGrantsText} />} />}
      </Asked>
      {taking && <TakeBack grant={taking} close={() => setTaking(null)} />}
    </Panel>
  );
}
