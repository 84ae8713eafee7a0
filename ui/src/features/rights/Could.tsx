import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/queries';
import type { Simulation } from '../../api/types';
import { Asked } from '../../kit/Asked';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { DataTable, type Column } from '../../kit/DataTable';
import { useTexts } from '../../kit/texts';
import { Panel } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { asks } from './asks';
import { texts } from './texts';

interface Question { person?: string; project?: string; env?: string; app?: string }

/** Before it is drawn a form has no values. */
function known(values: Question | undefined): Question {
  return values ?? {};
}

/** What somebody could do somewhere, by the rules of the gate, and by which grant. */
export function Could() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const [asked, setAsked] = useState<Question>({});
  const [form] = Form.useForm<Question>();
  const now = known(Form.useWatch([], form));
  const projects = useQuery(ask.projects()).data?.items ?? [];
  const envs = useQuery({ ...ask.envs(now.project ?? ''), enabled: Boolean(now.project) }).data?.items ?? [];
  const apps = useQuery({ ...ask.apps(now.project ?? ''), enabled: Boolean(now.project) }).data?.items ?? [];
  const query = new URLSearchParams(Object.entries(asked as Record<string, string | undefined>).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();
  const answers = useQuery(asks.could(query));
  const choices = (names: { name: string }[]) => names.map(({ name }) => ({ value: name, label: name }));
  const columns: Column<Simulation>[] = [
    { key: 'right', title: t.right, cell: (one) => <code>{one.right.join(' + ')}</code> },
    { key: 'allowed', title: t.effect, cell: (one) => <span className={one.allowed ? 'tone-ok' : 'tone-fail'}>{one.allowed ? t.allowed : t.refused}</span> },
    { key: 'because', title: t.because, cell: (one) => <span className="muted">{one.because}</span> },
  ];
  const place = asked.project ? asked.project + (asked.env ? `/${asked.env}` : '') : '';
  return (
    <Panel title={t.could} aside={<Command quiet line={cli('can', asked.person ?? 'PERSON', 'RIGHT', place)} />}>
      <Form form={form} layout="inline" className="rights-ask" onFinish={(values) => setAsked(values)}>
        <Form.Item name="person" label={t.person}><Input autoComplete="off" placeholder={t.oneself} /></Form.Item>
        <Form.Item name="project" label={t.project}><Select allowClear placeholder={t.platform} options={choices(projects)} className="rights-place" onChange={() => form.resetFields(['env', 'app'])} /></Form.Item>
        <Form.Item name="env" label={t.environment}><Select allowClear placeholder={t.any} options={choices(envs)} disabled={envs.length === 0} className="rights-place" /></Form.Item>
        <Form.Item name="app" label={t.app}><Select allowClear placeholder={t.any} options={choices(apps)} disabled={apps.length === 0} className="rights-place" /></Form.Item>
        <button type="submit" className="button button-main">{t.ask}</button>
      </Form>
      <Asked query={answers} rows={8}>
        {(page) => <DataTable label={t.could} columns={columns} rows={page.items} id={(one) => one.right.join(' ')} empty={null} />}
      </Asked>
    </Panel>
  );
}
