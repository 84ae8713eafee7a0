import type { Feature } from '../../kit/feature';

export default {
  name: 'route',
  menu: [{ label: { en: 'Routes', zh: '路由' }, icon: 'route', to: '/p/$project/routes', order: 40 }],
  pages: [{ path: '/p/$project/routes', load: () => import('./RoutesPage') }],
  appTabs: [{ key: 'routes', order: 60, label: { en: 'Routes', zh: '路由' }, load: () => import('./RoutesTab') }],
} satisfies Feature;
