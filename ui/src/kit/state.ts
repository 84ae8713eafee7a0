import type { Phase } from '../api/types';
import type { Language } from './prefs';

export type Tone = 'ok' | 'running' | 'warn' | 'fail' | 'off';
export type Shape = 'ring' | 'arc' | 'check' | 'cross' | 'bar' | 'alert';

export interface Look {
  tone: Tone;
  shape: Shape;
}

const PHASES: Record<Phase, Look> = {
  PENDING: { tone: 'off', shape: 'ring' },
  RUNNING: { tone: 'running', shape: 'arc' },
  SUCCEEDED: { tone: 'ok', shape: 'check' },
  FAILED: { tone: 'fail', shape: 'cross' },
  CANCELLED: { tone: 'off', shape: 'bar' },
};

/** Nouns' states that are not an operation's; everything else follows its phase. */
const STATES: Record<string, Look> = {
  Ready: { tone: 'ok', shape: 'check' },
  NotReady: { tone: 'fail', shape: 'cross' },
  'Ready,SchedulingDisabled': { tone: 'warn', shape: 'bar' },
  'NotReady,SchedulingDisabled': { tone: 'fail', shape: 'cross' },
  Active: { tone: 'ok', shape: 'check' },
  Bound: { tone: 'ok', shape: 'check' },
  Connected: { tone: 'ok', shape: 'check' },
  Proven: { tone: 'ok', shape: 'check' },
  Serving: { tone: 'ok', shape: 'check' },
  Running: { tone: 'ok', shape: 'check' },
  Completed: { tone: 'off', shape: 'check' },
  Programmed: { tone: 'running', shape: 'ring' },
  Declared: { tone: 'off', shape: 'ring' },
  Draft: { tone: 'off', shape: 'ring' },
  Pending: { tone: 'off', shape: 'ring' },
  Starting: { tone: 'running', shape: 'arc' },
  ContainerCreating: { tone: 'running', shape: 'arc' },
  Moving: { tone: 'running', shape: 'arc' },
  Terminating: { tone: 'off', shape: 'bar' },
  Deleting: { tone: 'off', shape: 'bar' },
  Empty: { tone: 'off', shape: 'ring' },
  Ok: { tone: 'ok', shape: 'check' },
  Down: { tone: 'fail', shape: 'cross' },
  Waiting: { tone: 'off', shape: 'ring' },
  Failing: { tone: 'fail', shape: 'cross' },
  Stopped: { tone: 'off', shape: 'bar' },
  Degraded: { tone: 'warn', shape: 'alert' },
  RolledBack: { tone: 'warn', shape: 'bar' },
  Superseded: { tone: 'off', shape: 'bar' },
  Broken: { tone: 'fail', shape: 'cross' },
  Failed: { tone: 'fail', shape: 'cross' },
  TimedOut: { tone: 'fail', shape: 'cross' },
  Lost: { tone: 'fail', shape: 'cross' },
};

export function lookOf(state: string, phase?: Phase): Look {
  const known = STATES[state.replace(/\(.*/, '')];
  if (known) return known;
  if (phase) return PHASES[phase];
  return /err|back.?off|crash|evicted|oom/i.test(state) ? { tone: 'fail', shape: 'cross' } : { tone: 'off', shape: 'ring' };
}

const ZH: Record<string, string> = {
  PENDING: '等待', RUNNING: '进行中', SUCCEEDED: '成功', FAILED: '失败', CANCELLED: '已取消',
  Queued: '排队', Cloning: '拉取代码', Compiling: '编译', Testing: '测试', Layering: '分层', Pushing: '推送',
  Succeeded: '成功', Failed: '失败', Cancelled: '已取消', Applying: '应用清单', Progressing: '滚动中', Proving: '验证路由',
  RolledBack: '已回滚', Superseded: '已被取代', TimedOut: '超时', Ready: '就绪', Degraded: '降级', Deleting: '删除中',
  Draft: '草稿', Declared: '已声明', Programmed: '已下发', Proven: '已验证', Broken: '中断', Connected: '已连接',
  Lost: '失联', Ok: '正常', Down: '故障', Waiting: '等待', Failing: '异常', Stopped: '已停止', Starting: '启动中', Serving: '服务中', Moving: '发布中', Empty: '未部署',
  deploy: '部署', rollback: '回滚', restart: '重启', scale: '扩缩容',
  queued: '排队', pulling: '拉取镜像', starting: '启动', ready: '就绪', draining: '排空', gone: '已退出',
};

/** A state as the person reads it; Kubernetes' own words stay as they are. */
export function stateWord(state: string, language: Language): string {
  const [head, detail] = [state.replace(/\(.*/, ''), /\((.*)\)/.exec(state)?.[1]];
  const word = language === 'zh' ? (ZH[head] ?? head) : head;
  return detail ? `${word} (${language === 'zh' ? (ZH[detail] ?? detail) : detail})` : word;
}
