// Walks the console of a running Slipway as a person would, in a real browser.
// SLIPWAY_URL, SLIPWAY_SETUP_LINK (one-use), SLIPWAY_PROJECT and SLIPWAY_APP name what to visit: an app that serves in dev.
// Pictures go to SLIPWAY_IMG, by default docs/user/img.
import AxeBuilder from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { LOOKS, openBrowser, PASSWORD, prefer, setPassword } from './browser.mjs';
import { watchStrip } from './strip.mjs';

const { SLIPWAY_URL: url, SLIPWAY_SETUP_LINK: link, SLIPWAY_PROJECT: project = 'demo', SLIPWAY_APP: app = 'hello' } = process.env;
const images = process.env.SLIPWAY_IMG ?? new URL('../../docs/user/img', import.meta.url).pathname;
const PATIENCE = 30_000;

describe('the console', { skip: url ? false : 'SLIPWAY_URL is not set' }, () => {
  let browser;
  let page;
  const faults = [];
  let shaken = false;

  before(async () => {
    mkdirSync(images, { recursive: true });
    browser = await openBrowser();
    page = browser.context.pages()[0] ?? (await browser.context.newPage());
    page.setDefaultTimeout(PATIENCE);
    page.on('requestfailed', (request) => (shaken ||= request.failure()?.errorText === 'net::ERR_NETWORK_CHANGED'));
    page.on('pageerror', (error) => faults.push(`${page.url()} ${error.message}`));
    page.on('console', (message) => /Content Security Policy/.test(message.text()) && faults.push(`${page.url()} ${message.text()}`));
  });
  after(async () => browser?.close());

  it('leads a stranger to the sign-in', async () => {
    await open(`${url}/p/${project}`);
    await page.waitForURL(/\/sign-in/);
    await prefer(page, { language: 'en', theme: 'light' });
    await page.reload();
    await page.getByLabel('User name').waitFor();
    await picture('sign-in');
    await wellMade('sign-in');
  });

  it('lets the one-use link set the first password, once', async () => {
    await open(link);
    await setPassword(page);
  });

  it('signs out, and in again by password', async () => {
    const { user } = await (await page.request.get(`${url}/api/v1/whoami`)).json();
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByLabel('User name').fill(user);
    await page.keyboard.press('Enter');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Home' }).waitFor();
  });

  it('shows at home what serves where', async () => {
    await open(url);
    const home = page.getByRole('region', { name: project, exact: true });
    await home.getByRole('link', { name: app, exact: true }).waitFor();
    await home.getByText('Serving').first().waitFor();
    await wellMade('home');
  });

  it('answers first on the app page, and is live', async () => {
    await open(`${url}/p/${project}/apps/${app}?env=dev`);
    const answer = page.getByTestId('answer');
    await answer.filter({ hasText: `${app} ` }).filter({ hasText: 'serves in dev' }).waitFor();
    assert.match(await answer.innerText(), /[1-9]\d* of [1-9]\d* pods ready/);
    await page.locator('.connection-live').waitFor();
    await page.getByRole('region', { name: 'Flow' }).getByText('dev').first().waitFor();
    await wellMade('app');
  });

  it('holds builds, revisions, pods, logs, routes and activity of the app', async () => {
    await open(`${url}/p/${project}/apps/${app}?env=dev`);
    await tab('Builds', () => page.getByRole('table', { name: 'Builds' }).getByText('Succeeded').first());
    await tab('Revisions', () => page.getByRole('table', { name: 'Revisions' }).getByText('Serving').first());
    await tab('Pods', () => page.getByRole('table', { name: 'Pods' }).getByText('ready').first());
    await tab('Logs', () => page.locator('.log-row').first());
    await tab('Routes', () => page.getByRole('table', { name: 'Routes' }).getByText('Proven').first());
    await tab('Activity', () => page.getByRole('table', { name: 'Activity' }).getByText('rollout.').first());
  });

  it('shows a build with its steps, its log and the layers of what it made', async () => {
    await open(`${url}/p/${project}/apps/${app}?tab=builds`);
    await page.getByRole('row').filter({ hasText: 'Succeeded' }).first().getByRole('link', { name: /^#/ }).click();
    await page.getByTestId('answer').filter({ hasText: 'made' }).waitFor();
    await page.locator('.log-row').first().waitFor();
    assert.ok((await page.locator('.steps .step').count()) >= 3);
    assert.ok((await page.locator('.layers li').count()) >= 2);
    await wellMade('build');
    await pictures('build');
  });

  it('moves old and new pods before the eyes while the app restarts', async () => {
    await open(`${url}/p/${project}/apps/${app}?env=dev`);
    await page.locator('.connection-live').waitFor();
    await page.evaluate(() => (window.neverReloaded = true));
    await page.getByRole('button', { name: 'More acts' }).click();
    await page.getByRole('menuitem', { name: 'Restart' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('one after the other').waitFor();
    await dialog.getByRole('button', { name: `restart ${app}` }).waitFor();
    // Half faded in, every text is too pale.
    await page.waitForFunction(() => document.querySelector('[class*=ant-zoom-], [class*=ant-fade-]') === null);
    assert.deepEqual(await serious(new AxeBuilder({ page }).include('.ant-modal')), [], 'dialog');
    await page.screenshot({ path: `${images}/restart-dialog.png` });
    await dialog.getByRole('button', { name: 'Restart', exact: true }).click();
    const seen = await watchStrip(page, { picture: `${images}/rollout-strip.png`, patience: 180_000 });
    assert.equal(seen.end, 'Succeeded', seen.says);
    assert.ok(seen.grew.length > 0, `no new pod was seen getting ready: ${JSON.stringify(seen.paths)}`);
    assert.ok(seen.left.length > 0, `no old pod was seen leaving: ${JSON.stringify(seen.paths)}`);
    assert.equal(await page.evaluate(() => window.neverReloaded), true);
    await wellMade('rollout');
  });

  it('has rooms for environments, routes, workloads, clusters, activity and audit', async () => {
    await room(`/p/${project}/envs`, 'Environments', () => page.getByRole('table').getByText('dev').first());
    await room(`/p/${project}/routes`, 'Routes', () => page.getByText('Proven').first());
    await room(`/p/${project}/workloads`, 'Workloads', () => page.getByRole('table', { name: 'Pods' }).getByText(app).first());
    await room(`/p/${project}/activity`, 'Activity', () => page.getByText('rollout.').first());
    await room('/clusters', 'Clusters', () => page.getByRole('link', { name: 'local' }));
    await room('/clusters/local', 'local', () => page.getByText('All nodes are well'));
    await room('/clusters/local/pods', 'Pods', () => page.getByRole('table', { name: 'Pods' }).getByText(app).first());
    await room('/audit', 'Audit', () => page.getByRole('table').getByRole('row').nth(1));
  });

  it('shows what pods and nodes use at this moment, from the kubelets', async () => {
    await room('/clusters/local/nodes', 'Nodes', () => page.locator('.col-cpuUsed .used').first());
    await room('/clusters/local/pods', 'Pods', () => page.locator('.col-memoryUsed .number').first());
    await page.getByRole('link', { name: new RegExp(`^${app}-`) }).first().click();
    await page.getByRole('heading', { name: 'Owned by' }).waitFor();
    await page.getByText('Deployment', { exact: true }).first().waitFor();
    await wellMade('pod');
    await room('/clusters/local/deployments', 'Deployments', () => page.getByRole('table', { name: 'Deployments' }).getByText(app).first());
  });

  it('tries an edit of an object before it is written, and says its faults on their lines', async () => {
    await open(`${url}/clusters/local/configmaps/default/kube-root-ca.crt?tab=yaml`);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('textbox', { name: /^YAML of/ }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('colour: red');
    // The cluster's own schema knows no such field, before anybody asks the API server.
    await page.locator('.cm-lint-marker-warning').first().waitFor();
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await page.getByText("unknown field 'colour' (line").first().waitFor();
    await page.locator('.cm-lint-marker-error').first().waitFor();
    await page.getByRole('textbox', { name: /^YAML of/ }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.type('immu');
    await page.locator('.cm-tooltip-autocomplete li[aria-selected]').getByText('immutable', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('false');
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await page.getByText('One field changes').waitFor();
    await wellMade('edit');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
    await page.getByText('immutable').first().waitFor();
    await pictures('object', `/clusters/local/deployments/${project}-dev/${app}`);
  });

  it('has a room for the platform itself', async () => {
    await room('/health', 'Platform', () => page.getByRole('table', { name: 'Checks' }).getByText('takes changes').first());
    await page.getByRole('table', { name: 'Parts' }).getByText('postgres').first().waitFor();
    await page.getByText('Answers, p99').waitFor();
    await pictures('health', '/health');
  });

  it('says above every room what the platform does without', async () => {
    const mode = { name: 'disk', state: 'Down', mode: 'ReadOnly', says: 'the disk of /var/lib/slipway has 64 MiB left, less than 192', nextStep: 'free space there; nothing needs a restart', since: new Date().toISOString() };
    await page.route('**/api/v1/platform/modes', (route) => route.fulfill({ json: { items: [mode], total: 1, next: null } }));
    await open(url);
    await page.getByText('nothing can be changed').waitFor();
    await wellMade('banner');
    await pictures('banner', '/');
    await page.unroute('**/api/v1/platform/modes');
    await open(url);
    await page.getByRole('heading', { name: 'Home' }).waitFor();
    await page.getByText('nothing can be changed').waitFor({ state: 'detached' });
  });

  it('finds a room by a few letters', async () => {
    await open(url);
    await page.getByRole('heading', { name: 'Home' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(app);
    await page.getByRole('option', { name: app }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/apps/${app}`));
  });

  it('says what is not there', async () => {
    await open(`${url}/p/${project}/apps/no-such-app`);
    await page.getByRole('alert').waitFor();
  });

  it('fits light, dark, Chinese and a phone', async () => {
    await pictures('home', '/');
    await pictures('app', `/p/${project}/apps/${app}?env=dev`);
    await pictures('revisions', `/p/${project}/apps/${app}?env=dev&tab=revisions`);
    await pictures('routes', `/p/${project}/routes`);
    await pictures('cluster', '/clusters/local');
  });

  it('threw no error and broke no content security policy on the way', () => assert.deepEqual(faults, []));

  /** Chromium drops what it loads when a network link comes or goes on the machine, as links of pods do: loads again then. */
  async function open(address) {
    for (let attempt = 0; attempt < 3; attempt++) {
      shaken = false;
      await page.goto(address).catch((error) => {
        if (!/ERR_NETWORK_CHANGED/.test(error.message)) throw error;
        shaken = true;
      });
      await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
      if (!shaken) return;
    }
  }

  async function tab(name, proof) {
    await page.getByRole('tab', { name, exact: true }).click();
    await proof().waitFor();
  }

  async function room(path, heading, proof) {
    await open(url + path);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await proof().waitFor();
    await wellMade(path);
  }

  async function picture(name) {
    await page.screenshot({ path: `${images}/${name}.png` });
  }

  /** The same room in four looks; it may never be wider than the screen. */
  async function pictures(name, path) {
    for (const look of LOOKS) {
      await prefer(page, look);
      await page.setViewportSize(look);
      if (path) await open(url + path);
      else await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('.skeleton').first().waitFor({ state: 'detached' });
      await page.locator('.connection-live').waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is wider than ${look.width} px`);
      await picture(`${name}-${look.name}`);
    }
    await prefer(page, LOOKS[0]);
    await page.setViewportSize(LOOKS[0]);
    if (!path) await page.reload();
  }

  /** Nothing serious for people who see, hear or point differently, in both themes. */
  async function wellMade(name) {
    for (const theme of ['light', 'dark']) {
      await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
      // Ant's own pieces follow the person's choice, not the attribute: they are judged in the chosen theme.
      assert.deepEqual(await serious(new AxeBuilder({ page }).exclude('[class*=ant-]')), [], `${name} in ${theme}`);
    }
    await page.evaluate(() => (document.documentElement.dataset.theme = 'light'));
  }

  async function serious(axe) {
    const { violations } = await axe.analyze();
    const found = violations.filter((one) => ['serious', 'critical'].includes(one.impact));
    return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(' | ')}`);
  }
});
