import { defineTexts } from '../../kit/texts';

export const texts = defineTexts(
  {
    answer: (n: number, well: number) => (n === well ? `${n === 1 ? 'The one cluster is' : `All ${n} clusters are`} connected` : `${well} of ${n} clusters connected`),
    none: 'No cluster registered', noneText: 'A cluster is where environments get their namespaces.', nodes: 'Nodes', domain: 'Domain of routes', message: 'Message',
    one: (name: string, state: string, version: string, nodes: number, pods: number) => `${name} is ${state}: Kubernetes ${version}, ${nodes} ${nodes === 1 ? 'node' : 'nodes'}, ${pods} pods`,
    kubeconfig: "Administrator's kubeconfig on the server's machine",
    add: 'Add a cluster', addAct: 'Let it in', check: 'Look at it', addEffect: 'First only a look: the way to it, its certificates, what its user may do, its version and networks.',
    kubeconfigPaste: 'Kubeconfig', kubeconfigHint: 'With certificates and tokens as data; paste it, drop the file here, or', domainHint: 'Routes of its environments get APP.ENV.PROJECT.DOMAIN', wanted: 'This is wanted',
    nameBad: 'Small letters, digits and hyphens, at most 20', seen: (server: string, version: string, networks: string) => `${server} answers: Kubernetes ${version}${networks ? `, networks ${networks}` : ''}.`,
    noWarnings: 'Nothing to care for was found.', renew: 'Renew credentials', renewEffect: (name: string) => `${name} is reached with the new credentials from then on; its state, history and environments stay.`,
    detach: 'Detach', detachEffect: (left: string[]) => left.length ? `It is forgotten here. These namespaces carry Slipway's labels, belong to no environment here and stay: ${left.join(', ')}` : 'It is forgotten here, with its credentials. Nothing of Slipway is in it.',
    address: 'API server', latency: 'Answers in', capacity: 'Room for pods', cores: (n: number) => `${n} cores`, nodesReady: (ready: number, all: number) => `${ready} of ${all} nodes ready`,
    credential: 'Credential lapses', networks: 'Pod and service networks', care: 'To care for', removed: 'Asked for, and gone in a later version', millis: (n: number) => `${n} ms`,
  },
  {
    answer: (n, well) => (n === well ? `全部 ${n} 个集群已连接` : `${well}/${n} 个集群已连接`),
    none: '没有登记的集群', noneText: '环境的 namespace 建在集群中。', nodes: '节点', domain: '路由域名', message: '消息',
    one: (name, state, version, nodes, pods) => `${name} ${state}：Kubernetes ${version}，${nodes} 个节点，${pods} 个 Pod`,
    kubeconfig: '服务器上的管理员 kubeconfig',
    add: '添加集群', addAct: '接入', check: '检查', addEffect: '先只做检查：连通性、证书、用户权限、版本和网段。',
    kubeconfigPaste: 'Kubeconfig', kubeconfigHint: '证书和令牌须为内联数据；可粘贴、拖入文件，或', domainHint: '其环境的路由为 APP.ENV.PROJECT.域名', wanted: '必填',
    nameBad: '小写字母、数字和连字符，最多 20 个', seen: (server, version, networks) => `${server} 有应答：Kubernetes ${version}${networks ? `，网段 ${networks}` : ''}。`,
    noWarnings: '没有发现需要注意的问题。', renew: '更新凭据', renewEffect: (name) => `此后用新凭据访问 ${name}；状态、历史和环境保持不变。`,
    detach: '移除', detachEffect: (left) => left.length ? `将在此处移除。以下 namespace 带有 Slipway 标签但不属于这里的任何环境，会保留：${left.join('、')}` : '将在此处移除其登记与凭据。集群中没有 Slipway 的内容。',
    address: 'API server', latency: '应答时间', capacity: '可用容量', cores: (n) => `${n} 核`, nodesReady: (ready, all) => `${ready}/${all} 个节点就绪`,
    credential: '凭据到期', networks: 'Pod 与 Service 网段', care: '需要注意', removed: '仍在使用、后续版本将移除', millis: (n) => `${n} 毫秒`,
  },
);
