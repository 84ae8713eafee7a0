import type { Feature } from '../../kit/feature';

export default {
  name: 'cluster',
  menu: [{ label: { en: 'Clusters', zh: '集群' }, icon: 'cluster', to: '/clusters', within: '/clusters/', order: 110, platform: true, permission: 'cluster.view' }],
  pages: [
    { path: '/clusters', load: () => import('./ClustersPage') },
    { path: '/clusters/$cluster', load: () => import('./ClusterPage') },
    { path: '/clusters/$cluster/$kind', load: () => import('./room/KindPage') },
    { path: '/clusters/$cluster/$kind/$namespace/$name', load: () => import('./object/ObjectPage') },
  ],
} satisfies Feature;
