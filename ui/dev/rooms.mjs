// Lists and objects of the invented cluster.
import { ago, hash, HOUR, MINUTE, world } from './world.mjs';

const COLUMNS = {
  pods: ['app', 'status', 'stage', 'ready', 'restarts', 'node', 'ip', 'image', 'revision', 'why'],
  nodes: ['status', 'roles', 'version', 'ip', 'cpu', 'memory', 'pods', 'why'],
  deployments: ['app', 'desired', 'ready', 'updated', 'available', 'images', 'revision', 'paused', 'why'],
  services: ['app', 'type', 'ip', 'ports'],
  persistentvolumeclaims: ['status', 'size', 'class', 'modes', 'volume'],
  configmaps: ['app'],
  namespaces: ['status'],
  events: ['about', 'type', 'reason', 'message', 'count', 'time'],
};
const CROWD = Number(process.env.PODS ?? 0);

function rowsOf(kind) {
  const apps = world.apps.map((one) => [`${one.project}-dev`, one.name]);
  switch (kind) {
    case 'pods': return [...world.pods.map((pod) => [pod.namespace, pod.name, pod.created, `ReplicaSet/${pod.app}`, pod.app, pod.status, pod.stage, pod.ready, pod.restarts, pod.node, pod.ip, pod.image, pod.revision, pod.why]), ...crowd()];
    case 'nodes': return ['node-1', 'node-2', 'node-3'].map((name, n) => ['', name, ago(90 * 24 * HOUR), null, n === 2 ? 'Ready,SchedulingDisabled' : 'Ready', n === 0 ? 'control-plane' : '', 'v1.36.0', `10.0.0.${n + 1}`, 8, 33_554_432_000, 110, null]);
    case 'deployments': return apps.map(([ns, name], n) => [ns, name, ago(20 * HOUR), null, name, 2, n === 1 ? 1 : 2, 2, 2, `registry.local/${ns}/${name}:1.${n}`, n + 3, false, n === 1 ? 'ReplicaSet has timed out progressing' : null]);
    case 'services': return apps.map(([ns, name], n) => [ns, name, ago(20 * HOUR), null, name, 'ClusterIP', `10.43.0.${n + 9}`, '8080/TCP']);
    case 'persistentvolumeclaims': return [['weather-dev', 'data-mysql-0', ago(40 * HOUR), 'StatefulSet/mysql', 'Bound', 8_589_934_592, 'local', 'ReadWriteOnce', 'pvc-5f2c'], ['weather-test', 'data-mysql-0', ago(2 * MINUTE), 'StatefulSet/mysql', 'Pending', null, 'fast', 'ReadWriteOnce', null]];
    case 'configmaps': return apps.map(([ns, name]) => [ns, `${name}-config`, ago(20 * HOUR), null, name]);
    case 'namespaces': return [...new Set(world.envs.map((one) => one.namespace))].map((name) => ['', name, ago(80 * 24 * HOUR), null, 'Active']);
    case 'events': return world.pods.map((pod) => [pod.namespace, `${pod.name}.1`, pod.created, null, `Pod/${pod.name}`, pod.why ? 'Warning' : 'Normal', pod.why ? 'BackOff' : 'Started', pod.why ? 'Back-off restarting failed container app in pod' : 'Started container app', pod.why ? 9 : 1, pod.created]);
    default: return [];
  }
}

function crowd() {
  return Array.from({ length: CROWD }, (_, n) => [`team-${n % 50}`, `app-${n}-7d9f8b6c5-${hash(String(n)).slice(0, 5)}`, ago((n % 900) * MINUTE), `ReplicaSet/app-${n}`, null, 'Running', 'ready', '1/1', n % 7 ? 0 : 3, `node-${n % 3 + 1}`, `10.1.${n % 250}.${n % 240}`, 'app:1', null, null]);
}

export function table(cluster, kind, query) {
  const rows = rowsOf(kind).filter((row) => !query.get('namespace') || row[0] === query.get('namespace'));
  const size = Number(query.get('size') ?? 50);
  return { cluster, kind, seq: 1, columns: ['namespace', 'name', 'created', 'owner', ...(COLUMNS[kind] ?? [])], rows: rows.slice(0, size), total: rows.length, next: rows.length > size ? String(size) : null, notice: null, cut: false };
}

export function detail(cluster, kind, namespace, name) {
  const at = table(cluster, kind, new URLSearchParams({ size: '100000' }));
  const row = at.rows.find((one) => one[1] === name) ?? at.rows[0] ?? ['', name];
  const cells = Object.fromEntries(at.columns.slice(2).map((column, n) => [column, row[n + 2]]));
  const managed = kind === 'deployments';
  const yaml = `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\n  resourceVersion: "4711"\n  labels:\n    app.kubernetes.io/name: ${name}\n    slipway.io/app: ${name}\nspec:\n  replicas: 2\n  template:\n    spec:\n      containers:\n        - name: app\n          image: registry.local/weather/${name}:1.7.3\n          ports:\n            - containerPort: 8080\n          resources:\n            requests:\n              cpu: 100m\n              memory: 512Mi\n`;
  return {
    row: { cluster, kind, namespace: row[0], name, cells }, apiVersion: 'v1', word: kind === 'pods' ? 'Pod' : kind === 'deployments' ? 'Deployment' : kind, yaml, hidden: false, refused: null, reasonNeeded: managed,
    managed: managed ? `Slipway renders it for app ${name} in weather/dev: the next rollout takes an edit back` : null, writers: [{ name: 'slipway', time: ago(3 * HOUR) }, { name: 'kube-controller-manager', time: ago(4 * MINUTE) }],
  };
}

export function related(cluster) {
  const view = (kind, name, cells) => ({ cluster, kind, namespace: 'weather-dev', name, cells });
  const items = [
    { how: 'scales', depth: 1, word: 'HorizontalPodAutoscaler', object: view('horizontalpodautoscalers', 'dac-web', {}) },
    { how: 'owned', depth: 1, word: 'ReplicaSet', object: view('replicasets', 'dac-web-5f2c1', { ready: 2, desired: 2 }) },
    ...world.pods.slice(0, 3).map((pod) => ({ how: 'owned', depth: 2, word: 'Pod', object: view('pods', pod.name, { stage: pod.stage, why: pod.why }) })),
  ];
  return { items, total: items.length, next: null };
}

export function usage(cluster) {
  const node = (name, fault = null) => ({ name, cpu: fault ? null : 3.42, memory: fault ? null : 21_554_432_000, received: 1_204_000, sent: 804_000, images: 14_200_000_000, disk: 80_000_000_000, pods: 41, measured: ago(4000), fault });
  return {
    cluster, nodes: [node('node-1'), node('node-2'), node('node-3', 'the kubelet of node-3 does not answer: dial tcp 10.0.0.3:10250: connect: connection refused')], columns: ['namespace', 'name', 'cpuUsed', 'memoryUsed', 'received', 'sent'],
    pods: rowsOf('pods').map((row, n) => [row[0], row[1], ((n * 37) % 90) / 100, 200_000_000 + n * 7_000_000, 2_000 * n, 900 * n]),
  };
}
