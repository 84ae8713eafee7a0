// Pictures of every room from the mock, to look at while working: node dev/shots.mjs [folder] [name part]
import { mkdirSync } from 'node:fs';
import { openBrowser, prefer } from '../e2e/browser.mjs';

const BASE = process.env.SLIPWAY_URL ?? 'http://127.0.0.1:8600';
const [folder = '/tmp/shots', only = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const ROOMS = {
  home: '/', project: '/p/weather', envs: '/p/weather/envs', app: '/p/weather/apps/dac-web', failed: '/p/weather/apps/dac-api?env=dev', builds: '/p/weather/apps/forecast?tab=builds',
  revisions: '/p/weather/apps/dac-web?tab=revisions&env=dev', pods: '/p/weather/apps/dac-api?tab=pods', logs: '/p/weather/apps/dac-web?tab=logs', routes: '/p/weather/routes', activity: '/p/weather/activity?env=dev',
  build: '/p/weather/apps/dac-web/builds/13', brokenbuild: '/p/weather/apps/forecast/builds/14', workloads: '/p/weather/workloads?env=dev', clusters: '/clusters', cluster: '/clusters/local', pods10: '/clusters/local/pods', nodes: '/clusters/local/nodes', deployments: '/clusters/local/deployments', events: '/clusters/local/events', claims: '/clusters/local/persistentvolumeclaims', object: '/clusters/local/deployments/weather-dev/dac-web', node: '/clusters/local/nodes/-/node-1', yaml: '/clusters/local/deployments/weather-dev/dac-web?tab=yaml', audit: '/audit', health: '/health', people: '/people', account: '/account', signin: '/sign-in?refused=NotPermitted', rights: '/rights', rightsgrants: '/rights?tab=grants', rightsroles: '/rights?tab=roles', rightsteams: '/rights?tab=teams', rightscould: '/rights?tab=could', nothing: '/p/weather/apps/none',
};
const LOOKS = { light: ['en', 'light', 1280], dark: ['en', 'dark', 1280], zh: ['zh', 'light', 1280], phone: ['en', 'light', 390] };

const { context, close } = await openBrowser();
const page = context.pages()[0] ?? (await context.newPage());
page.on('console', (message) => ['error', 'warning'].includes(message.type()) && console.log(page.url(), message.text()));
page.on('pageerror', (error) => console.log(page.url(), error.message));
await page.goto(`${BASE}/sign-in`);
for (const [look, [language, theme, width]] of Object.entries(LOOKS)) {
  await prefer(page, { language, theme });
  await page.setViewportSize({ width, height: 800 });
  for (const [room, path] of Object.entries(ROOMS)) {
    if (!`${room}-${look}`.includes(only)) continue;
    await page.goto(BASE + path);
    await page.waitForTimeout(room === 'logs' ? 1500 : 600);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) console.log(`${room}-${look} is ${overflow} px too wide`);
    await page.screenshot({ path: `${folder}/${room}-${look}.png`, fullPage: true });
  }
}
await close();
