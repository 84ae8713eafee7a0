import { defineTexts } from '../texts';

export const texts = defineTexts(
  {
    strip: 'Rollout', new: 'new', old: 'old', estimated: 'est.', first: 'first',
    queued: 'queued', pulling: 'pulling', starting: 'starting', ready: 'ready', draining: 'draining', gone: 'gone',
    deploy: 'Deploy', rollback: 'Roll back', restart: 'Restart', scale: 'Scale', autoscale: 'Autoscale',
    oldServes: 'The old version still serves.',
  },
  {
    strip: '发布过程', new: '新', old: '旧', estimated: '预计', first: '首次',
    queued: '排队', pulling: '拉取镜像', starting: '启动', ready: '就绪', draining: '排空', gone: '已退出',
    deploy: '部署', rollback: '回滚', restart: '重启', scale: '扩缩容', autoscale: '自动扩缩',
    oldServes: '旧版本仍在提供服务。',
  },
);
