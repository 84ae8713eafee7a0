import type { Feature } from '../../kit/feature';

export default {
  name: 'health',
  menu: [{ label: { en: 'Platform', zh: '平台' }, icon: 'gauge', to: '/health', order: 140, platform: true, permission: 'platform.admin' }],
  pages: [{ path: '/health', load: () => import('./HealthPage') }],
} satisfies Feature;
