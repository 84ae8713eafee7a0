// The rooms of a cluster with 10,000 pods of which some change each second. SLIPWAY_URL, SLIPWAY_SETUP_LINK, and
// SLIPWAY_PROJECT: the cluster's name.
import AxeBuilder from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { LOOKS, openBrowser, prefer, setPassword } from './browser.mjs';

const { SLIPWAY_URL: url, SLIPWAY_SETUP_LINK: link, SLIPWAY_PROJECT: cluster } = process.env;
const images = process.env.SLIPWAY_IMG ?? new URL('../../docs/user/img', import.meta.url).pathname;
const PAINTED_MS = 1_000;
const pods = `${url}/clusters/${cluster}/pods`;

describe('a cluster of ten thousand pods', { skip: url ? false : 'SLIPWAY_URL is not set' }, () => {
  let browser;
  let page;
  let total;
  const faults = [];
  const tables = [];

  before(async () => {
    mkdirSync(images, { recursive: true });
    browser = await openBrowser();
    page = browser.context.pages()[0] ?? (await browser.context.newPage());
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => faults.push(`${page.url()} ${error.message}`));
    page.on('request', (request) => /\/pods\/table/.test(request.url()) && tables.push(request.url()));
    await page.addInitScript(watchRows);
    await page.goto(link);
    await setPassword(page);
    total = (await (await page.request.get(`${url}/api/v1/clusters/${cluster}/pods?size=1`)).json()).total;
    assert.ok(total >= 10_000);
  });
  after(async () => browser?.close());

  it('is painted within a second', async () => {
    const painted = [];
    const whole = [];
    for (let n = 0; n < 5; n++) {
      await page.goto(pods);
      await page.getByText(`${total} of ${total}`).waitFor();
      await page.waitForFunction(() => window.slipwayRows.whole > 0);
      const seen = await page.evaluate(() => window.slipwayRows);
      painted.push(Math.round(seen.first));
      whole.push(Math.round(seen.whole));
    }
    console.log(`  rooms: ${total} pods, first rows painted after ${median(painted)} ms (${painted.join(', ')}), all at hand after ${median(whole)} ms`);
    // The best one: other suites may have the machine beside us.
    assert.ok(Math.min(...painted) <= PAINTED_MS, `painted after ${painted.join(', ')} ms`);
  });

  it('scrolls through all of them with few in the page', async () => {
    await listed();
    const frames = await page.evaluate(scrollDown);
    const rows = await page.locator('[data-row]').count();
    console.log(`  rooms: scrolled ${total} rows in ${frames.count} frames, p95 ${Math.round(frames.p95)} ms, longest ${Math.round(frames.longest)} ms, ${rows} rows in the page`);
    assert.ok(rows < 120, `${rows} rows in the page`);
    await page.locator(`[data-row="${total - 1}"]`).waitFor();
  });

  it('walks by keys and opens what it stands on', async () => {
    await listed();
    await page.keyboard.press('/');
    await page.keyboard.type('app-3');
    await page.getByText(new RegExp(`^\\d+ of ${total}$`)).waitFor();
    await page.getByRole('group', { name: 'Pods' }).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.waitForFunction(() => document.activeElement?.closest('[data-row]')?.dataset.row === '0');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement?.closest('[data-row]')?.dataset.row === '1');
    assert.match(page.url(), /q=app-3/);
  });

  it('finds as you type what the server finds', async () => {
    await listed();
    await page.getByRole('searchbox', { name: 'Search' }).fill('node-77');
    const found = (await (await page.request.get(`${url}/api/v1/clusters/${cluster}/pods?size=1&q=node-77`)).json()).total;
    await page.getByText(`${found} of ${total}`).waitFor();
    await page.getByRole('searchbox', { name: 'Search' }).fill('no such thing');
    await page.getByText('Nothing matches').waitFor();
    await page.getByRole('button', { name: 'Clear search and filters' }).click();
    await page.getByText(`${total} of ${total}`).waitFor();
  });

  it('moves with the cluster, and asks for no list again', async () => {
    await page.goto(`${pods}?sort=-restarts`);
    await page.getByText(`${total} of ${total}`).waitFor();
    await page.locator('.connection-live').waitFor();
    const most = page.locator('[data-row="0"] .col-restarts');
    const asked = tables.length;
    const before = Number(await most.innerText());
    const begin = Date.now();
    await page.waitForFunction((old) => Number(document.querySelector('[data-row="0"] .col-restarts')?.textContent) > old, before);
    console.log(`  rooms: a change was seen ${Date.now() - begin} ms after the look (20 changes a second)`);
    await page.waitForFunction((old) => Number(document.querySelector('[data-row="0"] .col-restarts')?.textContent) > old + 20, before);
    const again = tables.slice(asked).filter((asking) => !/size=1(&|$)/.test(asking));
    assert.deepEqual(again, [], 'a list was asked for again');
  });

  it('keeps rows in their places under the pointer', async () => {
    await page.goto(`${pods}?sort=-restarts`);
    await page.getByText(`${total} of ${total}`).waitFor();
    await page.locator('[data-row="3"]').hover();
    const names = () => page.locator('[data-row] .col-name').allInnerTexts();
    const held = await names();
    await page.waitForTimeout(700);
    assert.deepEqual(await names(), held);
    await page.mouse.move(5, 5);
    await page.waitForFunction((first) => document.querySelector('[data-row="0"] .col-name')?.textContent !== first, held[0]);
  });

  it('is well made in four looks', async () => {
    for (const look of LOOKS) {
      await prefer(page, look);
      await page.setViewportSize(look);
      await page.goto(pods);
      await page.getByText(look.language === 'zh' ? `${total} / ${total}` : `${total} of ${total}`).waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `wider than ${look.width} px`);
      const { violations } = await new AxeBuilder({ page }).exclude('[class*=ant-]').analyze();
      assert.deepEqual(violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => `${one.id}: ${one.nodes[0]?.html.slice(0, 200)}`), [], look.name);
      await page.screenshot({ path: `${images}/pods-${look.name}.png` });
    }
    await prefer(page, LOOKS[0]);
  });

  it('threw no error on the way', () => assert.deepEqual(faults, []));

  async function listed() {
    await page.goto(pods);
    await page.getByText(`${total} of ${total}`).waitFor();
  }
});

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** Runs in the page from its beginning: when the first rows were painted, and when all were at hand. */
function watchRows() {
  window.slipwayRows = { first: 0, whole: 0 };
  const look = () => {
    const seen = window.slipwayRows;
    if (seen.first === 0 && document.querySelector('[data-row]') !== null) requestAnimationFrame(() => (seen.first ||= performance.now()));
    const rows = Number(document.querySelector('.vtable')?.getAttribute('aria-rowcount') ?? 0);
    if (seen.whole === 0 && rows > 1_000) requestAnimationFrame(() => (seen.whole ||= performance.now()));
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-rowcount'] });
}

/** Runs in the page: down to the end in 120 steps, a frame each. */
async function scrollDown() {
  const box = document.querySelector('.vtable-box');
  const times = [];
  let last = performance.now();
  for (let step = 1; step <= 120; step++) {
    box.scrollTop = (box.scrollHeight * step) / 120;
    await new Promise((done) => requestAnimationFrame(done));
    times.push(performance.now() - last);
    last = performance.now();
  }
  box.scrollTop = box.scrollHeight;
  const sorted = [...times].sort((a, b) => a - b);
  return { count: times.length, longest: sorted.at(-1), p95: sorted[Math.floor(times.length * 0.95)] };
}
