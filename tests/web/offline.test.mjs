// Covers web/sw.js and web/sw-off.js: offline after the first visit, updates by consent, damage, and the kill switch.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { launch, serve, site, stop, until } from './browser.mjs';

const old = /data-build="([^"]*)"/.exec(readFileSync(join(site, 'index.html'), 'utf8'))[1];
const list = [...readFileSync(join(site, 'sw.js'), 'utf8').matchAll(/"url":"([^"]*)"/g)].map(([, url]) => url);

/** The site with another build beside it: every page's name of the build and the script's name changed. */
function nextBuild() {
  const folder = mkdtempSync(join(tmpdir(), 'status-atlas-'));
  cpSync(site, folder, { recursive: true });
  const script = readdirSync(join(folder, 'assets')).find((name) => /^main\..*\.js$/.test(name));
  const renamed = 'main.0123456789.js';
  renameSync(join(folder, 'assets', script), join(folder, 'assets', renamed));
  const files = list.map((url) => (url === '' || url.endsWith('/') ? `${url}index.html` : url));
  for (const name of files.filter((name) => name.endsWith('.html'))) {
    const html = readFileSync(join(folder, name), 'utf8').replaceAll(script, renamed).replaceAll(old, 'feedfacecafe');
    writeFileSync(join(folder, name), html);
  }
  let worker = readFileSync(join(folder, 'sw.js'), 'utf8').replaceAll(script, renamed).replaceAll(old, 'feedfacecafe');
  worker = worker.replace(/\{"revision":"[^"]*","url":"([^"]*)"\}/g, (_, url) => {
    const bytes = readFileSync(join(folder, url === '' || url.endsWith('/') ? `${url}index.html` : url));
    return JSON.stringify({ revision: createHash('sha256').update(bytes).digest('hex').slice(0, 16), url });
  });
  writeFileSync(join(folder, 'sw.js'), worker);
  // The compressed copies are of the old build.
  const drop = (path) => readdirSync(path, { withFileTypes: true }).forEach((entry) => {
    if (entry.isDirectory()) drop(join(path, entry.name));
    else if (/\.(br|gz)$/.test(entry.name)) rmSync(join(path, entry.name));
  });
  drop(folder);
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
    await publish(null);
    const lost = await page.evaluate(async (urls) => {
      const lost = [];
      for (const url of urls) if (!(await fetch(url).catch(() => null))?.ok) lost.push(url);
      return lost;
    }, list.map(at));
    assert.deepEqual(lost, []);
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
      return (await Promise.all(urls.map(async (url) => (await fetch(url)).status))).filter((status) => status !== 200);
    }), []);
    await first.goto(at('which/'));
    assert.equal(await build(first), 'feedfacecafe');
    await second.reload();
    assert.equal(await build(second), 'feedfacecafe');
    assert.deepEqual(failed, []);
    assert.equal(await caches(first), 2, 'the build before stays for one generation');
  });

  test('what is damaged in the cache is never shown: mended from the network, or left out', async () => {
    const page = await install();
    const damage = () => page.evaluate(async (urls) => {
      for (const name of await self.caches.keys())
        for (const url of urls) await (await self.caches.open(name)).put(url, new Response('damaged', { headers: { 'Content-Type': 'text/html' } }));
    }, [at('404/'), at('which/')]);
    await damage();
    await page.goto(at('404/'));
    assert.equal(await build(page), old);
    await publish(null);
    await page.goto(at('404/'));
    assert.equal(await build(page), old, 'mended for good');
    const answer = await page.goto(at('which/'));
    assert.equal(answer.status(), 404, 'the page says that it cannot be had');
    assert.equal(await page.evaluate(() => document.body.textContent.includes('damaged')), false);
  });

  test('an install that breaks off leaves the site working and is taken up again', async () => {
    let broken = 0;
    await context.route((url) => url.pathname === `${base}which/`, (route) =>
      (route.request().serviceWorker() ? (++broken, route.abort()) : route.continue()));
    const page = await visit();
    await until(page, async () => (await self.caches.keys()).length > 0);
    await until(page, async () => { const r = await navigator.serviceWorker.getRegistration(); return !r || (!r.installing && !r.active); });
    assert.ok(broken > 0, 'the break did happen');
    await page.goto(at('which/'));
    assert.equal(await build(page), old);
    await context.unrouteAll();
    await page.goto(at());
    await page.evaluate(async () => { await navigator.serviceWorker.ready; });
    await publish(null);
    assert.equal((await page.goto(at('which/'))).status(), 200);
  });

  test('a build that is only half published is not taken', async () => {
    const page = await install();
    const half = mkdtempSync(join(tmpdir(), 'status-atlas-'));
    cpSync(folder, half, { recursive: true });
    cpSync(join(site, 'which/index.html'), join(half, 'which/index.html'));
    await publish(half);
    const state = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const worker = (await registration.update().catch(() => registration)).installing;
      if (worker) await new Promise((done) => worker.addEventListener('statechange', () => worker.state === 'redundant' || worker.state === 'installed' ? done() : 0));
      return worker?.state;
    });
    assert.equal(state, 'redundant');
    await page.reload();
    assert.equal(await build(page), old);
    rmSync(half, { recursive: true, force: true });
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
