import { defineTexts } from '../../kit/texts';

export const texts = defineTexts(
  {
    flow: 'Flow', notDeployed: 'not deployed', same: 'same digest', ahead: (n: number) => (n === 1 ? '1 build ahead' : `${n} builds ahead`), differs: 'differs', promote: 'Promote', ship: 'Ship', shipAct: 'Ship',
    shipEffect: (app: string, ref: string, env: string) => `Builds ${ref} of ${app}, then deploys the image to ${env} and proves the route. The old version serves until the new one is ready.`,
    ref: 'Branch, tag or commit', deploy: 'Deploy', artifact: 'Artifact', newest: 'The newest one', config: 'Environment variables', configHint: 'One NAME=value a line; empty keeps those of the revision that serves', configWrong: 'Each line needs the form NAME=value',
    replicas: 'Replicas', replicasHint: 'Empty keeps the present number',
    deployEffect: (artifact: string, env: string, from: string) => `Brings ${artifact} to ${env}, where ${from} serves now. The old pods leave only after the new ones are ready.`,
    nothing: 'nothing', promoteEffect: (version: string, from: string, to: string, serves: string) => `Brings the same digest that serves in ${from} (${version}) to ${to}, where ${serves} serves now. Nothing is built again.`,
    from: 'From', to: 'To', rollback: 'Roll back', toRevision: 'To revision', previous: 'The one before', none: 'No revision yet', noneText: 'Every deploy writes one: artifact, configuration, route and manifests, never changed afterwards.',
    rollbackEffect: (env: string, from: string, to: string) => `Returns ${env} from revision ${from} to ${to}, with the artifact and the configuration of that time. It becomes a new revision; nothing is lost.`,
    current: 'serves', compare: 'Compare', comparison: (a: number, b: number) => `Revision ${a} → ${b}`, noDifference: 'These two revisions are the same.', manifests: 'Manifests', template: 'Template', config_: 'Config', rollouts: 'Rollouts', kind: 'Kind', oldServes: 'The old version still serves.',
    abort: 'Abort', abortEffect: (env: string, revision: number) => `Ends this rollout and gives ${env} back to revision ${revision}, which goes on serving meanwhile.`,
    abortFirst: (env: string) => `Ends this rollout. Nothing served in ${env} before it, so its pods are taken away.`,
    noTarget: 'There is no environment after this one', field: 'Field', old: 'Old', new: 'New', build: 'build',
  },
  {
    flow: '流转', notDeployed: '未部署', same: '摘要相同', ahead: (n) => `领先 ${n} 次构建`, differs: '不一致', promote: '晋级', ship: '交付', shipAct: '交付',
    shipEffect: (app, ref, env) => `构建 ${app} 的 ${ref}，随后把镜像部署到 ${env} 并验证路由。新版本就绪前旧版本持续服务。`,
    ref: '分支、标签或提交', deploy: '部署', artifact: '制品', newest: '最新制品', config: '环境变量', configHint: '每行一个 NAME=value；留空则沿用当前修订的配置', configWrong: '每行须为 NAME=value 的形式',
    replicas: '副本数', replicasHint: '留空则保持当前数量',
    deployEffect: (artifact, env, from) => `把 ${artifact} 部署到 ${env}（当前为 ${from}）。新 Pod 就绪后旧 Pod 才会退出。`,
    nothing: '空', promoteEffect: (version, from, to, serves) => `把 ${from} 中正在服务的同一摘要（${version}）带到 ${to}（当前为 ${serves}）。不会重新构建。`,
    from: '从', to: '到', rollback: '回滚', toRevision: '回滚到修订', previous: '上一个', none: '还没有修订', noneText: '每次部署写入一个修订：制品、配置、路由和清单，此后不再改变。',
    rollbackEffect: (env, from, to) => `将 ${env} 从修订 ${from} 恢复到 ${to}，包括当时的制品和配置。会写入一个新的修订，不丢失任何内容。`,
    current: '服务中', compare: '比较', comparison: (a, b) => `修订 ${a} → ${b}`, noDifference: '两个修订完全相同。', manifests: '清单', template: '模板', config_: '配置', rollouts: '发布记录', kind: '类型', oldServes: '旧版本仍在提供服务。',
    abort: '中止', abortEffect: (env, revision) => `结束本次发布，并把 ${env} 恢复到修订 ${revision}；期间该修订持续服务。`,
    abortFirst: (env) => `结束本次发布。${env} 此前没有版本在服务，因此会移除它的 Pod。`,
    noTarget: '此环境之后没有其他环境', field: '字段', old: '旧', new: '新', build: '构建',
  },
);
