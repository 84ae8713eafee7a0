import type { Feature } from '../../kit/feature';

export default {
  name: 'people',
  menu: [{ label: { en: 'People', zh: '用户' }, icon: 'person', to: '/people', within: '/people/', order: 120, platform: true, permission: 'platform.admin' }],
  pages: [
    { path: '/people', load: () => import('./PeoplePage') },
    { path: '/account', load: () => import('./AccountPage') },
  ],
} satisfies Feature;
