import { useQuery } from '@tanstack/react-query';
import { useLive } from '../../../api/live/useLive';
import { ask } from '../../../api/queries';
import { askNotice } from '../../../api/rows';
import { Icon } from '../../../kit/icons';
import { useTexts } from '../../../kit/texts';
import { Ago } from '../../../kit/Time';
import { texts } from './texts';

/** What a list cannot show, said above it: a cluster that is away, a kind that is not there, what is not ours to see. */
export function ListBanner({ cluster, kind }: { cluster: string; kind: string }) {
  const t = useTexts(texts);
  useLive(`cluster/${cluster}`);
  const state = useQuery(ask.cluster(cluster)).data;
  const notice = useQuery(askNotice(cluster, kind)).data;
  const away = state?.state === 'Lost' || state?.state === 'Degraded';
  return (
    <>
      {away && <Line down={state.state === 'Lost'} title={<>{t.stale(cluster)} (<Ago at={state.since} />)</>} words={state.message} />}
      {!away && notice?.notice && <Line title={t.stalePart} words={notice.notice} />}
      {notice?.cut && <p className="list-cut muted">{t.cut}</p>}
    </>
  );
}

export function Line({ title, words, down = false }: { title: React.ReactNode; words: React.ReactNode; down?: boolean }) {
  return (
    <div className={down ? 'banner banner-down' : 'banner'} role="status">
      <Icon name="warning" />
      <span className="banner-words"><strong>{title}</strong>{words && <span className="muted">{words}</span>}</span>
    </div>
  );
}
