import { defineTexts } from '../../../kit/texts';

export const texts = defineTexts(
  {
    summary: 'Summary', related: 'Related', events: 'Events',
    answer: (kind: string, namespace: string, cluster: string) => (namespace === '' ? `${kind} of cluster ${cluster}` : `${kind} in ${namespace} of cluster ${cluster}`),
    owner: 'Owned by', owned: 'Owns', runs: 'Runs on or with', serves: 'Serves', scales: 'Scaled by',
    noKin: 'Nothing else has to do with it', noKinText: 'It has no owner, and owns nothing that the lists show.',
    noEvents: 'No events in the last hour', noEventsText: 'What the cluster says about it appears here by itself.',
    images: 'Images on its disk', noImages: 'No images', noImagesText: 'The kubelet tells of none.',
    writers: 'Written by', hidden: 'Values are hidden: to see them takes the right secret.read.',
    edit: 'Edit', stopEditing: 'Leave the editor', review: 'Show what would change', save: 'Save', back: 'Edit on',
    nothingChanged: 'Nothing would change.', changes: (n: number) => (n === 1 ? 'One field changes' : `${n} fields change`),
    tried: 'The API server has tried it: this is what would change.', mayNot: 'You may not change it', yaml: (name: string) => `YAML of ${name}`,
    managed: 'Slipway manages it', override: (name: string) => `Type ${name} to change it all the same`, reason: 'Reason',
    changedBy: 'before: written by', unknownField: (name: string, near: string | null) => (near === null ? `The API server knows no field '${name}' here` : `The API server knows no field '${name}' here; did you mean '${near}'?`),
    more: (n: number) => (n === 1 ? 'One more field changes that is not listed here.' : `${n} more fields change that are not listed here.`),
  },
  {
    summary: '概要', related: '相关对象', events: '事件',
    answer: (kind, namespace, cluster) => (namespace === '' ? `集群 ${cluster} 的 ${kind}` : `集群 ${cluster} 中 ${namespace} 的 ${kind}`),
    owner: '属于', owned: '拥有', runs: '运行于', serves: '服务于', scales: '扩缩由',
    noKin: '没有相关对象', noKinText: '它没有所属对象，也不拥有列表中的任何对象。',
    noEvents: '最近一小时没有事件', noEventsText: '集群对它的事件会自动显示在这里。',
    images: '磁盘上的镜像', noImages: '没有镜像', noImagesText: 'kubelet 没有报告镜像。',
    writers: '写入者', hidden: '值已隐藏：查看需要 secret.read 权限。',
    edit: '编辑', stopEditing: '退出编辑', review: '查看将发生的变化', save: '保存', back: '继续编辑',
    nothingChanged: '不会有任何变化。', changes: (n) => `${n} 个字段将变化`,
    tried: 'API server 已试运行：将发生以下变化。', mayNot: '你无权修改', yaml: (name) => `${name} 的 YAML`,
    managed: '由 Slipway 管理', override: (name) => `输入 ${name} 以强制修改`, reason: '原因',
    changedBy: '此前写入者', unknownField: (name, near) => (near === null ? `API server 在此处没有字段“${name}”` : `API server 在此处没有字段“${name}”，是否指“${near}”？`),
    more: (n) => `另有 ${n} 个字段将变化，未在此列出。`,
  },
);
