// What is done by hand to an app: the tab Scaling, a rule, bounds, the dialogs before a pod is deleted and rollouts are
// held, files. SLIPWAY_URL, SLIPWAY_SETUP_LINK, and SLIPWAY_PROJECT/SLIPWAY_APP: an app that serves in dev.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, it } from 'node:test';
import { LOOKS, openBrowser, prefer, setPassword } from './browser.mjs';

const { SLIPWAY_URL: url, SLIPWAY_SETUP_LINK: link, SLIPWAY_PROJECT: project, SLIPWAY_APP: app } = process.env;
const images = process.env.SLIPWAY_IMG ?? new URL('../../docs/user/img', import.meta.url).pathname;
let browser;
let page;

before(async () => {
  mkdirSync(images, { recursive: true });
  browser = await openBrowser();
  page = browser.context.pages()[0] ?? (await browser.context.newPage());
  page.setDefaultTimeout(20_000);
});
after(async () => browser?.close());

/** A dialog comes with a movement. */
const settled = () => page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))));

const room = (tab) => page.goto(`${url}/p/${project}/apps/${app}?env=dev&tab=${tab}`);

it('touches what runs', { skip: url ? false : 'SLIPWAY_URL is not set' }, async () => {
  await page.goto(link);
  await setPassword(page);
  await prefer(page, { language: 'en', theme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });

  await room('scaling');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByLabel('Time zone').fill('Europe/Berlin');
  await page.getByRole('dialog').getByRole('button', { name: 'Add a rule' }).click();
  await page.getByText('mon-fri 20:00').first().waitFor();
  await page.getByRole('button', { name: 'Let it follow the load' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('no metrics API').waitFor();
  await settled();
  await page.screenshot({ path: `${images}/autoscale-dialog.png` });
  await dialog.getByRole('button', { name: 'Set' }).click();
  await page.getByText('1 to 2 pods.').waitFor();
  await page.getByText('AbleToScale').waitFor({ timeout: 40_000 });

  for (const look of LOOKS) {
    await prefer(page, look);
    await page.setViewportSize(look);
    await room('scaling');
    await page.getByText('mon-fri 20:00').first().waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `wider than ${look.width} px`);
    await page.screenshot({ path: `${images}/scaling-${look.name}.png` });
  }

  await prefer(page, { language: 'en', theme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await room('pods');
  await page.getByRole('button', { name: /^Delete / }).first().click();
  await page.getByText(/makes another pod in its place/).waitFor();
  await page.getByText(/last ready pod of service/).waitFor();
  await settled();
  await page.screenshot({ path: `${images}/delete-pod.png` });
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await room('terminal');
  await page.locator('input[type=file]').setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('from the page\n') });
  await page.getByText(/\/tmp\/note\.txt: 14 bytes/).waitFor();
  await page.getByLabel('Path in the container').fill('/tmp/note.txt');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()]);
  assert.equal(file.suggestedFilename(), 'note.txt');
});
