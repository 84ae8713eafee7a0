import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../api/queries';
import type { PlatformCheck } from '../../api/types';
import { Icon } from '../icons';
import { defineTexts, useTexts } from '../texts';
import { Ago } from '../Time';
import { useCan } from '../useCan';

const texts = defineTexts(
  {
    ReadOnly: 'The disk is nearly full: nothing can be changed. What runs keeps running, and waiting work goes on by itself.',
    NoBuilds: 'The disk is filling up: no new build starts. Everything else goes on.',
    DatabaseAway: 'The database does not answer: nothing can be changed, and some pages show what was last known. It goes on by itself.',
    DatabaseReadOnly: 'The database takes no changes: everything can be read, nothing can be changed.',
    DatabaseSlow: 'The database is slow: acts take longer than usual.',
    RegistryAway: 'The registry does not answer: builds cannot push, new pods cannot fetch their image.',
    RouterAway: 'The router does not serve: addresses of apps do not answer.',
    AgentAway: "The machine's agent does not answer: routes keep the pods they last knew.",
    ClusterAway: 'A cluster cannot be reached: what is shown of it may be old.',
    label: 'State of the platform', since: 'since', details: 'Details',
  },
  {
    ReadOnly: '磁盘即将写满：暂不能做任何更改。运行中的应用不受影响，等待的任务会自动继续。',
    NoBuilds: '磁盘空间不足：暂不启动新的构建，其他功能正常。',
    DatabaseAway: '数据库无响应：暂不能做任何更改，部分页面显示最近一次的数据。恢复后自动继续。',
    DatabaseReadOnly: '数据库只读：可以查看，不能更改。',
    DatabaseSlow: '数据库响应缓慢：操作会比平时慢。',
    RegistryAway: '镜像仓库无响应：构建无法推送，新 Pod 无法拉取镜像。',
    RouterAway: '路由器未提供服务：应用地址无法访问。',
    AgentAway: '本机 agent 无响应：路由保持最近已知的 Pod。',
    ClusterAway: '有集群无法连接：所示数据可能已过时。',
    label: '平台状态', since: '起始', details: '详情',
  },
);

/** What the platform does without for the moment, above every room; gone as soon as it is over. */
export function Banner() {
  const t = useTexts(texts);
  const modes = useQuery(ask.modes()).data?.items ?? [];
  // Two checks may have led to the same mode; it is told once.
  const shown = modes.filter((one, n) => modes.findIndex((other) => other.mode === one.mode) === n);
  return <div role="status" aria-label={t.label}>{shown.map((mode) => <Mode key={mode.mode} mode={mode} />)}</div>;
}

function Mode({ mode }: { mode: PlatformCheck }) {
  const t = useTexts(texts);
  const can = useCan('');
  const effect = isKnown(mode.mode) ? t[mode.mode] : mode.says;
  return (
    <div className={mode.state === 'Down' ? 'banner banner-down' : 'banner'}>
      <Icon name="warning" />
      <div className="banner-words">
        <strong>{effect}</strong>
        <span className="muted">{effect === mode.says ? '' : `${mode.says} · `}{t.since} <Ago at={mode.since} /></span>
      </div>
      {can('platform.admin') && <Link to="/health">{t.details}</Link>}
    </div>
  );
}

type Known = Exclude<keyof (typeof texts)['en'], 'label' | 'since' | 'details'>;

function isKnown(mode: string | null): mode is Known {
  return mode !== null && /^[A-Z]/.test(mode) && mode in texts.en;
}
