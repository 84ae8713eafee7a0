import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { ask } from '../../api/queries';
import { Asked } from '../../kit/Asked';
import { useTexts } from '../../kit/texts';
import { Panel, TitleRow } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { AuditBar, NOTHING, wantedOf } from './AuditBar';
import { AuditProofLine } from './AuditProofLine';
import { EventTable } from './EventTable';
import { texts } from './texts';

/** Everything on record, over all projects. */
export default function AuditPage() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const [wish, setWish] = useState(NOTHING);
  const [cursor, setCursor] = useState('');
  // What is typed is asked for when the hands rest.
  const wanted = wantedOf(useDeferredValue(wish));
  const rows = useQuery({ ...ask.audit(wanted + (cursor === '' ? '' : `&cursor=${cursor}`)), placeholderData: keepPreviousData });
  const change = (part: Partial<typeof wish>) => {
    setWish({ ...wish, ...part });
    setCursor('');
  };
  return (
    <>
      <TitleRow title={t.audit} answer={rows.data ? t.auditAnswer(rows.data.total) : '…'} />
      <AuditProofLine />
      <Panel label={t.audit}>
        <AuditBar wish={wish} change={change} exported={`/api/v1/audit/export?${wanted}`} />
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
