import type { Feature } from '../../kit/feature';

export default {
  name: 'rollout',
  appPanels: [
    { order: 10, load: () => import('./Flow') },
    { order: 20, load: () => import('./CurrentRollout') },
  ],
  appTabs: [{ key: 'revisions', order: 30, label: { en: 'Revisions', zh: '修订' }, load: () => import('./RevisionsTab') }],
  appActs: [
    { key: 'ship', order: 10, label: { en: 'Ship', zh: '交付' }, icon: 'ship', permission: 'deploy', inProd: 'deploy.prod', main: true, load: () => import('./Ship') },
    { key: 'deploy', order: 30, label: { en: 'Deploy an artifact', zh: '部署制品' }, icon: 'app', permission: 'deploy', inProd: 'deploy.prod', load: () => import('./Deploy') },
    { key: 'promote', order: 40, label: { en: 'Promote', zh: '晋级' }, icon: 'promote', permission: 'deploy', inProd: 'deploy.prod', load: () => import('./Promote') },
    { key: 'pause', order: 80, label: { en: 'Pause or resume rollouts', zh: '暂停或继续发布' }, icon: 'stop', permission: 'deploy', inProd: 'deploy.prod', load: () => import('./Pause') },
    { key: 'rollback', order: 50, label: { en: 'Roll back', zh: '回滚' }, icon: 'back', permission: 'rollback', inProd: 'deploy.prod', load: () => import('./Rollback') },
  ],
} satisfies Feature;
