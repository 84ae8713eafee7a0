import type { Feature } from '../../kit/feature';

export default {
  name: 'project',
  menu: [
    { label: { en: 'Apps', zh: '应用' }, icon: 'app', to: '/p/$project', within: '/p/$project/apps/', order: 20 },
    { label: { en: 'Environments', zh: '环境' }, icon: 'environment', to: '/p/$project/envs', order: 30 },
  ],
  pages: [
    { path: '/p/$project', load: () => import('./ProjectPage') },
    { path: '/p/$project/envs', load: () => import('./EnvironmentsPage') },
    { path: '/p/$project/apps/$app', load: () => import('./AppPage') },
  ],
  appTabs: [{ key: 'overview', order: 10, label: { en: 'Overview', zh: '概览' }, load: () => import('./Overview') }],
  appActs: [
    { key: 'delete', order: 90, label: { en: 'Delete app', zh: '删除应用' }, icon: 'trash', permission: 'app.delete', danger: true, load: () => import('./DeleteApp') },
  ],
} satisfies Feature;
