import { defineTexts } from '../../kit/texts';

export const texts = defineTexts(
  {
    none: 'Nothing has happened yet', noneText: 'Every act and every change of state is written here.', what: 'What', detail: 'Detail', place: 'Where',
    answer: (project: string) => `What happened in ${project}, newest first`, auditAnswer: (total: number) => `${total} acts and refusals on record, newest first`, next: 'Earlier', first: 'Newest',
  },
  {
    none: '还没有任何动态', noneText: '每个操作和状态变化都会记录在这里。', what: '事件', detail: '详情', place: '位置',
    answer: (project) => `${project} 中发生的事，最新在前`, auditAnswer: (total) => `共记录 ${total} 次操作和拒绝，最新在前`, next: '更早', first: '最新',
  },
);
