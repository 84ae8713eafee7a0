import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api/queries';
import { Asked } from '../../kit/Asked';
import { useTexts } from '../../kit/texts';
import { Panel, TitleRow } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { EventTable } from './EventTable';
import { texts } from './texts';

/** Everything on record, over all projects. */
export default function AuditPage() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const [cursor, setCursor] = useState('');
  const rows = useQuery({ ...ask.audit(cursor), placeholderData: keepPreviousData });
  return (
    <>
      <TitleRow title={t.audit} answer={rows.data ? t.auditAnswer(rows.data.total) : '…'} />
      <Panel label={t.audit}>
        <Asked query={rows} rows={10}>
          {(page) => (
            <>
              <EventTable withPlace events={page.items} />
              {(cursor !== '' || page.next) && <p className="pager">
                {cursor !== '' && <button type="button" className="link" onClick={() => setCursor('')}>{t.first}</button>}
                {page.next && <button type="button" className="link" onClick={() => setCursor(page.next ?? '')}>{t.next}</button>}
              </p>}
            </>
          )}
        </Asked>
      </Panel>
    </>
  );
}
