// Covers the load in two steps (web/start.js): the list of codes can be used before the details are there, and the
// page of a code or a flowchart with its own; what needs them all waits, and where they cannot be had other pages are the
// static ones.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { address, launch, serve, site, stop, until } from './browser.mjs';

describe('details', () => {
  let server, browser;
  before(async () => {
    server = await serve(site, 0);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await stop(server);
  });

  /** A page whose request for the details, or for those of a code, is answered by a function. */
  const open = async (path, answer, wait = '[data-ready]', which = 'details.*') => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const asked = [];
    await page.route(`**/assets/${which}`, (route) => {
      asked.push(Date.now());
      return answer(route);
    });
    page.errors = [];
    page.on('pageerror', (error) => page.errors.push(error.message));
    await page.goto(address(server, path));
    if (wait) await page.waitForSelector(wait);
    return { page, asked, ready: () => page.evaluate(() => document.documentElement.dataset.ready) };
  };
  const text = (page) => page.evaluate(() => document.querySelector('main').textContent);

  test('the list is interactive before them, and a code opened early is completed', async () => {
    let release;
    const gate = new Promise((done) => { release = done; });
    const { page, asked, ready } = await open('', async (route) => { await gate; await route.continue(); });
    assert.equal(await ready(), 'app');
    await page.locator('input[type=search]').fill('too many requests');
    await until(page, () => document.querySelector('main').textContent.includes('Loading the rest'));
    await page.keyboard.press('Enter');
    await until(page, () => location.pathname.endsWith('/429/'));
    const early = await text(page);
    assert.match(early, /429 Too Many Requests/);
    assert.match(early, /Loading the rest/);
    assert.doesNotMatch(early, /Use it when/);
    release();
    await until(page, () => document.querySelector('main').textContent.includes('Use it when'));
    const whole = await text(page);
    assert.doesNotMatch(whole, /Loading the rest/);
    assert.match(whole, /Retry-After/);
    assert.equal(asked.length, 1);
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });

  test('a chart opened early keeps its answers', async () => {
    let release;
    const gate = new Promise((done) => { release = done; });
    const { page } = await open('', async (route) => { await gate; await route.continue(); }, '[data-ready]', 'charts.*');
    await page.getByRole('link', { name: 'Which status?', exact: true }).click();
    await until(page, () => document.querySelector('main').textContent.includes('Loading the rest'));
    release();
    await until(page, () => document.querySelector('[role=group][aria-label=Answers], main [role=group]')?.querySelector('button'));
    assert.doesNotMatch(await text(page), /Loading the rest/);
    await page.context().close();
  });

  for (const [path, which] of [['429/', 'details-429.*'], ['which/', 'charts-which.*'], ['which/redirects/', 'charts-redirects.*'], ['compare/401-403/', 'details.*'], ['class/4xx/', 'details.*']])
    test(`/${path} waits for ${which}`, async () => {
      let release;
      const gate = new Promise((done) => { release = done; });
      const { page, asked, ready } = await open(path, async (route) => { await gate; await route.continue(); }, null, which);
      const before = await text(page);
      await page.waitForTimeout(300);
      assert.equal(await ready(), undefined, 'the static page stays');
      assert.equal(asked.length, 1);
      release();
      await page.waitForSelector('[data-ready=app]');
      assert.doesNotMatch(await text(page), /Loading the rest/);
      assert.ok(before.length > 0);
      await page.context().close();
    });

  test('an outcome is whole with what its chart starts with', async () => {
    let release;
    const gate = new Promise((done) => { release = done; });
    const { page, ready } = await open('which/redirects/?a=outcome', async (route) => { await gate; await route.continue(); }, '[data-ready]', '{details,charts}.*');
    assert.equal(await ready(), 'app');
    const alone = await text(page);
    assert.match(alone, /303 See Other/);
    assert.match(alone, /Fields to send/);
    assert.doesNotMatch(alone, /Loading the rest/);
    release();
    await until(page, () => performance.getEntriesByName('data-complete').length > 0);
    assert.equal(await text(page), alone, 'nothing moves when the rest comes');
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });

  test('a code is whole with its own, and what is opened early from there is completed', async () => {
    let release;
    const gate = new Promise((done) => { release = done; });
    const { page, asked, ready } = await open('429/', async (route) => { await gate; await route.continue(); });
    assert.equal(await ready(), 'app');
    await until(page, () => document.querySelector('main').textContent.includes('Seen with this status')); // signals are no details
    const alone = await text(page);
    assert.match(alone, /Use it when/);
    assert.match(alone, /Flowcharts that lead here/);
    assert.doesNotMatch(alone, /Loading the rest/);
    await page.getByRole('link', { name: '← 428 Precondition Required' }).click();
    await until(page, () => document.querySelector('main').textContent.includes('Loading the rest'));
    await page.goBack();
    await until(page, () => location.pathname.endsWith('/429/'));
    assert.equal(await text(page), alone);
    await page.evaluate(() => {
      globalThis.counted = 0;
      new MutationObserver((list) => { globalThis.counted += list.length; }).observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true, characterData: true });
    });
    release();
    await page.getByRole('link', { name: 'Which status?', exact: true }).first().waitFor();
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => globalThis.counted), 0, 'nothing moves when all details come');
    assert.equal(await text(page), alone);
    await page.getByRole('link', { name: '← 428 Precondition Required' }).click();
    await until(page, () => location.pathname.endsWith('/428/') && document.querySelector('main').textContent.includes('Use it when'));
    assert.equal(asked.length, 1);
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });

  for (const [what, answer] of [
    ['missing', (route) => route.fulfill({ status: 404, body: '' })],
    ['of another build', (route) => route.fulfill({ status: 200, body: Buffer.alloc(4096, 7) })],
  ])
    test(`a code's own ${what}: it is its static page`, async () => {
      const { page, ready } = await open('429/', answer, '[data-ready]', 'details-429.*');
      assert.equal(await ready(), 'html');
      assert.match(await text(page), /Use it when/);
      assert.deepEqual(page.errors, []);
      await page.context().close();
    });

  test('all but its own missing: a code stays as it is, another one comes with its own, and a chart with what it needs', async () => {
    const { page, asked, ready } = await open('429/', (route) => route.fulfill({ status: 404, body: '' }), '[data-ready]', '{details,charts}.*');
    assert.equal(await ready(), 'app');
    await page.waitForTimeout(300);
    assert.equal(asked.length, 2, 'neither was loaded again');
    assert.match(await text(page), /Use it when/);
    await page.locator('input[type=search]').fill('404');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/404\//);
    await page.waitForSelector('[data-ready=app]'); // with details of its own, again
    assert.match(await text(page), /Use it when/);
    await page.getByRole('link', { name: 'Which status?', exact: true }).first().click();
    await page.waitForURL(/\/which\/$/);
    await page.waitForSelector('[data-ready=app]');
    await page.goto(page.url().replace(/which\/$/, 'failures/'));
    await page.waitForSelector('[data-ready=html]');
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });

  for (const [what, answer] of [
    ['missing', (route) => route.fulfill({ status: 404, body: '' })],
    ['refused', (route) => route.abort()],
    ['of another build', (route) => route.fulfill({ status: 200, body: Buffer.alloc(4096, 7) })],
    ['cut short', (route) => route.fulfill({ body: readFileSync(join(site, new URL(route.request().url()).pathname)).subarray(0, 100_000) })],
  ])
    test(`${what}: the list works, a code comes with its own, and so does a chart`, async () => {
      const { page, ready } = await open('', answer, '[data-ready]', '{details,charts}.*');
      assert.equal(await ready(), 'app');
      await page.waitForTimeout(200);
      await page.locator('input[type=search]').fill('404');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/404\/(\?q=404)?$/);
      await page.waitForSelector('[data-ready=app]');
      await until(page, () => document.querySelector('main').textContent.includes('Use it when'));
      await page.getByRole('link', { name: 'Which status?', exact: true }).first().click();
      await page.waitForURL(/\/which\/$/);
      await page.waitForSelector('[data-ready=app]'); // with what it needs, again
      assert.match(page.url(), /\/which\/$/);
      assert.deepEqual(page.errors, []);
      await page.context().close();
    });
});
