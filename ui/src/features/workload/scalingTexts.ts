import { defineTexts } from '../../kit/texts';

export const scalingTexts = defineTexts(
  {
    autoscaling: 'Autoscaling', begin: 'Let it follow the load', change: 'Change', end: 'End it', set: 'Set', none: 'The number of pods is set by hand. An autoscaler lets it follow CPU or memory.',
    bounds: (min: number, max: number) => `${min} to ${max} pods.`, unknown: 'an unknown number', now: (now: number, wants: string) => `Now ${now}, wants ${wants}.`, lastScale: 'Changed', measure: (now: number | null, target: number | null) => `${now === null ? 'unknown' : `${now} %`} of ${target ?? '–'} %`,
    of: (request: string) => `of the ${request} that a pod asks for`, zero: '0: not looked at', condition: 'Condition', status: 'Status', why: 'Why', min: 'Pods at least', max: 'Pods at most', cpu: 'CPU, percent', memory: 'Memory, percent',
    up: 'Add pods after seconds of higher load', down: 'Take pods away after seconds of lower load',
    blind: 'This cluster has no metrics API: the autoscaler keeps its bounds and cannot follow CPU or memory.',
    effect: (app: string, env: string, min: string, max: string) => `The number of pods of ${app} in ${env} follows its load, ${min} to ${max}. No pod is restarted; rollouts leave the number to it.`,
    endEffect: 'The number of pods stays what it is at this moment, until it is scaled by hand.',
  },
  {
    autoscaling: '自动扩缩', begin: '随负载扩缩', change: '修改', end: '停用', set: '设定', none: 'Pod 数由人工设定。自动扩缩可使其随 CPU 或内存变化。',
    bounds: (min, max) => `${min} 至 ${max} 个 Pod。`, unknown: '未知', now: (now, wants) => `当前 ${now} 个，期望 ${wants} 个。`, lastScale: '上次变更', measure: (now, target) => `${now === null ? '未知' : `${now} %`}，目标 ${target ?? '–'} %`,
    of: (request) => `相对于 Pod 申请的 ${request}`, zero: '0 表示不看', condition: '状况', status: '状态', why: '原因', min: 'Pod 数下限', max: 'Pod 数上限', cpu: 'CPU 百分比', memory: '内存百分比',
    up: '负载升高持续多少秒后扩容', down: '负载降低持续多少秒后缩容',
    blind: '此集群没有 metrics API：自动扩缩只保持上下限，无法随 CPU 或内存变化。',
    effect: (app, env, min, max) => `${env} 中 ${app} 的 Pod 数将随负载在 ${min} 至 ${max} 之间变化。不会重启 Pod；发布不再改动数量。`,
    endEffect: 'Pod 数保持此刻的数量，直到人工调整。',
  },
);
