// Covers web/start.js: what can go wrong on the way to the app has one path. The page that is there stays usable, one
// sentence says what happened, and "Try again" works as soon as the cause is gone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { address, launch, serve, site, stop, until } from './browser.mjs';

describe('start', () => {
  let server, browser;
  before(async () => {
    server = await serve(site);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    if (server) await stop(server);
  });

  /** @param break_ [pattern of addresses, how to answer] */
  const open = async (path, { break_, init, waitUntil = 'load' } = {}) => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    if (init) await page.addInitScript(init);
    if (break_) await page.route(...break_);
    await page.goto(address(server, path), { waitUntil });
    return { page, errors, told: () => page.locator('#notice-start').textContent(), close: () => context.close() };
  };
  const cut = async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.body()).subarray(0, 9000) });
  };
  const missing = (route) => route.fulfill({ status: 404, body: '' });
  const foreign = (route) => route.fulfill({ status: 200, body: Buffer.alloc(9000, 7) });

  for (const [what, pattern, answer, says] of [
    ['the program is missing', '**/assets/app.*.wasm', missing, /could not load the program of the app, so this is the plain page/],
    ['the program is cut short', '**/assets/app.*.wasm', cut, /could not load the program of the app/],
    ['the program is none', '**/assets/app.*.wasm', foreign, /could not load the program of the app/],
    ['the network breaks off', '**/assets/app.*.wasm', (route) => route.abort(), /could not load the program of the app/],
    ['the fonts are missing', '**/assets/fonts.*.bin', missing, /could not load the fonts/],
    ['the fonts are cut short', '**/assets/fonts.*.bin', cut, /could not load the fonts/],
    ['the data of the page is missing', '**/assets/details-429.*', missing, /could not load the data of this page/],
    ['the data of the page is of another build', '**/assets/details-429.*', foreign, /data of this page damaged or of another version/],
  ])
    test(`${what}: the static page stays and says so, and a retry brings the app`, async () => {
      const { page, told, errors, close } = await open('429/', { break_: [pattern, answer] });
      await page.waitForSelector('html[data-ready=html]');
      assert.match(await told(), says);
      assert.equal(await page.locator('h1').innerText(), '429 Too Many Requests');
      assert.equal(await page.locator('canvas, #app').count(), 0);
      await page.getByRole('button', { name: 'Try again' }).click(); // in vain
      await page.waitForTimeout(300);
      await page.waitForSelector('html[data-ready=html]');
      await page.getByRole('button', { name: 'Theme' }).click();
      await page.unrouteAll();
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.waitForSelector('html[data-ready=app]');
      assert.equal(await page.locator('#notice-start').count(), 0);
      assert.equal(await page.locator('h1').count(), 1);
      assert.deepEqual(errors, []);
      await close();
    });

  for (const [what, init, says] of [
    ['no WebGL2', () => {
      const get = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (...rest) { return globalThis.given ? get.apply(this, rest) : null; };
    }, /does not offer WebGL2 here/],
    ['no WebAssembly', () => {
      const real = globalThis.WebAssembly;
      delete globalThis.WebAssembly;
      Object.defineProperty(globalThis, 'given', { set: () => { globalThis.WebAssembly = real; } });
    }, /does not run WebAssembly|could not load the program/],
  ])
    test(`${what}: the same`, async () => {
      const { page, told, errors, close } = await open('which/', { init });
      await page.waitForSelector('html[data-ready=html]');
      assert.match(await told(), says);
      await page.evaluate(() => { globalThis.given = true; });
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.waitForSelector('html[data-ready=app]');
      assert.deepEqual(errors, []);
      await close();
    });

  test('the data of the other pages is missing: the app says so, and a retry brings it', async () => {
    const { page, told, errors, close } = await open('', { break_: ['**/assets/details.*', missing] });
    await page.waitForSelector('html[data-ready=app]');
    await until(page, () => document.querySelector('#notice-start'));
    assert.match(await told(), /could not load the data of the other pages, so they open as plain pages/);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await until(page, () => !document.querySelector('#notice-start'));
    await page.evaluate(() => { globalThis.same = true; });
    await page.getByRole('link', { name: 'Which status?', exact: true }).click();
    await until(page, () => document.querySelector('[role=group][aria-label=Answers] button'));
    assert.equal(await page.evaluate(() => globalThis.same), true, 'without another load');
    assert.deepEqual(errors, []);
    await close();
  });

  test('a page is held back for a moment only, although its script never comes', async () => {
    const { page, close } = await open('429/#response', { break_: ['**/assets/start.*.js', () => {}], waitUntil: 'commit' });
    await page.locator('h1').waitFor({ state: 'visible', timeout: 5000 });
    assert.equal(await page.evaluate(() => document.documentElement.classList.contains('held')), false);
    await close();
  });

  test('what comes late is said to be late, and then no longer', async () => {
    let release;
    const gate = new Promise((done) => { release = done; });
    const { page, told, close } = await open('429/', {
      break_: ['**/assets/app.*.wasm', async (route) => { await gate; await route.continue(); }],
      init: () => {
        const set = globalThis.setTimeout;
        globalThis.setTimeout = (run, time, ...rest) => set(run, time === 15_000 ? 100 : time, ...rest);
      },
    });
    await until(page, () => document.querySelector('#notice-start'));
    await page.waitForTimeout(1000); // what did come is no longer waited for
    assert.match(await told(), /Still waiting for the program of the app. The page works without it./);
    assert.equal(await page.locator('h1').innerText(), '429 Too Many Requests');
    release();
    await page.waitForSelector('html[data-ready=app]');
    await until(page, () => performance.getEntriesByName('data-complete').length > 0);
    assert.equal(await page.locator('#notice-start').count(), 0);
    await close();
  });
});

describe('crossings between JavaScript and WebAssembly', () => {
  let server, browser, page;
  before(async () => {
    server = await serve(site);
    browser = await launch();
    page = await browser.newPage();
    await page.addInitScript(() => {
      globalThis.crossed = { handlers: 0, frames: 0 };
      globalThis.awaited = 0; // frames and files that were asked for and have not come
      let place = 'handlers';
      const { requestAnimationFrame: request, fetch: load } = globalThis;
      globalThis.requestAnimationFrame = (run) => {
        ++globalThis.awaited;
        return request((now) => {
          --globalThis.awaited;
          place = 'frames';
          run(now);
          place = 'handlers';
        });
      };
      globalThis.fetch = (...rest) => {
        ++globalThis.awaited;
        return load(...rest).finally(() => { --globalThis.awaited; });
      };
      const instantiate = WebAssembly.instantiate;
      WebAssembly.instantiate = async (...rest) => {
        const instance = await instantiate(...rest);
        const exports = Object.fromEntries(Object.entries(instance.exports).map(([name, value]) =>
          [name, typeof value === 'function' ? (...args) => { ++globalThis.crossed[place]; return value(...args); } : value]));
        return { exports };
      };
    });
    await page.goto(address(server));
    await until(page, () => performance.getEntriesByName('data-complete').length > 0);
    await quiet();
  });
  after(async () => {
    await browser?.close();
    if (server) await stop(server);
  });
  /** Waits until nothing is awaited and nothing has crossed for half a second, however slow the machine is. */
  const quiet = () => until(page, () => {
    const now = JSON.stringify(globalThis.crossed);
    if (now !== globalThis.last?.[0]) globalThis.last = [now, performance.now()];
    return globalThis.awaited === 0 && performance.now() - globalThis.last[1] > 500;
  });
  /** How many calls something causes, from event handlers and from frames. */
  const during = async (run) => {
    await page.evaluate(() => { globalThis.crossed.handlers = globalThis.crossed.frames = 0; });
    await run();
    await until(page, () => globalThis.crossed.handlers > 0);
    await quiet();
    return page.evaluate(() => globalThis.crossed);
  };

  test('a typed key is one call, one more for each frame, and what it scrolls', async () => {
    await page.locator('input[type=search]').focus();
    await page.keyboard.type('t');
    await quiet();
    const { handlers, frames } = await during(() => page.keyboard.type('o'));
    assert.ok(handlers >= 1 && handlers <= 2, `${handlers} from handlers`);
    assert.ok(frames >= 1 && frames <= 5, `${frames} from frames`);
  });

  test('an arrow and a choice are a handful', async () => {
    for (const key of ['ArrowDown', 'Enter']) {
      const { handlers } = await during(() => page.keyboard.press(key));
      assert.ok(handlers >= 1 && handlers <= 4, `${key}: ${handlers}`);
    }
  });

  test('an idle page makes none', async () => {
    await quiet();
    const before = await page.evaluate(() => ({ ...globalThis.crossed }));
    await page.waitForTimeout(2000);
    assert.deepEqual(await page.evaluate(() => globalThis.crossed), before);
  });
});
