import { useState } from 'react';
import { BASE, at } from '../../api/http';
import { useAppRoom } from '../../kit/appRoom';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { LogView } from '../../kit/log/LogView';
import { linkedTime } from '../../kit/log/rows';
import { useLogStream } from '../../kit/log/useLogStream';
import { useTexts } from '../../kit/texts';
import { Panel } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { texts } from './texts';

type Source = 'log' | 'error' | 'output';

export default function LogsTab() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { status, project, env, app } = useAppRoom();
  const [pod, setPod] = useState('');
  const [source, setSource] = useState<Source>('log');
  const [linked] = useState(() => linkedTime(location.hash));
  const path = `${at('projects', project, 'envs', env.name, 'apps', app.name)}/logs`;
  const wish = { source, ...(pod === '' ? {} : { pod }) };
  const start = linked === undefined ? { tail: '500' } : { from: new Date(Date.parse(linked) - 1_000).toISOString() };
  const log = useLogStream(`${path}?${String(new URLSearchParams({ follow: 'true', ...wish, ...start }))}`);
  const pick = (
    <>
      <select className="field" aria-label={t.pod} value={pod} onChange={(event) => setPod(event.target.value)}>
        <option value="">{t.all}</option>
        {status?.pods.map((one) => <option key={one.name} value={one.name}>{one.name}</option>)}
      </select>
      {app.logDir && (
        <select className="field" aria-label={t.source} value={source} onChange={(event) => setSource(event.target.value as Source)}>
          <option value="log">{app.logFile ?? `${app.name}.log`}</option>
          <option value="error">{app.errorLogFile ?? `${app.name}.error.log`}</option>
          <option value="output">{t.output}</option>
        </select>
      )}
    </>
  );
  const verb = source === 'error' ? 'error-logs' : 'logs';
  const aside = (
    <>
      <a className="link" href={`${BASE}${path}/file?${String(new URLSearchParams({ tail: '10000', ...wish }))}`} download>{t.download}</a>
      <Command quiet line={cli(`${project}/${env.name}`, verb, app.name, '-f', ...(source === 'output' ? ['--stdout'] : []))} />
    </>
  );
  return (
    <Panel title={<span className="log-title">{t.logs} {pick}</span>} aside={aside}>
      <LogView key={`${env.name}${pod}${source}`} lines={log.lines} state={log.state} pausable />
    </Panel>
  );
}
