import type { Feature } from '../../kit/feature';

export default {
  name: 'activity',
  menu: [
    { label: { en: 'Activity', zh: '动态' }, icon: 'activity', to: '/p/$project/activity', order: 60 },
    { label: { en: 'Audit', zh: '审计' }, icon: 'audit', to: '/audit', order: 130, platform: true, permission: 'audit.read' },
  ],
  pages: [
    { path: '/p/$project/activity', load: () => import('./ActivityPage') },
    { path: '/audit', load: () => import('./AuditPage') },
  ],
  appTabs: [{ key: 'activity', order: 70, label: { en: 'Activity', zh: '动态' }, load: () => import('./ActivityTab') }],
} satisfies Feature;
