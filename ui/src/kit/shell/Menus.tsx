import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { post } from '../../api/http';
import { ask } from '../../api/queries';
import { Icon, type IconName } from '../icons';
import { choose, usePrefs, type Language, type Theme } from '../prefs';
import { useTexts } from '../texts';
import { texts } from './texts';

const THEMES: [Theme, IconName][] = [['system', 'system'], ['light', 'sun'], ['dark', 'moon']];

export function LanguageMenu() {
  const t = useTexts(texts);
  const { language } = usePrefs();
  const items = [{ key: 'en', label: 'English' }, { key: 'zh', label: '中文' }];
  const pick = (key: string) => choose({ language: key as Language });
  return (
    <Dropdown menu={{ items, selectable: true, selectedKeys: [language], onClick: ({ key }) => pick(key) }} trigger={['click']}>
      <button type="button" className="bar-button" aria-label={t.language} title={t.language}><Icon name="language" /></button>
    </Dropdown>
  );
}

export function ThemeMenu() {
  const t = useTexts(texts);
  const { theme } = usePrefs();
  const items = THEMES.map(([key, icon]) => ({ key, label: t[key], icon: <Icon name={icon} /> }));
  const sign = THEMES.find(([key]) => key === theme)?.[1] ?? 'system';
  return (
    <Dropdown menu={{ items, selectable: true, selectedKeys: [theme], onClick: ({ key }) => choose({ theme: key as Theme }) }} trigger={['click']}>
      <button type="button" className="bar-button" aria-label={t.theme} title={t.theme}><Icon name={sign} /></button>
    </Dropdown>
  );
}

export function PersonMenu() {
  const t = useTexts(texts);
  const cache = useQueryClient();
  const navigate = useNavigate();
  const me = useQuery(ask.me()).data;
  const leave = async () => {
    await post('/logout');
    cache.clear();
    await navigate({ to: '/sign-in' });
  };
  const items = [
    { key: 'who', disabled: true, label: <span>{me?.displayName ?? ''}{me?.admin && ` · ${t.administrator}`}</span> },
    { key: 'keys', disabled: true, label: <span className="menu-hint">{t.keys}</span> },
    { type: 'divider' as const },
    { key: 'account', label: t.account },
    { key: 'leave', label: t.signOut },
  ];
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => void (key === 'leave' ? leave() : navigate({ to: '/account' })) }} trigger={['click']}>
      <button type="button" className="bar-button" aria-label={t.person} title={me?.user}><Icon name="person" /></button>
    </Dropdown>
  );
}
