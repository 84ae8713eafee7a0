import type { Feature } from '../../kit/feature';

export default {
  name: 'build',
  pages: [{ path: '/p/$project/apps/$app/builds/$number', load: () => import('./BuildPage') }],
  appPanels: [{ order: 30, load: () => import('./RunningBuild') }],
  appTabs: [{ key: 'builds', order: 20, label: { en: 'Builds', zh: '构建' }, load: () => import('./BuildsTab') }],
  appActs: [
    { key: 'build', order: 20, label: { en: 'Build', zh: '构建' }, icon: 'build', permission: 'build.run', main: true, load: () => import('./StartBuild') },
  ],
} satisfies Feature;
