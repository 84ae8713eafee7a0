import { Link, useLocation } from '@tanstack/react-router';
import { usePrefs } from '../../../kit/prefs';
import { useTexts } from '../../../kit/texts';
import { kindOf, ROOMS, type Room } from './kinds';
import { texts } from './texts';

/** From room to room of one cluster. */
export function RoomNav({ cluster }: { cluster: string }) {
  const t = useTexts(texts);
  const { language } = usePrefs();
  const { pathname } = useLocation();
  const base = `/clusters/${cluster}`;
  const here = kindOf(pathname.slice(base.length + 1).split('/')[0] ?? '')?.room.key;
  return (
    <nav className="rooms" aria-label={t.rooms}>
      <Link className="tab" to={base} activeOptions={{ exact: true }} aria-current={pathname === base ? 'page' : undefined}>{t.overview}</Link>
      {ROOMS.map((room) => (
        <Link key={room.key} className="tab" to={`${base}/${room.kinds[0]?.kind ?? ''}`} aria-current={here === room.key ? 'page' : undefined}>{room.label[language]}</Link>
      ))}
    </nav>
  );
}

/** The kinds that one room shows. */
export function KindNav({ cluster, room, kind }: { cluster: string; room: Room; kind: string }) {
  const t = useTexts(texts);
  const { language } = usePrefs();
  if (room.kinds.length < 2) return null;
  return (
    <nav className="kinds" aria-label={t.kinds}>
      {room.kinds.map((one) => (
        <Link key={one.kind} to={`/clusters/${cluster}/${one.kind}`} aria-current={one.kind === kind ? 'page' : undefined}>{one.label[language]}</Link>
      ))}
    </nav>
  );
}
