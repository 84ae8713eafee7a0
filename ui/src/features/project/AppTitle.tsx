import { Link } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { useAppRoom } from '../../kit/appRoom';
import { EnvChip } from '../../kit/EnvChip';
import { Icon } from '../../kit/icons';
import { usePrefs } from '../../kit/prefs';
import { registry } from '../../kit/registry';
import { useTexts } from '../../kit/texts';
import { TitleRow } from '../../kit/TitleRow';
import { useCan } from '../../kit/useCan';
import { useGlow } from '../../kit/useGlow';
import { useNow } from '../../kit/useNow';
import { answerOf } from './answer';
import { texts } from './texts';

export function AppTitle() {
  const { project, app, env } = useAppRoom();
  return (
    <TitleRow
      above={<Link to={`/p/${project}`}>{project}</Link>} envClass={env.envClass}
      title={<>{app.name} <EnvChip name={env.name} envClass={env.envClass} /></>} answer={<Answer />} acts={<Acts />}
    />
  );
}

function Answer() {
  const { status } = useAppRoom();
  const { language } = usePrefs();
  const now = useNow();
  const said = status && answerOf(status, now, language);
  const glow = useGlow<HTMLSpanElement>(said);
  return <span ref={glow} data-testid="answer">{said ?? '…'}</span>;
}

/** The main act as a button, the others behind it; what is not allowed is not offered. */
function Acts() {
  const t = useTexts(texts);
  const { project, act, env } = useAppRoom();
  const { language } = usePrefs();
  const can = useCan(project);
  const allowed = registry.appActs.filter((one) => can(env.envClass === 'prod' ? (one.inProd ?? one.permission) : one.permission));
  const more = allowed.filter((one) => !one.main).map(({ key, label, icon, danger = false }) => ({ key, danger, label: label[language], icon: <Icon name={icon} /> }));
  return (
    <>
      {allowed.filter((one) => one.main).map(({ key, label, icon }, index) => (
        <button key={key} type="button" className={index === 0 ? 'button button-main' : 'button'} onClick={() => act(key)}><Icon name={icon} />{label[language]}</button>
      ))}
      {more.length > 0 && (
        <Dropdown menu={{ items: more, onClick: ({ key }) => act(key) }} trigger={['click']} placement="bottomRight">
          <button type="button" className="button button-icon" aria-label={t.more} title={t.more}><Icon name="more" /></button>
        </Dropdown>
      )}
    </>
  );
}
