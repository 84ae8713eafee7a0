import { defineTexts } from '../../kit/texts';

export const texts = defineTexts(
  {
    restart: 'Restart', restartEffect: (app: string, env: string, n: number) => `Replaces the ${n} pods of ${app} in ${env} one after the other; each old one leaves only after a new one is ready.`,
    scale: 'Scale', replicas: 'Replicas', scaleEffect: (app: string, env: string, from: number, to: string) => `${app} in ${env} goes from ${from} to ${to} pods.`, zero: 'With 0 pods its routes answer no more.',
    all: 'All pods', pod: 'Pod', none: 'No pod', noneText: 'Nothing of this project runs in this environment yet.', answer: (pods: number, ready: number, env: string) => `${ready} of ${pods} pods ready in ${env}`,
    wrong: (n: number) => (n === 1 ? '1 is not well' : `${n} are not well`), noneApp: 'No pod of this app runs here', source: 'Which log', output: 'Standard output', download: 'Download', noEnv: 'This project has no environment yet', why: 'Why',
  },
  {
    restart: '重启', restartEffect: (app, env, n) => `逐个替换 ${env} 中 ${app} 的 ${n} 个 Pod；新 Pod 就绪后旧 Pod 才退出。`,
    scale: '扩缩容', replicas: '副本数', scaleEffect: (app, env, from, to) => `${env} 中的 ${app} 从 ${from} 个 Pod 变为 ${to} 个。`, zero: '0 个 Pod 时其路由不再应答。',
    all: '全部 Pod', pod: 'Pod', none: '没有 Pod', noneText: '此项目在该环境中还没有运行任何内容。', answer: (pods, ready, env) => `${env} 中 ${ready}/${pods} 个 Pod 就绪`,
    wrong: (n) => `${n} 个异常`, noneApp: '此应用在这里没有运行的 Pod', source: '日志来源', output: '标准输出', download: '下载', noEnv: '此项目还没有环境', why: '原因',
  },
);
