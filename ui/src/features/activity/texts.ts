import { defineTexts } from '../../kit/texts';

export const texts = defineTexts(
  {
    none: 'Nothing has happened yet', noneText: 'Every act and every change of state is written here.', what: 'What', detail: 'Detail', place: 'Where',
    answer: (project: string) => `What happened in ${project}, newest first`, auditAnswer: (total: number) => `${total} acts and refusals on record, newest first`, next: 'Earlier', first: 'Newest',
    search: 'Search the audit', searchHint: 'Search details, people, addresses', byWhom: 'By whom', nameHint: 'What, or its beginning: rollout.', project: 'Project', time: 'Time', export: 'Export',
    lately: (hours: number) => (hours === 0 ? 'At any time' : hours === 1 ? 'In the last hour' : hours === 24 ? 'In the last day' : `In the last ${hours / 24} days`),
    prove: 'Prove it', proving: 'Every row is being read…', chain: 'Each row holds the hash of the one before it; the newest is signed once a minute.', broken: 'The audit was changed',
    whole: (rows: number, sealed: number) => `Nothing was changed: ${rows} rows, under seal up to row ${sealed}.`,
  },
  {
    none: '还没有任何动态', noneText: '每个操作和状态变化都会记录在这里。', what: '事件', detail: '详情', place: '位置',
    answer: (project) => `${project} 中发生的事，最新在前`, auditAnswer: (total) => `共记录 ${total} 次操作和拒绝，最新在前`, next: '更早', first: '最新',
    search: '搜索审计', searchHint: '搜索详情、人员、地址', byWhom: '操作者', nameHint: '事件或其前缀：rollout.', project: '项目', time: '时间', export: '导出',
    lately: (hours) => (hours === 0 ? '全部时间' : hours === 1 ? '最近一小时' : hours === 24 ? '最近一天' : `最近 ${hours / 24} 天`),
    prove: '核验', proving: '正在读取每一行…', chain: '每行包含前一行的哈希；最新一行每分钟签名一次。', broken: '审计记录被改动',
    whole: (rows, sealed) => `未被改动：共 ${rows} 行，封签至第 ${sealed} 行。`,
  },
);
