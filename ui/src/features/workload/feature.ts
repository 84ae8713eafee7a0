import type { Feature } from '../../kit/feature';

export default {
  name: 'workload',
  menu: [{ label: { en: 'Workloads', zh: '工作负载' }, icon: 'workload', to: '/p/$project/workloads', order: 50 }],
  pages: [{ path: '/p/$project/workloads', load: () => import('./WorkloadsPage') }],
  appTabs: [
    { key: 'pods', order: 40, label: { en: 'Pods', zh: 'Pod' }, load: () => import('./PodsTab') },
    { key: 'scaling', order: 45, label: { en: 'Scaling', zh: '扩缩' }, load: () => import('./ScalingTab') },
    { key: 'logs', order: 50, label: { en: 'Logs', zh: '日志' }, load: () => import('./LogsTab') },
  ],
  appActs: [
    { key: 'restart', order: 60, label: { en: 'Restart', zh: '重启' }, icon: 'restart', permission: 'restart', inProd: 'deploy.prod', load: () => import('./Restart') },
    { key: 'scale', order: 70, label: { en: 'Scale', zh: '扩缩容' }, icon: 'scale', permission: 'scale', inProd: 'deploy.prod', load: () => import('./Scale') },
  ],
} satisfies Feature;
