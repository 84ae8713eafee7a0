import { defineTexts } from '../../kit/texts';

export const scheduleTexts = defineTexts(
  {
    title: 'By the clock', add: 'Add a rule', removeTitle: 'Remove the rule', when: 'When', does: 'Does', next: 'Next three times', none: 'No rule', noneText: 'A rule changes the number of pods at a time of the day: sleep in the evening, wake in the morning.',
    wake: 'wakes', sleep: 'sleeps', pods: (n: number) => (n === 1 ? '1 pod' : `${n} pods`), bounds: (min: number, max: number) => `${min} to ${max} pods`, asleep: (n: number) => `It sleeps by a rule, and wakes to ${n === 1 ? '1 pod' : `${n} pods`}.`,
    days: 'Days', daysHint: 'As a crontab names them: mon-fri, sat,sun, *', time: 'Time', timeHint: 'HH:MM, such as 20:00', zone: 'Time zone', min: 'Pods at least', max: 'Pods at most',
    toSleep: 'Sleep: no pods', toWake: 'Wake: back to what it had', toPods: 'A number of pods', toBounds: 'Bounds of its autoscaler',
    effect: (app: string, env: string) => `At each such time the number of pods of ${app} in ${env} changes, once. A time at which the platform was down is made good later by the last rule that was due.`,
  },
  {
    title: '按时间', add: '添加规则', removeTitle: '删除规则', when: '时间', does: '动作', next: '接下来三次', none: '没有规则', noneText: '规则在一天中的某个时刻调整 Pod 数：晚上休眠，早上唤醒。',
    wake: '唤醒', sleep: '休眠', pods: (n) => `${n} 个 Pod`, bounds: (min, max) => `${min} 至 ${max} 个 Pod`, asleep: (n) => `已按规则休眠，唤醒后为 ${n} 个 Pod。`,
    days: '星期', daysHint: '与 crontab 写法相同：mon-fri、sat,sun、*', time: '时刻', timeHint: 'HH:MM，例如 20:00', zone: '时区', min: 'Pod 数下限', max: 'Pod 数上限',
    toSleep: '休眠：0 个 Pod', toWake: '唤醒：恢复原有数量', toPods: '指定 Pod 数', toBounds: '自动扩缩的上下限',
    effect: (app, env) => `在每个这样的时刻，${env} 中 ${app} 的 Pod 数调整一次。平台停机期间错过的时刻，恢复后由最后到期的规则补做一次。`,
  },
);
