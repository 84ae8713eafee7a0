import type { Feature } from '../../kit/feature';

export default {
  name: 'why',
  appPanels: [{ order: 30, load: () => import('./WhyPanel') }],
} satisfies Feature;
