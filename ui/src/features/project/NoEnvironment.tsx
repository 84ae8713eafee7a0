import { Link } from '@tanstack/react-router';
import type { App } from '../../api/types';
import { cli } from '../../kit/cli';
import { EmptyState } from '../../kit/EmptyState';
import { useTexts } from '../../kit/texts';
import { TitleRow } from '../../kit/TitleRow';
import { texts } from './texts';

export function NoEnvironment({ app }: { app: App }) {
  const t = useTexts(texts);
  return (
    <>
      <TitleRow above={app.project} title={app.name} answer={t.noEnv} />
      <EmptyState title={t.noEnvs} text={t.noEnvsText} command={cli('env', 'create', `${app.project}/dev`)}>
        <Link to={`/p/${app.project}/envs`} className="button button-main">{t.createEnv}</Link>
      </EmptyState>
    </>
  );
}
