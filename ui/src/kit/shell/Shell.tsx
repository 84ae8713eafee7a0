import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useLive } from '../../api/live/useLive';
import { Icon, Mark } from '../icons';
import { usePrefs } from '../prefs';
import { SkeletonRows } from '../Skeleton';
import { useTexts } from '../texts';
import { Banner } from './Banner';
import { Connection } from './Connection';
import { LanguageMenu, PersonMenu, ThemeMenu } from './Menus';
import { usePlace, type Place } from './place';
import { Rail } from './Rail';
import { EnvSwitch, ProjectSwitch } from './Switches';
import { texts } from './texts';
import { useKeys } from './useKeys';

const CommandBar = lazy(() => import('./CommandBar'));

/** The frame of every room. */
export function Shell() {
  const t = useTexts(texts);
  const place = usePlace();
  const navigate = useNavigate();
  const [searching, setSearching] = useState(false);
  const { narrowRail } = usePrefs();
  useLive('platform', ...(place.project === '' ? [] : [`project/${place.project}`]));
  useKeys('mod+k', () => setSearching(true));
  useKeys('g h', () => void navigate({ to: '/' }));
  return (
    <div className={narrowRail ? 'shell shell-narrow' : 'shell'}>
      <a className="skip" href="#content">{t.skip}</a>
      <TopBar place={place} search={() => setSearching(true)} />
      <Rail project={place.project} />
      <main id="content" className="content" tabIndex={-1}>
        <Banner />
        <Suspense fallback={<SkeletonRows rows={6} />}><Outlet /></Suspense>
      </main>
      {searching && <Suspense fallback={null}><CommandBar place={place} close={() => setSearching(false)} /></Suspense>}
    </div>
  );
}

function TopBar({ place, search }: { place: Place; search: () => void }) {
  const t = useTexts(texts);
  return (
    <header className="bar">
      <Link to="/" className="brand" aria-label="Slipway"><Mark /><span>Slipway</span></Link>
      <ProjectSwitch place={place} />
      <EnvSwitch place={place} />
      <button type="button" className="bar-search" onClick={search} aria-keyshortcuts="Control+K">
        <Icon name="search" size={14} /><span>{t.search}</span><kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <Connection />
      <LanguageMenu />
      <ThemeMenu />
      <PersonMenu />
    </header>
  );
}
