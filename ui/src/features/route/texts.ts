import { defineTexts } from '../../kit/texts';

export const texts = defineTexts(
  {
    add: 'Add route', prove: 'Prove', target: 'Leads to', message: 'Evidence', none: 'No route yet',
    noneText: 'The first deploy of an app declares its route; further hosts and plain addresses can be added.', host: 'Host', path: 'Path',
    hostHint: 'Empty takes APP.ENV.PROJECT and the domain of the cluster', addresses: 'Plain addresses', addressesHint: 'host:port, separated by commas, instead of an app',
    addEffect: (host: string, path: string, target: string) => `Requests for ${host}${path} go to ${target}, then the route is proven.`, theApp: 'App', env: 'Environment', defaultHost: 'the default host',
    removeTitle: 'Remove route', removeEffect: (url: string) => `${url} answers no more. Pods are not touched.`,
    answer: (n: number, proven: number) => `${proven} of ${n} routes proven`, wanted: 'Choose an environment', address: 'Address', proving: 'Proving',
  },
  {
    add: '添加路由', prove: '验证', target: '指向', message: '证据', none: '还没有路由',
    noneText: '应用首次部署时会声明路由；还可以添加其他域名和普通地址。', host: '域名', path: '路径',
    hostHint: '留空则为 APP.ENV.PROJECT 加集群域名', addresses: '普通地址', addressesHint: 'host:port，用逗号分隔，代替应用',
    addEffect: (host, path, target) => `对 ${host}${path} 的请求转到 ${target}，随后验证路由。`, theApp: '应用', env: '环境', defaultHost: '默认域名',
    removeTitle: '删除路由', removeEffect: (url) => `${url} 不再应答。不影响 Pod。`,
    answer: (n, proven) => `${proven}/${n} 条路由已验证`, wanted: '请选择环境', address: '地址', proving: '验证中',
  },
);
