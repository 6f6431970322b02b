// Covers the search index as a file of its own (web/start.js, src/search/search.h): a search typed before it is there
// waits, says so and then answers; without it the person is told, and can ask again.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { address, launch, serve, site, stop } from './browser.mjs';

describe('the search index', () => {
  let server, browser;
  before(async () => {
    server = await serve(site, 0);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await stop(server);
  });

  /** A page whose request for the index, or for the signals, is answered by a function. */
  const open = async (path, answer, file = 'index') => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.route(`**/assets/${file}.*.bin`, answer);
    page.errors = [];
    page.on('pageerror', (error) => page.errors.push(error.message));
    await page.goto(address(server, path));
    await page.waitForSelector('[data-ready=app]');
    return page;
  };
  const count = (page) => page.evaluate(() => document.querySelector('#mirror [role=status]').textContent);
  const hits = (page) => page.evaluate(() => document.querySelectorAll('#mirror a.hit').length);
  const until = (page, words) => page.waitForFunction((text) => document.querySelector('#mirror [role=status]')?.textContent.includes(text), words);

  test('what is typed before it is there waits for it, says so, and is answered', async () => {
    let release;
    const gate = new Promise((done) => { release = done; });
    const page = await open('', async (route) => { await gate; await route.continue(); });
    assert.ok(await hits(page) > 50, 'the list of codes needs no index');
    await page.locator('input[type=search]').fill('too many requests');
    await until(page, 'Loading the search index');
    assert.equal(await hits(page), 0);
    assert.doesNotMatch(await page.evaluate(() => document.querySelector('#mirror').textContent), /Nothing matches|No codes for/);
    release();
    await until(page, ' codes');
    assert.match(await page.evaluate(() => document.querySelector('#mirror a.hit').textContent), /429/);
    assert.deepEqual(page.errors, []);
  });

  for (const [how, answer] of [
    ['missing', (route) => route.fulfill({ status: 404 })],
    ['damaged', async (route) => { const response = await route.fetch(); await route.fulfill({ response, body: (await response.body()).subarray(0, 5000) }); }],
  ])
    test(`${how}: the person is told, and asks again`, async () => {
      let spoiled = true;
      const page = await open('?q=gone', (route) => (spoiled ? answer(route) : route.continue()));
      const notice = page.getByRole('region', { name: 'Loading' });
      await notice.waitFor();
      assert.match(await notice.textContent(), /the search index.*so it cannot search\./);
      assert.equal(await count(page), 'Loading the search index');
      await page.locator('input[type=search]').fill('');
      assert.ok(await hits(page) > 50, 'the list of codes stays usable');
      await page.locator('input[type=search]').fill('gone');
      spoiled = false;
      await notice.getByRole('button', { name: 'Try again' }).click();
      await until(page, ' code');
      assert.match(await page.evaluate(() => document.querySelector('#mirror a.hit').textContent), /410/);
      assert.equal(await notice.count(), 0);
      assert.deepEqual(page.errors, []);
    });

  test('signals come later still, or not at all: codes are found meanwhile, and nothing is said not to match', async () => {
    let spoiled = true;
    const page = await open('?q=UF,URX', async (route) => {
      if (!spoiled) return route.continue();
      const response = await route.fetch();
      return route.fulfill({ response, body: (await response.body()).subarray(0, 5000) });
    }, 'signals');
    const notice = page.getByRole('region', { name: 'Loading' });
    await notice.waitFor();
    assert.match(await notice.textContent(), /the signals.*so the search finds none and their pages open as plain pages\./);
    assert.equal(await count(page), 'No codes for “UF,URX”, signals not loaded yet');
    assert.doesNotMatch(await page.evaluate(() => document.querySelector('#mirror').textContent), /Nothing matches/);
    await page.locator('input[type=search]').fill('gone');
    await until(page, ' codes, signals not loaded yet');
    assert.match(await page.evaluate(() => document.querySelector('#mirror a.hit').textContent), /410/);
    await page.locator('input[type=search]').fill('UF,URX');
    spoiled = false;
    await notice.getByRole('button', { name: 'Try again' }).click();
    await until(page, '2 signals, 1 code');
    assert.equal(await page.evaluate(() => document.querySelector('#mirror a.hit').textContent), '503 UF (Envoy and Istio)');
    assert.equal(await notice.count(), 0);
    assert.deepEqual(page.errors, []);
  });

  test('a code that another program shared is opened once it can be found', async () => {
    let release;
    const gate = new Promise((done) => { release = done; });
    const page = await open('?share=Got+HTTP+429+again', async (route) => { await gate; await route.continue(); });
    release();
    await page.waitForFunction(() => document.querySelector('#mirror h1')?.textContent.includes('429 Too Many Requests'));
    assert.deepEqual(page.errors, []);
  });
});
