import { defineTexts } from '../../kit/texts';

export const texts = defineTexts(
  {
    title: 'Platform', well: (n: number) => `All ${n} checks are well`, wrong: (n: number, all: number, names: string) => `${n} of ${all} checks ${n === 1 ? 'needs' : 'need'} a look: ${names}`,
    checks: 'Checks', parts: 'Parts', figures: 'Figures', says: 'What was seen', memory: 'Memory', message: 'Message', total: (memory: string) => `${memory} in all`,
    noParts: 'No parts are known', noPartsText: 'The agent of this machine does not answer, or there is none.', noChecks: 'Nothing was looked at yet', noChecksText: 'The first round takes a few seconds.',
    database: 'Database', disk: 'Disk', registry: 'Registry', router: 'Router', agent: 'Agent', clusters: 'Clusters', mirror: 'Live state', clock: 'Clock', queue: 'Work', log: 'Errors logged',
    'http.p50': 'Answers, median', 'http.p99': 'Answers, p99', 'operations.due': 'Work that waits', 'operations.late': 'First waits for', 'mirror.silence': 'Cluster last heard', 'mirror.objects': 'Objects held',
    'live.readers': 'Live pages', 'database.connections': 'Database connections', 'router.age': 'Router last heard', heap: 'Heap of the server',
  },
  {
    title: '平台', well: (n) => `全部 ${n} 项检查正常`, wrong: (n, all, names) => `${all} 项检查中有 ${n} 项需要关注：${names}`,
    checks: '检查', parts: '组件', figures: '指标', says: '结果', memory: '内存', message: '消息', total: (memory) => `共 ${memory}`,
    noParts: '没有组件信息', noPartsText: '本机 agent 无响应，或没有 agent。', noChecks: '尚未检查', noChecksText: '第一轮检查需要几秒。',
    database: '数据库', disk: '磁盘', registry: '镜像仓库', router: '路由器', agent: 'Agent', clusters: '集群', mirror: '实时状态', clock: '时钟', queue: '任务', log: '错误日志',
    'http.p50': '响应中位数', 'http.p99': '响应 p99', 'operations.due': '等待的任务', 'operations.late': '最长等待', 'mirror.silence': '集群最近消息', 'mirror.objects': '对象数',
    'live.readers': '实时页面', 'database.connections': '数据库连接', 'router.age': '路由器最近响应', heap: '服务器堆内存',
  },
);
