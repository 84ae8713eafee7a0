import type { Feature } from '../../kit/feature';

export default {
  name: 'access',
  pages: [
    { path: '/sign-in', open: true, load: () => import('./SignIn') },
    { path: '/setup', open: true, load: () => import('./Setup') },
  ],
} satisfies Feature;
