import { useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { ask } from '../../api/queries';
import { Icon, type IconName } from '../icons';
import { usePrefs } from '../prefs';
import { registry } from '../registry';
import { useTexts } from '../texts';
import { words } from '../words';
import type { Place } from './place';
import { texts } from './texts';

interface Hit {
  key: string;
  icon: IconName;
  name: string;
  where: string;
  to: string;
}

/** Jumps to any room or thing by a few letters of its name. */
export default function CommandBar({ place, close }: { place: Place; close: () => void }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const hits = useHits(place).filter((hit) => `${hit.name} ${hit.where}`.toLowerCase().includes(typed.toLowerCase())).slice(0, 12);
  const go = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    close();
    void navigate({ to: hit.to });
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter') go(hits[at]);
    if (step === 0) return;
    event.preventDefault();
    setAt((at + step + hits.length) % Math.max(1, hits.length));
  };
  return (
    <Modal open footer={null} closable={false} onCancel={close} width={560} className="command-bar" title={<span className="unseen">{t.search}</span>}>
      <input
        className="field command-input" role="combobox" aria-expanded="true" aria-controls="command-hits" aria-label={t.search} placeholder={t.search}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the bar was opened to type into it
        autoFocus value={typed} onKeyDown={press}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
      />
      <div id="command-hits" className="command-hits" role="listbox" aria-label={t.search}>
        {hits.map((hit, index) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys work in the input above
          <div key={hit.key} role="option" tabIndex={-1} aria-selected={index === at} className="command-hit" onClick={() => go(hit)} onMouseEnter={() => setAt(index)}>
            <Icon name={hit.icon} /><span>{hit.name}</span><span className="muted">{hit.where}</span>
          </div>
        ))}
        {hits.length === 0 && <p className="muted command-none">{t.nothing}</p>}
      </div>
    </Modal>
  );
}

function useHits(place: Place): Hit[] {
  const { language } = usePrefs();
  const t = useTexts(words);
  const projects = useQuery(ask.projects()).data?.items ?? [];
  const apps = useQueries({ queries: projects.map((project) => ask.apps(project.name)) }).flatMap((query) => query.data?.items ?? []);
  const pages = registry.menu.filter((item) => place.project !== '' || !item.to.includes('$project'));
  return [
    ...apps.map((app) => ({ key: app.id, icon: 'app' as const, name: app.name, where: `${t.app} · ${app.project}`, to: `/p/${app.project}/apps/${app.name}` })),
    ...projects.map((one) => ({ key: one.id, icon: 'environment' as const, name: one.name, where: t.project, to: `/p/${one.name}` })),
    ...pages.map((item) => ({
      key: item.to, icon: item.icon, name: item.label[language], where: item.to.includes('$project') ? place.project : '', to: item.to.replace('$project', place.project),
    })),
  ];
}
