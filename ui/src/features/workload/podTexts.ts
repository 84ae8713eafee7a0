import { defineTexts } from '../../kit/texts';

const EFFECTS: Record<string, (owner: string) => string> = {
  Replaced: (owner) => `${owner} makes another pod in its place.`,
  Again: (owner) => `${owner} makes one of the same name once this one is gone.`,
  Lost: () => 'Nothing makes it again: it is lost.',
  Kubelets: () => 'The kubelet of its node runs it from a file there; deleting does nothing to it.',
  Leaving: () => 'It was told to end and is on its way out.',
};

const ZH_EFFECTS: Record<string, (owner: string) => string> = {
  Replaced: (owner) => `${owner} 会另建一个 Pod 来替代它。`,
  Again: (owner) => `它退出后 ${owner} 会重建同名 Pod。`,
  Lost: () => '没有控制器会重建它：删除后即丢失。',
  Kubelets: () => '它由节点的 kubelet 按本地文件运行；删除不起作用。',
  Leaving: () => '它已被要求结束，正在退出。',
};

export const podTexts = defineTexts(
  {
    title: 'Delete pod', act: 'Delete', forceAct: 'Delete by force', effect: (word: string, owner: string) => EFFECTS[word]?.(owner) ?? word,
    lastOf: (services: string) => `It is the last ready pod of service ${services}, which answers nobody until another is ready.`,
    keptBy: (budgets: string) => `The disruption budget ${budgets} lets no pod leave now.`, losesData: 'Files in its emptyDir volumes are lost.',
    force: 'By force: it is stuck', forced: 'The cluster forgets it at once, past all budgets and without waiting for its node: its programs may run on there until the node hears of it.',
  },
  {
    title: '删除 Pod', act: '删除', forceAct: '强制删除', effect: (word, owner) => ZH_EFFECTS[word]?.(owner) ?? word,
    lastOf: (services) => `它是服务 ${services} 最后一个就绪的 Pod；在其他 Pod 就绪之前该服务无人应答。`,
    keptBy: (budgets) => `中断预算 ${budgets} 目前不允许任何 Pod 退出。`, losesData: '其 emptyDir 卷中的文件会丢失。',
    force: '强制：它已卡住', forced: '集群会立即忘记它，不顾预算，也不等待节点：在节点得知之前其程序可能仍在运行。',
  },
);
