// One headless Chromium for a test run: the machine's own, nothing is downloaded.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP *.localhost 127.0.0.1'];

/** Opens a browser with a fresh profile; `close` removes the profile too. */
export async function openBrowser(options = {}) {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error('no Chromium found: apt-get install chromium, or set CHROMIUM to its path');
  const profile = mkdtempSync(join(tmpdir(), 'slipway-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath, headless: true, args: FLAGS, viewport: { width: 1280, height: 800 }, locale: 'en-GB', colorScheme: 'light', ...options,
  });
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { context, close };
}

/** Sets language and theme as the person's own choice would. */
export async function prefer(page, { language, theme }) {
  await page.evaluate(([l, t]) => {
    localStorage.setItem('slipway.language', l);
    localStorage.setItem('slipway.theme', t);
  }, [language, theme]);
}

/** How every room is looked at. */
export const LOOKS = [
  { name: 'light', language: 'en', theme: 'light', width: 1280, height: 800 },
  { name: 'dark', language: 'en', theme: 'dark', width: 1280, height: 800 },
  { name: 'zh', language: 'zh', theme: 'light', width: 1280, height: 800 },
  { name: 'phone', language: 'en', theme: 'light', width: 390, height: 844 },
];

export const PASSWORD = 'a long way down to the water';

/** On the page of a one-use link. */
export async function setPassword(page) {
  for (const label of ['New password', 'Repeat it']) {
    await page.getByLabel(label).fill(PASSWORD);
    await page.keyboard.press('Enter');
  }
  await page.getByRole('heading', { name: 'Home' }).waitFor();
}
