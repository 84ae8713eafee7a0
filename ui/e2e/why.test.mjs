// The panel that says why an app is not ready, in four looks. SLIPWAY_URL, SLIPWAY_SETUP_LINK, and
// SLIPWAY_PROJECT/SLIPWAY_APP: an app of the environment dev whose log names a host that has no address.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, it } from 'node:test';
import { LOOKS, openBrowser, prefer, setPassword } from './browser.mjs';

const { SLIPWAY_URL: url, SLIPWAY_SETUP_LINK: link, SLIPWAY_PROJECT: project, SLIPWAY_APP: app } = process.env;
const images = process.env.SLIPWAY_IMG ?? new URL('../../docs/user/img', import.meta.url).pathname;
const WORDS = {
  en: { title: 'Why it is not ready', cause: /a host the app needs has no address/ },
  zh: { title: '为何未就绪', cause: /应用依赖的主机名无法解析/ },
};

let browser;
let page;
before(async () => {
  mkdirSync(images, { recursive: true });
  browser = await openBrowser();
  page = browser.context.pages()[0] ?? (await browser.context.newPage());
  page.setDefaultTimeout(30_000);
});
after(async () => browser?.close());

it('names the cause on the page of the app', { skip: url ? false : 'SLIPWAY_URL is not set' }, async () => {
  await page.goto(link);
  await setPassword(page);
  for (const look of LOOKS) {
    await prefer(page, look);
    await page.setViewportSize(look);
    await page.goto(`${url}/p/${project}/apps/${app}?env=dev`);
    await page.getByRole('heading', { name: WORDS[look.language].title }).waitFor();
    await page.getByText(WORDS[look.language].cause).first().waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `wider than ${look.width} px`);
    await page.screenshot({ path: `${images}/why-${look.name}.png` });
  }
});
