import { defineTexts } from '../../kit/texts';

export const texts = defineTexts(
  {
    title: 'Why it is not ready', sure: (percent: number) => `${percent} % sure`, more: (n: number) => (n === 1 ? '1 more possible cause' : `${n} more possible causes`),
    none: 'No known cause is seen in the cluster; its events and logs may tell more.',
  },
  {
    title: '为何未就绪', sure: (percent) => `可信度 ${percent} %`, more: (n) => `另有 ${n} 个可能原因`,
    none: '集群中未发现已知原因；可查看事件与日志。',
  },
);
