import type { Feature } from '../../kit/feature';

export default {
  name: 'rights',
  menu: [{ label: { en: 'Rights', zh: '权限' }, icon: 'check', to: '/rights', order: 130, platform: true }],
  pages: [{ path: '/rights', load: () => import('./RightsPage') }],
} satisfies Feature;
