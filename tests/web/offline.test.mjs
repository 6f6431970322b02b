// Covers web/sw.js and web/sw-off.js: offline after the first visit, updates by consent, damage, and the kill switch.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { launch, serve, site, stop, until } from './browser.mjs';

const old = /data-build="([^"]*)"/.exec(readFileSync(join(site, 'index.html'), 'utf8'))[1];
const next = 'feedfacecafe';
const walk = (folder, prefix = '') => readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? walk(join(folder, entry.name), `${prefix}${entry.name}/`) : [prefix + entry.name]);
/**
 * Every address of the site but the module's, which is for other sites; the fonts for browsers without scripts, which have no
 * worker; what only catalogs of apps and lawyers ask for; and the data of one code or flowchart each, for all of which the worker has one file.
 */
const list = walk(site).filter((name) => !/\.(br|gz)$|(^|\/)card\.png$|-poster\.(svg|pdf)$|^module\/|^assets\/(module-|details-|charts-|screenshot-|fonts\.\w+\.css|.*\.[ot]tf)|^(_headers|build\.json|robots\.txt|licenses\.txt|\.well-known\/security\.txt|sitemap\.xml|opensearch\.xml|404\.html|sw\.js)$/.test(name)).map((name) => name.replace(/(^|\/)index\.html$/, '$1'));

/** The site's next build: pages, script, pack and service worker under other names. */
function nextBuild() {
  const folder = mkdtempSync(join(tmpdir(), 'status-atlas-'));
  cpSync(site, folder, { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
  const rename = Object.fromEntries(readdirSync(join(folder, 'assets')).filter((name) => /^(start|pages)\./.test(name))
    .map((name) => [name, name.replace(/\.[0-9a-f]+\./, '.0123456789.')]));
  for (const [from, to] of Object.entries(rename)) renameSync(join(folder, 'assets', from), join(folder, 'assets', to));
  const edit = (name, change) => writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));
  const renew = (text) => Object.entries(rename).reduce((text, [from, to]) => text.replaceAll(from, to), text.replaceAll(old, next));
  for (const name of walk(folder).filter((name) => /\.html$|^assets\/pages\./.test(name))) edit(name, renew);
  edit('sw.js', (text) => renew(text).replace(/\{"url":"([^"]*)","revision":"[^"]*"\}|\{"revision":"[^"]*","url":"([^"]*)"\}/g, (_, a, b) => {
    const url = a ?? b;
    return JSON.stringify({ url, revision: createHash('sha256').update(readFileSync(join(folder, url))).digest('hex').slice(0, 16) });
  }));
  return folder;
}

describe('service worker', () => {
  let browser, context, server, folder, port;
  const base = '/sub/';
  const at = (path = '') => `http://127.0.0.1:${port}${base}${path}`;
  const publish = async (what) => {
    if (server) await stop(server);
    server = what && await serve(what, { port: port ?? 0, base });
    port ??= server.address().port;
  };
  const visit = async (path = '') => {
    const page = await context.newPage();
    await page.goto(at(path));
    return page;
  };
  /** Visits, and waits until the worker has everything and answers for this page. */
  const install = async () => {
    const page = await visit();
    await until(page, () => navigator.serviceWorker.controller?.state === 'activated');
    return page;
  };
  const build = (page) => page.evaluate(() => document.documentElement.dataset.build);
  const caches = (page) => page.evaluate(async () => (await self.caches.keys()).length);

  before(async () => { browser = await launch(); folder = nextBuild(); });
  after(async () => { await browser?.close(); rmSync(folder, { recursive: true, force: true }); });
  beforeEach(async () => { port = undefined; context = await browser.newContext(); await publish(site); });
  afterEach(async () => { await context.close(); await publish(null); });

  test('every page works with the server gone', async () => {
    const page = await install();
    const digests = () => page.evaluate(async (urls) => {
      const digests = {};
      for (const url of urls) {
        const answer = await fetch(url).catch(() => null);
        const digest = answer?.ok && new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()));
        digests[url] = digest && `${answer.headers.get('content-type')} ${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
      }
      return digests;
    }, list.map((path) => at(path)));
    await publish(null);
    const offline = await digests();
    // The worker's pages start with all details or flowcharts, which it has, rather than with those of one page.
    const index = readFileSync(join(site, 'index.html'), 'utf8');
    const all = (name) => new RegExp(`data-${name}="assets/([^"]*)"`).exec(index)[1];
    const wrong = list.filter((path) => {
      const isPage = path === '' || path.endsWith('/');
      const file = readFileSync(join(site, isPage ? `${path}index.html` : path));
      const bytes = isPage ? file.toString().replace(/(details|charts)-[\w-]+\.[^"]*(?=">)/, (_, name) => all(name)) : file;
      return !offline[at(path)] || offline[at(path)].split(' ').pop() !== createHash('sha256').update(bytes).digest('hex');
    });
    assert.deepEqual(wrong, []);
    assert.ok(list.length > 100);
    for (const path of ['404/', 'which/?a=x', '404', '?q=too+many', '']) {
      const answer = await page.goto(at(path));
      assert.equal(answer.status(), 200, path);
      assert.equal(await build(page), old);
      assert.ok(await page.evaluate(() => document.styleSheets.length > 0), `${path}: no style`);
    }
    const missing = await page.goto(at('no/such/page'));
    assert.equal(missing.status(), 404);
    await page.waitForFunction((root) => document.baseURI === root, at());
  });

  test('a new build waits for consent; a tab of the old one stays whole', async () => {
    const first = await install();
    const second = await visit('404/');
    await publish(folder);
    await first.evaluate(async () => { await (await navigator.serviceWorker.ready).update(); });
    await until(first, async () => (await navigator.serviceWorker.ready).waiting);
    await first.reload();
    assert.equal(await build(first), old, 'nothing changes unasked');
    await first.evaluate(async () => { (await navigator.serviceWorker.ready).waiting.postMessage('skip-waiting'); });
    await until(first, async () => !(await navigator.serviceWorker.ready).waiting && (await navigator.serviceWorker.ready).active.state === 'activated');
    const failed = [];
    for (const page of [first, second]) page.on('requestfailed', (request) => failed.push(request.url())).on('response', (r) => r.status() >= 400 && failed.push(r.url()));
    // The other tab still asks for what only its own build has.
    assert.deepEqual(await second.evaluate(async () => {
      const urls = [...document.querySelectorAll('link[href*="assets/"], script[src]')].map((element) => element.href ?? element.src);
      return (await Promise.all(urls.map(async (url) => (await fetch(url, { cache: 'reload' })).status))).filter((status) => status !== 200);
    }), []);
    await first.goto(at('which/'));
    assert.equal(await build(first), next);
    await second.reload();
    assert.equal(await build(second), next);
    assert.deepEqual(failed, []);
    assert.equal(await caches(first), 2, 'the build before stays for one generation');
  });

  test('what is damaged in the cache is never shown: fetched anew, or left out', async () => {
    const page = await install();
    const damage = (name) => page.evaluate(async (name) => {
      for (const cache of await Promise.all((await self.caches.keys()).map((name) => self.caches.open(name))))
        for (const { url } of await cache.keys())
          if (url.includes(name)) await cache.put(url, new Response('damaged', { headers: { 'Content-Type': 'text/css' } }));
    }, name);
    const restart = async () => {
      const devtools = await browser.newBrowserCDPSession();
      const { targetInfos } = await devtools.send('Target.getTargets');
      for (const { type, targetId } of targetInfos) if (type === 'service_worker') await devtools.send('Target.closeTarget', { targetId });
    };
    const style = () => page.evaluate(async () => (await fetch(document.querySelector('link[rel=stylesheet]').href).catch(() => null))?.text() ?? '');
    const whole = await style();
    assert.ok(whole.length > 100);

    await damage('/assets/');
    await restart();
    await page.goto(at('404/'));
    assert.equal(await build(page), old);
    assert.ok(await style() === whole);
    await restart();
    await publish(null);
    await page.goto(at('which/'));
    assert.equal(await build(page), old, 'for good');
    assert.ok(await style() === whole);

    await damage('/assets/page.');
    await restart();
    assert.ok(!(await style()).includes('damaged'), 'nothing rather than something wrong');
  });

  test('an install that breaks off leaves the site working and is taken up again', async () => {
    let broken = 0;
    const asked = [];
    server.on('request', ({ url }) => asked.push(url));
    // Breaks off when the rest has come.
    await context.route(/\/assets\/pages\./, async (route) => {
      while (!asked.some((url) => url.includes('/app.'))) await setTimeout(20);
      await setTimeout(500);
      ++broken;
      await route.abort();
    });
    const page = await visit();
    await until(page, async () => (await self.caches.keys()).length > 0);
    await until(page, async () => { const it = await navigator.serviceWorker.getRegistration(); return !it?.installing && !it?.active; });
    assert.equal(broken, 1);
    // Not by another visit, which would be another try.
    assert.ok((await page.evaluate(async (url) => (await fetch(url)).text(), at('which/'))).includes(old));
    await context.unrouteAll();
    await page.goto(at());
    await until(page, () => navigator.serviceWorker.controller?.state === 'activated');
    const times = (name) => asked.filter((url) => url.includes(name)).length;
    assert.deepEqual([times('/pages.'), times('/icon-512')], [1, 1], 'only what was missing is fetched');
    await publish(null);
    assert.equal((await page.goto(at('which/'))).status(), 200);
  });

  test('who agrees in one tab agrees for all: both come to the new version, what was written stays', async () => {
    const first = await install();
    const second = await visit('404/');
    const third = await visit('which/');
    for (const page of [second, third]) await page.waitForSelector('html[data-ready=app]');
    await publish(folder);
    await first.evaluate(async () => { await (await navigator.serviceWorker.ready).update(); });
    for (const page of [first, second, third]) await page.getByRole('button', { name: 'Use it now' }).waitFor();
    for (const page of [first, second]) assert.equal(await build(page), old, 'nothing changes unasked');
    await third.evaluate(() => { document.body.append(Object.assign(document.createElement('textarea'), { value: 'pasted' })); });
    await second.getByRole('button', { name: 'Use it now' }).click();
    for (const page of [first, second]) await page.waitForSelector(`html[data-build="${next}"]`);
    await third.getByRole('button', { name: 'Reload' }).waitFor();
    assert.equal(await third.evaluate(() => document.querySelector('textarea').value), 'pasted');
    await third.getByRole('button', { name: 'Reload' }).click();
    await third.waitForSelector(`html[data-build="${next}"]`);
    for (const page of [first, second, third]) assert.equal(await page.getByRole('button', { name: 'Use it now' }).count(), 0);
  });

  test('the first visit, and the first worker, reload nothing', async () => {
    const page = await visit();
    await page.evaluate(() => { globalThis.same = true; });
    await until(page, () => navigator.serviceWorker.controller?.state === 'activated');
    await setTimeout(300);
    assert.equal(await page.evaluate(() => globalThis.same), true);
  });

  test('offline, what exists outside of the pack is said to be offline, not to be nothing', async () => {
    const page = await install();
    await publish(null);
    for (const [path, status, heading] of [
      ['index.html', 200, 'HTTP status codes'], ['429/index.html', 200, '429 Too Many Requests'],
      ['robots.txt', 503, 'You are offline'], ['module/statusatlas.mjs', 503, 'You are offline'], ['no/such/page/', 404, 'Nothing at this address'],
    ]) {
      const answer = await page.goto(at(path));
      assert.equal(answer.status(), status, path);
      assert.equal(await page.locator('h1').first().innerText(), heading, path);
    }
  });

  test('after the caches were deleted all entries come back', async () => {
    const page = await install();
    const count = () => page.evaluate(async () => {
      let count = 0;
      for (const name of await self.caches.keys()) count += (await (await self.caches.open(name)).keys()).length;
      return count;
    });
    const before = await count();
    assert.ok(before > 10);
    await page.evaluate(async () => { for (const name of await self.caches.keys()) await self.caches.delete(name); });
    await page.goto(at('404/'));
    await until(page, async (before) => {
      let count = 0;
      for (const name of await self.caches.keys()) count += (await (await self.caches.open(name)).keys()).length;
      return count === before;
    }, before);
    await publish(null);
    assert.equal((await page.goto(at('which/'))).status(), 200);
    assert.equal(await build(page), old);
  });

  /** Asks for the build that is published now. @return what has become of its worker */
  const updated = (page) => page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const worker = (await registration.update().catch(() => registration)).installing;
    if (worker) await new Promise((done) => worker.addEventListener('statechange', () => worker.state === 'redundant' || worker.state === 'installed' ? done() : 0));
    return worker?.state;
  });

  test('a build that is only half published is not taken', async () => {
    const page = await install();
    const half = mkdtempSync(join(tmpdir(), 'status-atlas-'));
    cpSync(folder, half, { recursive: true });
    const pack = readdirSync(join(half, 'assets')).find((name) => name.startsWith('pages.'));
    writeFileSync(join(half, 'assets', pack), 'of another build');
    await publish(half);
    assert.equal(await updated(page), 'redundant');
    await page.reload();
    assert.equal(await build(page), old);
    rmSync(half, { recursive: true, force: true });
  });

  /** Waits until a try to install has ended, and tells whether there is a worker now. */
  const tried = (page) => until(page, async () => {
    const it = await navigator.serviceWorker.getRegistration();
    return !it?.installing;
  });
  const stays = async (page, id) => {
    const said = [];
    page.on('pageerror', (error) => said.push(String(error)));
    for (const path of ['404/', 'which/', '']) {
      assert.equal((await page.goto(at(path))).status(), 200);
      await page.waitForSelector('html[data-ready=app]');
      assert.equal(await build(page), id);
    }
    assert.deepEqual(said, []);
  };

  test('a full cache: what was taken is given back, the site works, and there is another try when there is room', async () => {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const origin = new URL(at()).origin;
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 300_000 });
    const asked = [];
    server.on('request', ({ url }) => asked.push(url));
    await page.goto(at());
    // It has begun with what only the worker asks for, and has found no room.
    while (!asked.some((url) => url.includes('/assets/pages.'))) await setTimeout(50);
    await tried(page);
    await until(page, async () => !(await self.caches.keys()).length);
    assert.equal(await page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.active)), false);
    await stays(page, old);
    await tried(page);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
    await page.goto(at());
    await until(page, () => navigator.serviceWorker.controller?.state === 'activated');
    await publish(null);
    assert.equal((await page.goto(at('which/'))).status(), 200);
  });

  test('no room for a new build: the old one stays, whole', async () => {
    const page = await install();
    const devtools = await context.newCDPSession(page);
    const { usage } = await page.evaluate(() => navigator.storage.estimate());
    assert.ok(usage > 500_000);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(at()).origin, quotaSize: usage + 200_000 });
    await publish(folder);
    assert.equal(await updated(page), 'redundant');
    assert.equal(await caches(page), 1, 'only that of the old build');
    await publish(null);
    await stays(page, old);
  });

  test('storage that is refused to the worker, or the worker itself: the site works without', async () => {
    const refusing = mkdtempSync(join(tmpdir(), 'status-atlas-'));
    cpSync(site, refusing, { recursive: true, filter: (name) => !/sw\.js\.(br|gz)$/.test(name) });
    writeFileSync(join(refusing, 'sw.js'), `
for (const name of ['open', 'keys', 'match', 'has', 'delete']) CacheStorage.prototype[name] = () => Promise.reject(new DOMException('refused', 'SecurityError'));
${readFileSync(join(site, 'sw.js'), 'utf8')}`);
    await publish(refusing);
    const page = await context.newPage();
    await stays(page, old);
    await tried(page);
    assert.equal(await page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.active)), false);
    await page.close();
    for (const refuse of [
      () => { ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('refused', 'SecurityError')); },
      () => { delete Navigator.prototype.serviceWorker; },
    ]) {
      const other = await context.newPage();
      await other.addInitScript(refuse);
      await stays(other, old);
      await other.close();
    }
    rmSync(refusing, { recursive: true, force: true });
  });

  test('a worker whose storage goes away later answers from the network', async () => {
    const losing = mkdtempSync(join(tmpdir(), 'status-atlas-'));
    cpSync(site, losing, { recursive: true, filter: (name) => !/sw\.js\.(br|gz)$/.test(name) });
    writeFileSync(join(losing, 'sw.js'), `${readFileSync(join(site, 'sw.js'), 'utf8')}
addEventListener('message', ({ data }) => {
  if (data === 'lose') for (const holder of [CacheStorage, Cache]) for (const name of ['open', 'keys', 'match', 'put']) if (holder.prototype[name]) holder.prototype[name] = () => Promise.reject(new DOMException('lost', 'UnknownError'));
});`);
    await publish(losing);
    const page = await install();
    await page.evaluate(() => navigator.serviceWorker.controller.postMessage('lose'));
    await stays(page, old);
    rmSync(losing, { recursive: true, force: true });
  });

  test('the kill switch leaves nothing behind', async () => {
    const page = await install();
    const off = mkdtempSync(join(tmpdir(), 'status-atlas-'));
    cpSync(site, off, { recursive: true });
    rmSync(join(off, 'sw.js.br'), { force: true });
    rmSync(join(off, 'sw.js.gz'), { force: true });
    writeFileSync(join(off, 'sw.js'), readFileSync(new URL('../../web/sw-off.js', import.meta.url)));
    await publish(off);
    await page.evaluate(async () => { await (await navigator.serviceWorker.ready).update(); });
    await until(page, async () => !(await navigator.serviceWorker.getRegistration()) && !(await self.caches.keys()).length);
    rmSync(off, { recursive: true, force: true });
  });
});
