import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/queries';
import { EnvChip, inFlowOrder } from '../EnvChip';
import { Icon } from '../icons';
import { useTexts } from '../texts';
import type { Place } from './place';
import { texts } from './texts';
import { useKeys } from './useKeys';

export function ProjectSwitch({ place }: { place: Place }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const projects = useQuery(ask.projects()).data?.items ?? [];
  useKeys('g p', () => setOpen(true));
  const items = [
    ...projects.map((project) => ({ key: project.name, label: project.name })),
    { type: 'divider' as const },
    { key: ' all', label: t.noProject },
  ];
  const go = (key: string) => void navigate({ to: key === ' all' ? '/' : `/p/${key}` });
  return (
    <Dropdown menu={{ items, selectable: true, selectedKeys: [place.project], onClick: ({ key }) => go(key) }} trigger={['click']} open={open} onOpenChange={setOpen}>
      <button type="button" className="switch" aria-label={t.chooseProject}>
        <span className="switch-name">{place.project || t.noProject}</span>
        <Icon name="down" size={12} />
      </button>
    </Dropdown>
  );
}

/** Shown where the page has an environment; it changes only that, the room stays. */
export function EnvSwitch({ place }: { place: Place }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const envs = useQuery({ ...ask.envs(place.project), enabled: place.project !== '' }).data?.items ?? [];
  useKeys('g e', () => setOpen(true));
  const current = envs.find((env) => env.name === place.env);
  if (envs.length === 0 || place.env === undefined) return null;
  const items = inFlowOrder(envs).map((env) => ({ key: env.name, label: <EnvChip name={env.name} envClass={env.envClass} /> }));
  const go = (key: string) => void navigate({ to: '.', search: (old: object) => ({ ...old, env: key }) });
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => go(key) }} trigger={['click']} open={open} onOpenChange={setOpen}>
      <button type="button" className="switch switch-env" aria-label={t.chooseEnv}>
        <EnvChip name={place.env} envClass={current?.envClass} />
        <Icon name="down" size={12} />
      </button>
    </Dropdown>
  );
}
