import type { Feature } from '../../kit/feature';

export default {
  name: 'terminal',
  appTabs: [{ key: 'terminal', order: 55, label: { en: 'Terminal', zh: '终端' }, load: () => import('./TerminalTab') }],
} satisfies Feature;
