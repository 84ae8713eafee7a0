import { defineTexts } from '../../kit/texts';

export const texts = defineTexts(
  {
    start: 'Build', ref: 'Branch, tag or commit', refHint: (ref: string) => `Empty takes ${ref}`,
    effect: (app: string, ref: string) => `Clones ${ref} of ${app}, runs Maven with its tests, makes a layered image and pushes it. No environment changes.`,
    none: 'No build yet', noneText: 'A build goes from a commit to an image known by its digest.', number: 'Build', source: 'Source', result: 'Result',
    made: (n: number, app: string, artifact: string) => `Build ${n} of ${app} made ${artifact}`,
    failed: (n: number, app: string, stage: string) => `Build ${n} of ${app} failed while ${stage}`,
    running: (n: number, app: string, state: string) => `Build ${n} of ${app} is ${state}`, cancelled: (n: number, app: string) => `Build ${n} of ${app} was cancelled`,
    steps: 'Steps', log: 'Log', layers: 'Artifact layers', sameAs: 'Same digest as build', base: 'Base', health: 'Readiness', cancel: 'Cancel build', image: 'Image',
    failedTitle: (stage: string) => `Failed: ${stage}`, readOn: 'The first error is marked in the log below.', newest: 'Open the build', by: 'by', total: 'Total', tcp: 'TCP',
  },
  {
    start: '构建', ref: '分支、标签或提交', refHint: (ref) => `留空则使用 ${ref}`,
    effect: (app, ref) => `拉取 ${app} 的 ${ref}，运行 Maven 及其测试，生成分层镜像并推送。不会改变任何环境。`,
    none: '还没有构建', noneText: '一次构建从一个提交得到一个以摘要标识的镜像。', number: '构建', source: '来源', result: '结果',
    made: (n, app, artifact) => `${app} 的第 ${n} 次构建生成了 ${artifact}`,
    failed: (n, app, stage) => `${app} 的第 ${n} 次构建在「${stage}」阶段失败`,
    running: (n, app, state) => `${app} 的第 ${n} 次构建：${state}`, cancelled: (n, app) => `${app} 的第 ${n} 次构建已取消`,
    steps: '步骤', log: '日志', layers: '制品分层', sameAs: '摘要相同的构建', base: '基础镜像', health: '就绪检查', cancel: '取消构建', image: '镜像',
    failedTitle: (stage) => `失败：${stage}`, readOn: '首个错误已在下方日志中标出。', newest: '打开构建', by: '操作人', total: '合计', tcp: 'TCP',
  },
);
