import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { at, call, get, put } from '../../api/http';
import type { Autoscale } from '../../api/types';
import { useAppRoom } from '../../kit/appRoom';
import { Asked } from '../../kit/Asked';
import { cli, flag } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { DataTable, type Column } from '../../kit/DataTable';
import { FormDialog, type Values } from '../../kit/form/FormDialog';
import { reasonField } from '../../kit/form/reason';
import { useTexts } from '../../kit/texts';
import { Ago } from '../../kit/Time';
import { Panel } from '../../kit/TitleRow';
import { useCan } from '../../kit/useCan';
import { words } from '../../kit/words';
import { scalingTexts } from './scalingTexts';

type Condition = NonNullable<Autoscale['state']>['conditions'][number];

/** The app's autoscaler: what was asked of it, what it measures and wants. */
export function AutoscalePanel() {
  const t = useTexts(scalingTexts);
  const { project, app, env } = useAppRoom();
  const can = useCan(project);
  const [asked, setAsked] = useState<'set' | 'end' | null>(null);
  const path = `${at('projects', project, 'envs', env.name, 'apps', app.name)}/autoscale`;
  const query = useQuery({ queryKey: ['autoscale', path], queryFn: () => get<Autoscale>(path), refetchInterval: 5_000 });
  const may = can(env.envClass === 'prod' ? 'deploy.prod' : 'scale');
  const on = query.data?.bounds != null;
  const acts = (
    <span className="row-acts">
      {may && query.data && <button type="button" className="link" onClick={() => setAsked('set')}>{on ? t.change : t.begin}</button>}
      {may && on && <button type="button" className="link tone-fail" onClick={() => setAsked('end')}>{t.end}</button>}
      <Command quiet line={cli(`${project}/${env.name}`, 'autoscale', app.name)} />
    </span>
  );
  return (
    <Panel title={t.autoscaling} aside={acts}>
      <Asked query={query} rows={3}>{(scale) => <Shown scale={scale} />}</Asked>
      {asked === 'set' && query.data && <SetDialog path={path} scale={query.data} close={() => setAsked(null)} />}
      {asked === 'end' && <EndDialog path={path} close={() => setAsked(null)} />}
    </Panel>
  );
}

function Shown({ scale }: { scale: Autoscale }) {
  const t = useTexts(scalingTexts);
  const { bounds, state } = scale;
  const columns: Column<Condition>[] = [
    { key: 'type', title: t.condition, cell: (one) => <span className={one.status === 'False' && one.type !== 'ScalingLimited' ? 'tone-warn' : undefined}>{one.type}</span> },
    { key: 'status', title: t.status, cell: (one) => one.status },
    { key: 'why', title: t.why, cell: (one) => <><strong>{one.reason}</strong> <span className="muted break">{one.message}</span></> },
  ];
  return (
    <div className="scaling">
      {bounds === null
        ? <p className="muted">{t.none}</p>
        : <p>{t.bounds(bounds.min, bounds.max)}{state && <> {t.now(state.current, state.desired === 0 && state.current > 0 ? t.unknown : String(state.desired))}</>}{state?.lastScale && <> <span className="muted">{t.lastScale} <Ago at={state.lastScale} /></span></>}</p>}
      {state?.metrics.map((one) => <p key={one.name}><strong>{one.name}</strong> {t.measure(one.current, one.target)} <span className="muted">{t.of(one.name === 'cpu' ? scale.cpuRequest : scale.memoryRequest)}</span></p>)}
      {scale.warning !== null && (bounds !== null || state !== null) && <p className="tone-warn" role="alert">{t.blind}</p>}
      {state !== null && state.conditions.length > 0 && <DataTable label={t.condition} columns={columns} rows={state.conditions} id={(one) => one.type} empty={null} />}
    </div>
  );
}

function SetDialog({ path, scale, close }: { path: string; scale: Autoscale; close: () => void }) {
  const t = useTexts(scalingTexts);
  const w = useTexts(words);
  const { project, app, env, status } = useAppRoom();
  const was = scale.bounds;
  const number = (name: string, label: string, initial: number, hint?: string) => ({ name, label, kind: 'number' as const, initial, ...(hint === undefined ? {} : { hint }) });
  const options = (values: Values) => [['min', 'min'], ['max', 'max'], ['cpu', 'cpu'], ['memory', 'memory'], ['up-after', 'upSeconds'], ['down-after', 'downSeconds'], ['reason', 'reason']]
    .flatMap(([word = '', field = '']) => flag(word, values[field]));
  return (
    <FormDialog
      title={`${t.autoscaling} ${app.name} · ${env.name}`} act={t.set} close={close}
      fields={[
        number('min', t.min, was?.min ?? Math.max(1, status?.desired ?? 1)), number('max', t.max, was?.max ?? Math.max(2, status?.desired ?? 1)),
        number('cpu', t.cpu, was === null ? 70 : (was.cpu ?? 0), `${t.of(scale.cpuRequest)}; ${t.zero}`), number('memory', t.memory, was?.memory ?? 0, `${t.of(scale.memoryRequest)}; ${t.zero}`),
        number('upSeconds', t.up, was?.upSeconds ?? 0), number('downSeconds', t.down, was?.downSeconds ?? 300), reasonField(env, w),
      ]}
      effect={(values) => <><p>{t.effect(app.name, env.name, String(values['min'] ?? '…'), String(values['max'] ?? '…'))}</p>{scale.warning !== null && <p className="tone-warn"><strong>{t.blind}</strong></p>}</>}
      command={(values) => cli(`${project}/${env.name}`, 'autoscale', app.name, ...options(values))}
      submit={(values) => put(path, values)}
    />
  );
}

function EndDialog({ path, close }: { path: string; close: () => void }) {
  const t = useTexts(scalingTexts);
  const w = useTexts(words);
  const { project, app, env } = useAppRoom();
  return (
    <FormDialog
      title={`${t.end} · ${app.name} · ${env.name}`} act={t.end} danger close={close} fields={[reasonField(env, w)]} effect={() => t.endEffect}
      command={(values) => cli(`${project}/${env.name}`, 'autoscale', app.name, '--off', ...flag('reason', values['reason']))}
      submit={(values) => call('DELETE', `${path}${values['reason'] === undefined ? '' : `?${String(new URLSearchParams({ reason: String(values['reason']) }))}`}`)}
    />
  );
}
