import { useState } from 'react';
import { at, post } from '../../api/http';
import type { Environment, Rollout } from '../../api/types';
import { FormDialog } from '../../kit/form/FormDialog';
import { reasonField } from '../../kit/form/reason';
import { useTexts } from '../../kit/texts';
import { useCan } from '../../kit/useCan';
import { words } from '../../kit/words';
import { texts } from './texts';

/** The way out of a rollout that is not over, for those who may deploy here. */
export function Abort({ rollout, env }: { rollout: Rollout; env: Environment }) {
  const t = useTexts(texts);
  const can = useCan(rollout.project);
  const [asking, setAsking] = useState(false);
  const may = can('deploy') && (env.envClass !== 'prod' || can('deploy.prod'));
  if (rollout.finished !== null || !may) return null;
  return (
    <>
      <button type="button" className="button" onClick={() => setAsking(true)}>{t.abort}</button>
      {asking && <AbortDialog rollout={rollout} env={env} close={() => setAsking(false)} />}
    </>
  );
}

function AbortDialog({ rollout, env, close }: { rollout: Rollout; env: Environment; close: () => void }) {
  const w = useTexts(words);
  const t = useTexts(texts);
  return (
    <FormDialog
      title={`${t.abort} ${rollout.app} · ${env.name}`} act={t.abort} close={close} danger fields={[reasonField(env, w)]}
      effect={() => (rollout.from === null ? t.abortFirst(env.name) : t.abortEffect(env.name, rollout.from))}
      submit={(values) => post(`${at('projects', rollout.project, 'envs', env.name, 'rollouts', rollout.id)}/abort`, values)}
    />
  );
}
