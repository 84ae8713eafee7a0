import { defineTexts } from '../../../kit/texts';

const STATES: Record<string, string> = { Queued: '排队中', Cordoning: '停止调度中', Evicting: '驱逐中', Drained: '已排空', Failed: '失败', Cancelled: '已取消' };

export const texts = defineTexts(
  {
    use: 'In use', cordon: 'Cordon', uncordon: 'Uncordon', drain: 'Drain', cancel: 'Stop', state: (word: string) => word,
    about: 'A cordoned node gets no new pods. Draining also moves those that run there, one by one as their disruption budgets allow.',
    cordonEffect: 'No new pods come to it; those that run there stay.', uncordonEffect: 'New pods may come to it again.',
    drainEffect: (n: number) => (n === 0 ? 'No pod has to leave; the node is cordoned.' : `It is cordoned, and ${String(n)} ${n === 1 ? 'pod leaves' : 'pods leave'}, as disruption budgets allow:`),
    local: (pods: string) => `Data on the node's disk is lost of ${pods}`,
  },
  {
    use: '使用状态', cordon: '停止调度', uncordon: '恢复调度', drain: '排空', cancel: '停止', state: (word) => STATES[word] ?? word,
    about: '停止调度的节点不再接收新 Pod；排空还会在中断预算允许时逐个迁走正在运行的 Pod。',
    cordonEffect: '不再有新 Pod 调度到此节点；正在运行的保持不变。', uncordonEffect: '新 Pod 可再次调度到此节点。',
    drainEffect: (n) => (n === 0 ? '没有需要迁走的 Pod；节点将停止调度。' : `节点将停止调度，并在中断预算允许时迁走 ${String(n)} 个 Pod：`),
    local: (pods) => `以下 Pod 的节点本地数据将丢失：${pods}`,
  },
);
