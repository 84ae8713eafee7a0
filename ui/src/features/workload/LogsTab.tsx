import { useState } from 'react';
import { at } from '../../api/http';
import { useAppRoom } from '../../kit/appRoom';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { LogView } from '../../kit/log/LogView';
import { useLogStream } from '../../kit/log/useLogStream';
import { useTexts } from '../../kit/texts';
import { Panel } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { texts } from './texts';

export default function LogsTab() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { status, project, env, app } = useAppRoom();
  const [pod, setPod] = useState('');
  const query = new URLSearchParams({ follow: 'true', tail: '500', ...(pod === '' ? {} : { pod }) });
  const log = useLogStream(`${at('projects', project, 'envs', env.name, 'apps', app.name)}/logs?${String(query)}`);
  const pick = (
    <select className="field" aria-label={t.pod} value={pod} onChange={(event) => setPod(event.target.value)}>
      <option value="">{t.all}</option>
      {status?.pods.map((one) => <option key={one.name} value={one.name}>{one.name}</option>)}
    </select>
  );
  return (
    <Panel title={<span className="log-title">{t.logs} {pick}</span>} aside={<Command quiet line={cli(`${project}/${env.name}`, 'logs', app.name, '-f')} />}>
      <LogView key={`${env.name}${pod}`} lines={log.lines} state={log.state} />
    </Panel>
  );
}
