import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../../api/queries';
import type { ObjectDetail, ObjectLink, Stage } from '../../../api/types';
import { Asked } from '../../../kit/Asked';
import { EmptyState } from '../../../kit/EmptyState';
import { podStage } from '../../../kit/pods';
import { usePrefs } from '../../../kit/prefs';
import { stateWord } from '../../../kit/state';
import { Glyph } from '../../../kit/StateBadge';
import { useTexts } from '../../../kit/texts';
import { objectPath } from '../room/kinds';
import { texts } from './texts';

const ORDER = ['owner', 'runs', 'scales', 'owned', 'serves'] as const;

/** Owners above, what it owns below, and what else has to do with it. */
export function Kin({ object }: { object: ObjectDetail }) {
  const t = useTexts(texts);
  const { cluster, kind, namespace, name } = object.row;
  const related = useQuery(ask.related(cluster, kind, namespace === '' ? '-' : namespace, name));
  return (
    <Asked query={related} rows={3}>
      {({ items }) => (items.length === 0 ? <EmptyState title={t.noKin} text={t.noKinText} /> : <div className="kin">{ORDER.map((how) => <Group key={how} title={t[how]} links={items.filter((one) => one.how === how)} />)}</div>)}
    </Asked>
  );
}

function Group({ title, links }: { title: string; links: ObjectLink[] }) {
  if (links.length === 0) return null;
  return (
    <section>
      <h3 className="kin-title">{title}</h3>
      <ul>{links.map((link) => <li key={`${link.word}/${link.object.namespace}/${link.object.name}`} style={{ paddingLeft: (link.depth - 1) * 20 }}><Line link={link} /></li>)}</ul>
    </section>
  );
}

function Line({ link }: { link: ObjectLink }) {
  const { language } = usePrefs();
  const { cluster, kind, namespace, name, cells } = link.object;
  const stage = cells['stage'] as Stage | undefined;
  const look = stage && podStage(stage, (cells['why'] as string | null | undefined) ?? null);
  return (
    <span className="kin-line">
      <span className="muted">{link.word}</span> <Link className="break" to={objectPath(cluster, kind, namespace, name)}>{name}</Link>
      {look && <span className={`state tone-${look.tone}`}><Glyph look={look} />{stateWord(stage, language)}</span>}
      {typeof cells['ready'] === 'number' && typeof cells['desired'] === 'number' && <span className="number muted">{cells['ready']}/{cells['desired']}</span>}
    </span>
  );
}
