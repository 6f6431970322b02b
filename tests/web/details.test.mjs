// Covers the load in two steps (web/main.js, host.js): the list of codes can be used before the details are there, what
// needs them waits, and where they cannot be had every other page is the static one.
import assert from 'node:assert/strict';
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

  /** A page whose request for the details is answered by a function. */
  const open = async (path, answer, wait = '[data-ready]') => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const asked = [];
    await page.route('**/assets/details.*', (route) => {
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
    await page.getByRole('searchbox').fill('too many requests');
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
    const { page } = await open('', async (route) => { await gate; await route.continue(); });
    await page.getByRole('link', { name: 'Which status?', exact: true }).click();
    await until(page, () => document.querySelector('main').textContent.includes('Loading the rest'));
    release();
    await until(page, () => document.querySelector('[role=group][aria-label=Answers], main [role=group]')?.querySelector('button'));
    assert.doesNotMatch(await text(page), /Loading the rest/);
    await page.context().close();
  });

  for (const path of ['429/', 'which/', 'compare/401-403/', 'class/4xx/'])
    test(`/${path} waits for them`, async () => {
      let release;
      const gate = new Promise((done) => { release = done; });
      const { page, asked, ready } = await open(path, async (route) => { await gate; await route.continue(); }, null);
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

  for (const [what, answer] of [
    ['missing', (route) => route.fulfill({ status: 404, body: '' })],
    ['refused', (route) => route.abort()],
    ['of another build', (route) => route.fulfill({ status: 200, body: Buffer.alloc(4096, 7) })],
    ['cut short', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.body()).subarray(0, 100_000), headers: {} });
    }],
  ])
    test(`${what}: the list works, and a code is its static page`, async () => {
      const { page, ready } = await open('', answer);
      assert.equal(await ready(), 'app');
      await page.waitForTimeout(200);
      await page.getByRole('searchbox').fill('404');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[data-ready=html]');
      assert.match(page.url(), /\/404\/(\?q=404)?$/);
      assert.match(await text(page), /Use it when/);
      assert.deepEqual(page.errors, []);
      await page.context().close();
    });
});
