/** Our own strokes on a 16 px grid; nothing is loaded for them. */
const PATHS = {
  home: 'M2.5 7.5 8 3l5.5 4.5M4 6.5V13h8V6.5',
  app: 'M8 2.2 13.2 5v6L8 13.8 2.8 11V5ZM2.8 5 8 7.9 13.2 5M8 7.9v5.9',
  environment: 'M8 2.5 14 5.6 8 8.7 2 5.6ZM2 8.2l6 3.1 6-3.1M2 10.8l6 3.1 6-3.1',
  route: 'M3.5 12.5a1.5 1.5 0 1 0 0 .01M12.5 3.5a1.5 1.5 0 1 0 0 .01M5 12.5h4.5a2.2 2.2 0 0 0 0-4.5h-3a2.2 2.2 0 0 1 0-4.5H11',
  workload: 'M2.5 3h4.5v4.5H2.5ZM9 3h4.5v4.5H9ZM2.5 9h4.5v4.5H2.5ZM9 9h4.5v4.5H9Z',
  activity: 'M1.8 8.5h2.7L6.3 4l3.2 8.5L11.4 8.5h2.8',
  cluster: 'M8 2.2a5.8 5.8 0 1 0 .01 0M8 2.2v3.6M8 10.2v3.6M2.2 8h3.6M10.2 8h3.6M8 5.8a2.2 2.2 0 1 0 .01 0',
  audit: 'M4 2.5h8v11H4ZM6.2 5.5h3.6M6.2 8h3.6M6.2 10.5h2',
  search: 'M7 3a4 4 0 1 0 .01 0M10 10l3.5 3.5',
  sun: 'M8 5.3a2.7 2.7 0 1 0 .01 0M8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4M3.6 3.6l1 1M11.4 11.4l1 1M12.4 3.6l-1 1M4.6 11.4l-1 1',
  moon: 'M13 9.6A5.4 5.4 0 0 1 6.4 3a5.4 5.4 0 1 0 6.6 6.6Z',
  system: 'M2.5 3.5h11v7.5h-11ZM6 13.5h4M8 11v2.5',
  language: 'M2 4h7M5.5 2.5V4M7.5 4c-.6 2.6-2.4 4.6-5 5.6M3.8 6c.8 1.6 2.2 2.8 4 3.5M8.5 13.5l2.7-6.5 2.8 6.5M9.4 11.5h3.7',
  person: 'M8 2.8a2.6 2.6 0 1 0 .01 0M2.8 13.5c.6-2.8 2.6-4 5.2-4s4.6 1.2 5.2 4',
  copy: 'M5.5 5.5h7v8h-7ZM3.5 10.5v-8h7',
  check: 'M3.2 8.6 6.4 11.8 12.8 4.6',
  cross: 'M4 4l8 8M12 4l-8 8',
  down: 'M4 6.2 8 10.2 12 6.2',
  right: 'M6.2 4 10.2 8 6.2 12',
  up: 'M4 9.8 8 5.8 12 9.8',
  plus: 'M8 3v10M3 8h10',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  rail: 'M2.5 3h11v10h-11ZM6 3v10',
  terminal: 'M2.5 3h11v10h-11ZM4.8 6l2 2-2 2M8.5 10.2h2.6',
  open: 'M6 3.5H3.5v9h9V10M9 3h4v4M13 3 7.5 8.5',
  ship: 'M2.2 9.2h11.6c-.6 2.6-1.8 4-3.6 4H5.8c-1.8 0-3-1.4-3.6-4ZM8 9V2.5l4 4.2H8',
  build: 'M9.8 2.6a3.4 3.4 0 0 0-3.4 4.5L2.6 10.9a1.5 1.5 0 0 0 2.2 2.2l3.9-3.8a3.4 3.4 0 0 0 4.5-4.5L11 7 9 5Z',
  back: 'M6 3.5 2.5 7 6 10.5M2.5 7h7a4 4 0 0 1 0 7H7',
  restart: 'M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.6h-2.6',
  scale: 'M2.5 13.5v-4M6.2 13.5V7M9.8 13.5V4.5M13.5 13.5v-11',
  promote: 'M2.5 8h10M8.5 4l4 4-4 4',
  trash: 'M3 4.5h10M6.2 4.5v-2h3.6v2M4.5 4.5l.6 9h5.8l.6-9',
  stop: 'M4.5 4.5h7v7h-7Z',
  branch: 'M5 3.2a1.2 1.2 0 1 0 .01 0M5 12.8a1.2 1.2 0 1 0 .01 0M11 4.8a1.2 1.2 0 1 0 .01 0M5 4.8v6M11 6.2c0 2.4-3 2.4-6 3.6',
  warning: 'M8 2.8 14 13H2ZM8 6.6v3M8 11.4h.01',
  gauge: 'M2.2 12a5.8 5.8 0 0 1 11.6 0M8 12l2.8-3.8M4.2 12h.01M11.8 12h.01M8 6.4v.01',
  wave: 'M1.5 8c1.6-2 3.2-2 4.4 0s2.8 2 4.2 0 2.8-2 4.4 0',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** Slipway's mark: a hull on an incline, two strokes. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path className="mark-hull" d="M3.2 4.2 13.4 6.9C12.6 9.7 10.8 11 8.4 10.4L6.2 9.8C4.3 9.3 3.2 7.3 3.2 4.2Z" />
      <path className="mark-way" d="M1.2 11.3 14.8 14.9" />
    </svg>
  );
}
