import { defineTexts } from '../../kit/texts';

export const texts = defineTexts(
  {
    answer: (n: number, well: number) => (n === well ? `${n === 1 ? 'The one cluster is' : `All ${n} clusters are`} connected` : `${well} of ${n} clusters connected`),
    none: 'No cluster registered', noneText: 'A cluster is where environments get their namespaces.', nodes: 'Nodes', domain: 'Domain of routes', message: 'Message',
    one: (name: string, state: string, version: string, nodes: number, pods: number) => `${name} is ${state}: Kubernetes ${version}, ${nodes} ${nodes === 1 ? 'node' : 'nodes'}, ${pods} pods`,
    kubeconfig: "Administrator's kubeconfig on the server's machine",
  },
  {
    answer: (n, well) => (n === well ? `全部 ${n} 个集群已连接` : `${well}/${n} 个集群已连接`),
    none: '没有登记的集群', noneText: '环境的 namespace 建在集群中。', nodes: '节点', domain: '路由域名', message: '消息',
    one: (name, state, version, nodes, pods) => `${name} ${state}：Kubernetes ${version}，${nodes} 个节点，${pods} 个 Pod`,
    kubeconfig: '服务器上的管理员 kubeconfig',
  },
);
