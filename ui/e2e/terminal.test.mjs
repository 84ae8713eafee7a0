// A terminal in the page: it types, resizes, takes a flood and a Ctrl-C, and ends with the sign-in.
// SLIPWAY_URL, SLIPWAY_SETUP_LINK, and SLIPWAY_PROJECT/SLIPWAY_APP: an app that serves in dev, with a shell in its image.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, it } from 'node:test';
import { LOOKS, openBrowser, prefer, setPassword } from './browser.mjs';

const { SLIPWAY_URL: url, SLIPWAY_SETUP_LINK: link, SLIPWAY_PROJECT: project, SLIPWAY_APP: app } = process.env;
const images = process.env.SLIPWAY_IMG ?? new URL('../../docs/user/img', import.meta.url).pathname;
const faults = [];
const open = new Set();
let browser;
let page;

before(async () => {
  mkdirSync(images, { recursive: true });
  browser = await openBrowser();
  page = browser.context.pages()[0] ?? (await browser.context.newPage());
  page.setDefaultTimeout(20_000);
  page.on('websocket', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && faults.push(message.text()));
});
after(async () => browser?.close());

const screen = () => page.locator('.xterm-rows').innerText();

async function shows(pattern, most = 20_000) {
  const end = Date.now() + most;
  for (;;) {
    const text = await screen();
    if (pattern.test(text)) return text;
    assert.ok(Date.now() < end, `not shown within ${most} ms: ${pattern}\n${text}`);
    await page.waitForTimeout(50);
  }
}

async function line(words) {
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

/** The longest time that the page stood still meanwhile. */
async function stillness(work) {
  await page.evaluate(() => {
    window.still = { longest: 0, last: performance.now(), on: true };
    const tick = (now) => {
      window.still.longest = Math.max(window.still.longest, now - window.still.last);
      window.still.last = now;
      if (window.still.on) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await work();
  return page.evaluate(() => {
    window.still.on = false;
    return window.still.longest;
  });
}

it('is a terminal', { skip: url ? false : 'SLIPWAY_URL is not set' }, async () => {
  await page.goto(link);
  await setPassword(page);
  await prefer(page, { language: 'en', theme: 'light' });
  await page.goto(`${url}/p/${project}/apps/${app}?env=dev&tab=terminal`);
  await page.getByRole('button', { name: 'Open terminal' }).click();
  await shows(/[$#]/);

  await line('echo sum-$((40+2)) 你好');
  await shows(/sum-42 你好/);

  await page.setViewportSize({ width: 900, height: 700 });
  await page.waitForTimeout(300);
  await line('clear; stty size');
  const narrow = Number(/\b\d+ (\d+)\b/.exec(await shows(/\b\d+ \d+\b/))[1]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.waitForTimeout(300);
  await line('clear; stty size');
  const wide = Number(/\b\d+ (\d+)\b/.exec(await shows(new RegExp(`\\b\\d+ (?!${narrow}\\b)\\d+\\b`)))[1]);
  assert.ok(wide > narrow, `${wide} columns after ${narrow}`);

  const longest = await stillness(async () => {
    await line('clear; yes 0123456789012345678901234567890123456789012345678901234567890123456789 | head -c 10485760; echo; echo flood-$((1+1))');
    await shows(/flood-2/, 60_000);
  });
  console.log(`  10 MB shown, the page stood still for ${Math.round(longest)} ms at most`);
  assert.ok(longest < 2_000, `the page stood still for ${longest} ms`);

  await line('yes');
  await page.waitForTimeout(500);
  const pressed = Date.now();
  await page.keyboard.press('Control+c');
  await line('clear; echo back-$((6*7))');
  await shows(/back-42/);
  console.log(`  Ctrl-C ended a flood within ${Date.now() - pressed} ms`);

  await line('clear; uname; echo $0');
  await shows(/Linux/);
  for (const look of LOOKS) {
    await prefer(page, look);
    await page.setViewportSize(look);
    await page.reload();
    open.clear();
    await page.getByRole('button', { name: /Come back|返回会话/ }).first().click();
    await shows(/Linux/);
    await page.screenshot({ path: `${images}/terminal-${look.name}.png` });
  }

  await page.setViewportSize(LOOKS[0]);
  await page.getByRole('button', { name: /Open terminal|打开终端/ }).click();
  await page.locator('.terminal-tab').nth(1).waitFor();
  await page.locator('.terminal-tab').nth(0).getByRole('button').first().click();
  await shows(/Linux/);

  assert.equal(open.size, 2);
  const signedOut = Date.now();
  assert.equal((await page.request.post(`${url}/api/v1/logout`, { headers: { 'X-Slipway': '1' } })).status(), 200);
  while (open.size > 0) {
    assert.ok(Date.now() - signedOut < 5_500, `${open.size} terminals are open ${Date.now() - signedOut} ms after the sign-out`);
    await page.waitForTimeout(50);
  }
  console.log(`  both closed ${Date.now() - signedOut} ms after the sign-out`);
  assert.deepEqual(faults, []);
});
