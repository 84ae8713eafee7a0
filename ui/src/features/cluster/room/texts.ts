import { defineTexts } from '../../../kit/texts';

/** Within a sentence; what has a capital inside, as StatefulSets, keeps them. */
function small(what: string): string {
  return /^.[a-z ]*$/.test(what) ? what.toLowerCase() : what;
}

export const texts = defineTexts(
  {
    rooms: 'Rooms of the cluster', kinds: 'Kinds', overview: 'Overview', search: 'Search', searchHint: 'Search ( / )', namespace: 'Namespace', everywhere: 'All namespaces', onlyIll: 'Only what is not well',
    all: (n: number, what: string) => `${n} ${small(what)}`,
    shown: (n: number, total: number) => `${n} of ${total}`,
    answer: (n: number, what: string, ill: number) => (ill === 0 ? `${n} ${small(what)}, all well` : `${n} ${small(what)}, ${ill} not well`),
    notWell: (what: string) => `${what} that are not well`, allWell: (what: string) => `All ${small(what)} are well`, allWellText: 'What is not well appears here by itself.',
    counting: 'Reading the list …',
    none: (what: string) => `No ${small(what)}`, noneText: 'There are none in what you may see of this cluster.',
    nothing: 'Nothing matches', nothingText: 'Try fewer letters, or another namespace.', clear: 'Clear search and filters',
    stale: (cluster: string) => `${cluster} does not answer: what is shown is from then`,
    cut: 'You see the namespaces of your projects; the cluster holds more.',
    tooMany: (n: number, total: number) => `The first ${n} of ${total} in this order, asked anew every 5 seconds. Search or choose a namespace to follow them live.`,
    silent: (n: number) => (n === 1 ? 'One node tells no figures' : `${n} nodes tell no figures`),
    unknownKind: 'There is no list of this kind',
    stalePart: 'This list may be older than the cluster',
  },
  {
    rooms: '集群页面', kinds: '类型', overview: '概览', search: '搜索', searchHint: '搜索（/）', namespace: 'Namespace', everywhere: '全部 Namespace', onlyIll: '仅显示异常',
    all: (n, what) => `${n} 个 ${what}`,
    shown: (n, total) => `${n} / ${total}`,
    answer: (n, what, ill) => (ill === 0 ? `${n} 个 ${what}，全部正常` : `${n} 个 ${what}，${ill} 个异常`),
    notWell: (what) => `异常的 ${what}`, allWell: (what) => `${what} 全部正常`, allWellText: '出现异常时会自动显示在这里。',
    counting: '正在读取列表 …',
    none: (what) => `没有 ${what}`, noneText: '在你有权查看的范围内没有。',
    nothing: '没有匹配项', nothingText: '请减少筛选字符，或换一个 Namespace。', clear: '清除搜索和筛选',
    stale: (cluster) => `${cluster} 没有响应：所示内容为当时的状态`,
    cut: '你只能看到自己项目的 Namespace；集群中还有更多。',
    tooMany: (n, total) => `按此排序的前 ${n} 个，共 ${total} 个，每 5 秒刷新。搜索或选择 Namespace 以实时查看。`,
    silent: (n) => `${n} 个节点没有返回用量`,
    unknownKind: '没有这种类型的列表',
    stalePart: '此列表可能比集群旧',
  },
);

/** Titles of columns by the server's names. */
export const titles = defineTexts(
  {
    name: 'Name', namespace: 'Namespace', created: 'Age', stage: 'State', status: 'Status', ready: 'Ready', scale: 'Ready', restarts: 'Restarts', cpu: 'CPU', memory: 'Memory', node: 'Node', ip: 'IP',
    cpuUsed: 'CPU', memoryUsed: 'Memory', received: 'Received', sent: 'Sent', running: 'Pods', imageDisk: 'Image disk',
    images: 'Images', revision: 'Revision', why: 'Why', active: 'Active', succeeded: 'Succeeded', failed: 'Failed', ended: 'Ended', schedule: 'Schedule', last: 'Last run', suspended: 'Suspended', owner: 'Owner',
    desired: 'Desired', updated: 'Updated', available: 'Available', paused: 'Paused', phase: 'Phase', image: 'Image',
    target: 'Target', now: 'Now', wanted: 'Wanted', least: 'Least', most: 'Most', roles: 'Roles', version: 'Version', pods: 'Pods', type: 'Type', ports: 'Ports', app: 'App', class: 'Class', hosts: 'Hosts', tls: 'TLS',
    service: 'Service', endpoints: 'Endpoints', size: 'Size', modes: 'Access', volume: 'Volume', used: 'Used', hard: 'Limit', healthy: 'Healthy', allowed: 'May go', reason: 'Reason', about: 'About', message: 'Message', count: 'Times', time: 'When',
  },
  {
    name: '名称', namespace: 'Namespace', created: '时长', stage: '状态', status: '状态', ready: '就绪', scale: '就绪', restarts: '重启', cpu: 'CPU', memory: '内存', node: '节点', ip: 'IP',
    cpuUsed: 'CPU', memoryUsed: '内存', received: '接收', sent: '发送', running: 'Pod', imageDisk: '镜像磁盘',
    images: '镜像', revision: '修订', why: '原因', active: '运行中', succeeded: '成功', failed: '失败', ended: '结束', schedule: '计划', last: '上次运行', suspended: '暂停', owner: '所属',
    desired: '期望', updated: '已更新', available: '可用', paused: '已暂停', phase: '阶段', image: '镜像',
    target: '目标', now: '当前', wanted: '期望', least: '最少', most: '最多', roles: '角色', version: '版本', pods: 'Pod', type: '类型', ports: '端口', app: '应用', class: '类', hosts: '域名', tls: 'TLS',
    service: 'Service', endpoints: '端点', size: '大小', modes: '访问方式', volume: '卷', used: '已用', hard: '上限', healthy: '健康', allowed: '可驱逐', reason: '原因', about: '对象', message: '消息', count: '次数', time: '时间',
  },
);
