import { Link, useLocation } from '@tanstack/react-router';
import type { MenuItem } from '../feature';
import { Icon } from '../icons';
import { choose, usePrefs } from '../prefs';
import { registry } from '../registry';
import { useTexts } from '../texts';
import { useCan } from '../useCan';
import { texts } from './texts';

/** The rooms: a rail at the left, a bar at the bottom of a phone. */
export function Rail({ project }: { project: string }) {
  const t = useTexts(texts);
  const can = useCan(project);
  const { narrowRail } = usePrefs();
  const shown = registry.menu.filter((item) => (project !== '' || !item.to.includes('$project')) && (!item.permission || can(item.permission)));
  return (
    <nav className="rail" aria-label={t.menu}>
      <div className="rail-body">
      <ul>
        {shown.map((item) => (
          <li key={item.to} className={item.platform ? 'rail-platform' : undefined}><RailLink item={item} project={project} /></li>
        ))}
      </ul>
      <button type="button" className="rail-fold" aria-pressed={narrowRail} aria-label={t.rail} title={t.rail} onClick={() => choose({ narrowRail: !narrowRail })}>
        <Icon name="rail" />
      </button>
      </div>
    </nav>
  );
}

function RailLink({ item, project }: { item: MenuItem; project: string }) {
  const { language } = usePrefs();
  const { pathname } = useLocation();
  const to = item.to.replace('$project', project);
  const here = pathname === to || (item.within !== undefined && pathname.startsWith(item.within.replace('$project', project)));
  return (
    <Link to={to} className={here ? 'rail-link rail-here' : 'rail-link'} aria-current={here ? 'page' : undefined} title={item.label[language]}>
      <Icon name={item.icon} />
      <span>{item.label[language]}</span>
    </Link>
  );
}
