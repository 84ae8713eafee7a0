import type { Cell } from '../../../api/live/protocol';
import type { Label } from '../../../kit/feature';

type Read = (column: string) => Cell;

export interface KindSpec {
  /** As in paths and topics. */
  kind: string;
  /** As objects call it. */
  word: string;
  label: Label;
  /** Columns in their order: those of the server's list, by name. */
  columns: string[];
  sort: string;
  namespaced: boolean;
  /** Height of a row on a phone, where more than two lines are wanted. */
  card?: number;
  /** What is wrong with a row. */
  ill?: (cell: Read) => boolean;
}

export interface Room {
  key: string;
  label: Label;
  kinds: KindSpec[];
}

const why = (cell: Read) => cell('why') !== null;
const short = (cell: Read) => Number(cell('ready')) < Number(cell('desired')) || cell('why') !== null;
const named = (kind: string, word: string, en: string, zh: string, columns: string[], more: Partial<KindSpec> = {}): KindSpec =>
  ({ kind, word, label: { en, zh }, columns: ['name', 'namespace', ...columns, 'created'], sort: 'namespace', namespaced: true, ...more });

/** The rooms of a cluster and the kinds of objects that each shows; one more kind is one more line. */
export const ROOMS: Room[] = [
  {
    key: 'workloads', label: { en: 'Workloads', zh: '工作负载' },
    kinds: [
      named('deployments', 'Deployment', 'Deployments', 'Deployment', ['scale', 'images', 'revision', 'why'], { ill: short }),
      named('statefulsets', 'StatefulSet', 'StatefulSets', 'StatefulSet', ['scale', 'images'], { ill: short }),
      named('daemonsets', 'DaemonSet', 'DaemonSets', 'DaemonSet', ['scale', 'images'], { ill: short }),
      named('jobs', 'Job', 'Jobs', 'Job', ['active', 'succeeded', 'failed', 'images', 'ended'], { ill: (cell) => Number(cell('failed')) > 0 && Number(cell('succeeded')) === 0 }),
      named('cronjobs', 'CronJob', 'CronJobs', 'CronJob', ['schedule', 'active', 'last', 'suspended']),
      named('replicasets', 'ReplicaSet', 'ReplicaSets', 'ReplicaSet', ['scale', 'owner', 'revision', 'why'], { ill: short }),
      named('horizontalpodautoscalers', 'HorizontalPodAutoscaler', 'Autoscalers', '自动扩缩', ['target', 'now', 'wanted', 'least', 'most']),
    ],
  },
  {
    key: 'pods', label: { en: 'Pods', zh: 'Pod' },
    kinds: [named('pods', 'Pod', 'Pods', 'Pod', ['stage', 'ready', 'restarts', 'cpuUsed', 'memoryUsed', 'received', 'sent', 'node', 'ip'], { ill: why })],
  },
  {
    key: 'nodes', label: { en: 'Nodes', zh: '节点' },
    kinds: [{
      kind: 'nodes', word: 'Node', label: { en: 'Nodes', zh: '节点' }, columns: ['name', 'status', 'cpuUsed', 'memoryUsed', 'running', 'imageDisk', 'received', 'sent', 'roles', 'version', 'ip', 'created'], sort: 'name', namespaced: false,
      ill: (cell) => cell('why') !== null || cell('status') !== 'Ready',
    }],
  },
  {
    key: 'services', label: { en: 'Services', zh: '服务' },
    kinds: [
      named('services', 'Service', 'Services', 'Service', ['type', 'ip', 'ports', 'app']),
      named('ingresses', 'Ingress', 'Ingresses', 'Ingress', ['class', 'hosts', 'tls']),
      named('httproutes', 'HTTPRoute', 'HTTP routes', 'HTTPRoute', ['hosts']),
      named('endpointslices', 'EndpointSlice', 'Endpoints', '端点', ['service', 'ready', 'endpoints']),
    ],
  },
  {
    key: 'storage', label: { en: 'Storage', zh: '存储' },
    kinds: [named('persistentvolumeclaims', 'PersistentVolumeClaim', 'Volume claims', '存储声明', ['status', 'size', 'class', 'modes', 'volume'], { ill: (cell) => cell('status') !== 'Bound' })],
  },
  {
    key: 'config', label: { en: 'Config', zh: '配置' },
    kinds: [named('configmaps', 'ConfigMap', 'Config maps', 'ConfigMap', ['app']), named('secrets', 'Secret', 'Secrets', 'Secret', ['owner'])],
  },
  {
    key: 'limits', label: { en: 'Limits', zh: '限额' },
    kinds: [
      { kind: 'namespaces', word: 'Namespace', label: { en: 'Namespaces', zh: 'Namespace' }, columns: ['name', 'status', 'created'], sort: 'name', namespaced: false },
      named('resourcequotas', 'ResourceQuota', 'Quotas', '配额', ['used', 'hard']),
      named('poddisruptionbudgets', 'PodDisruptionBudget', 'Disruption budgets', '中断预算', ['healthy', 'wanted', 'allowed']),
    ],
  },
  {
    key: 'events', label: { en: 'Events', zh: '事件' },
    kinds: [{
      kind: 'events', word: 'Event', label: { en: 'Events', zh: '事件' }, columns: ['type', 'reason', 'about', 'message', 'namespace', 'count', 'time'], sort: '-time', namespaced: true, card: 112,
      ill: (cell) => cell('type') === 'Warning',
    }],
  },
];

const ALL = ROOMS.flatMap((room) => room.kinds.map((spec) => ({ room, spec })));

export function kindOf(kind: string): { room: Room; spec: KindSpec } | undefined {
  return ALL.find((one) => one.spec.kind === kind);
}

/** The plural of `Deployment`; undefined for what no list shows. */
export function pluralOf(word: string): string | undefined {
  return ALL.find((one) => one.spec.word === word)?.spec.kind;
}

/** Address of an object's page; what lies in no namespace has '-' there. */
export function objectPath(cluster: string, kind: string, namespace: string, name: string): string {
  return `/clusters/${cluster}/${kind}/${namespace === '' ? '-' : namespace}/${encodeURIComponent(name)}`;
}
