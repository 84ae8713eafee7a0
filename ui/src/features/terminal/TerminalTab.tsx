import { useState, useSyncExternalStore } from 'react';
import { at, post } from '../../api/http';
import type { TerminalTicket } from '../../api/types';
import { useAppRoom } from '../../kit/appRoom';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { EmptyState } from '../../kit/EmptyState';
import { ProblemCard } from '../../kit/EvidenceCard';
import { tail } from '../../kit/pods';
import { useDark } from '../../kit/prefs';
import { openScreen, screensOf, watchScreens, type Screen } from '../../kit/terminal/screens';
import { TerminalView } from '../../kit/terminal/TerminalView';
import { useTexts } from '../../kit/texts';
import { Panel } from '../../kit/TitleRow';
import { useCan } from '../../kit/useCan';
import { FilesPanel } from './FilesPanel';
import { JvmPanel } from './JvmPanel';
import { OpenBar, type Wish } from './OpenBar';
import { OpenSessions } from './OpenSessions';
import { texts } from './texts';

export default function TerminalTab() {
  const t = useTexts(texts);
  const { project, env, app } = useAppRoom();
  const path = at('projects', project, 'envs', env.name, 'apps', app.name);
  const screens = useSyncExternalStore(watchScreens, () => screensOf(path));
  const [shown, setShown] = useState('');
  const [error, setError] = useState<unknown>(null);
  const dark = useDark();
  const can = useCan(project);
  const right = env.envClass === 'prod' ? 'terminal.prod' : 'terminal';
  const front = screens.find((one) => one.id === shown) ?? screens.at(-1);
  const open = async (wish: Wish & { session?: string }) => {
    setError(null);
    try {
      const ticket = await post<TerminalTicket>(`${path}/terminals`, wish);
      setShown(openScreen(path, ticket, dark).id);
    } catch (cause) {
      setError(cause);
    }
  };
  if (!can(right)) return <EmptyState title={t.forbidden(right)} text={t.noneText} />;
  return (
    <>
      <Panel title={t.terminal} aside={<Command quiet line={cli(`${project}/${env.name}`, 'login', app.name)} />}>
        <OpenBar key={env.name} path={path} open={(wish) => void open(wish)} />
        {error !== null && <ProblemCard error={error} />}
        {screens.length > 0 && <ScreenTabs screens={screens} front={front} show={setShown} />}
        {front ? <TerminalView key={front.id} screen={front} /> : <EmptyState title={t.none} text={t.noneText} />}
      </Panel>
      <FilesPanel key={`files-${env.name}`} path={path} app={app.name} env={env} />
      <JvmPanel path={path} space={`${project}/${env.name}`} app={app.name} />
      <OpenSessions project={project} here={screens.map((one) => one.id)} resume={(session) => void open({ session })} app={app.name} env={env.name} />
    </>
  );
}

function ScreenTabs({ screens, front, show }: { screens: Screen[]; front: Screen | undefined; show: (id: string) => void }) {
  const t = useTexts(texts);
  return (
    <div className="terminal-tabs">
      {screens.map((one) => (
        <span key={one.id} className={one === front ? 'terminal-tab terminal-tab-front' : 'terminal-tab'}>
          <button type="button" aria-pressed={one === front} onClick={() => show(one.id)} title={`${one.pod} · ${one.container}`}>{tail(one.pod)} · {one.container}</button>
          <button type="button" aria-label={t.closeOne(one.pod)} title={t.close} onClick={one.close}>×</button>
        </span>
      ))}
      {front && <span className="terminal-state muted" role="status">{stateOf(front, t)}</span>}
    </div>
  );
}

function stateOf(screen: Screen, t: (typeof texts)['en']): string {
  if (screen.ended !== null) return screen.ended.word === 'Exited' ? t.exit(screen.ended.exit) : screen.ended.detail;
  return screen.state === 'open' ? t.opened : t[screen.state];
}
