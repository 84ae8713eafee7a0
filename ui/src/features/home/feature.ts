import type { Feature } from '../../kit/feature';

export default {
  name: 'home',
  menu: [{ label: { en: 'Home', zh: '首页' }, icon: 'home', to: '/', order: 10 }],
  pages: [{ path: '/', load: () => import('./Home') }],
} satisfies Feature;
