// Covers web/build/site.mjs, web/build/serve.mjs, web/404.js and src/tools/sitegen: the folder that is published, and
// how it is served, from any path.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { address, launch, serve, site, stop } from './browser.mjs';

const walk = (folder, prefix = '') => readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? walk(join(folder, entry.name), `${prefix}${entry.name}/`) : [prefix + entry.name]);
const names = new Set(walk(site));
const pages = [...names].filter((name) => name.endsWith('.html'));
const read = (name) => readFileSync(join(site, name), 'utf8');

/** A request with a path as it is, which fetch would tidy up. */
const get = (server, path, headers = {}, method = 'GET') => new Promise((done, fail) =>
  request({ port: server.address().port, host: '127.0.0.1', path, headers, method }, (response) => {
    const chunks = [];
    response.on('data', (chunk) => chunks.push(chunk)).on('end', () =>
      done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
  }).on('error', fail).end());

describe('pages', () => {
  const build = /data-build="([0-9a-f]{12})"/.exec(read('index.html'))?.[1];

  test('there is one for every code and view, all of one build, none with a hole in it', () => {
    for (const name of ['index.html', '404.html', '404/index.html', 'which/index.html']) assert.ok(names.has(name), name);
    assert.ok(build);
    for (const name of pages) {
      const html = read(name);
      assert.ok(html.includes(`data-build="${build}"`), `${name} is of another build`);
      assert.doesNotMatch(html.split('<body>')[0], /\{\{/, `${name}: a placeholder is left`);
      assert.match(html, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'/, name);
    }
    assert.ok(read('sw.js').includes(build), 'the service worker is of another build');
  });

  test('links stay on the site, are relative, and lead to files that are there', () => {
    for (const name of pages) {
      const html = read(name);
      for (const [, link] of html.matchAll(/<(?:a|link|script|img|form|button)\b[^>]*?\s(?:href|src|action|formaction)="([^"]*)"/g)) {
        if (/^(https?:|#)/.test(link)) continue;
        assert.doesNotMatch(link, /^(\/|[a-z]+:)/, `${name} links to ${link}`);
        const path = new URL(link.split(/[?#]/)[0] || '.', `http://h/${name}`).pathname.slice(1);
        assert.ok(names.has(path.endsWith('/') || !path ? `${path}index.html` : path), `${name} links to ${link}, which is not there`);
      }
      for (const [tag] of html.matchAll(/<(?:link|script|img)\b[^>]*>/g)) assert.doesNotMatch(tag, /(?:src|href)="https?:/, `${name}: from elsewhere`);
    }
  });

  test('the manifest names icons that are there', () => {
    const manifest = JSON.parse(read('manifest.webmanifest'));
    const icons = [...manifest.icons, ...manifest.shortcuts.flatMap((shortcut) => shortcut.icons)];
    for (const { src } of icons) assert.ok(names.has(src), src);
    for (const { url } of manifest.shortcuts) assert.ok(names.has(`${url.replace('./', '')}index.html`), url);
  });
});

describe('server', () => {
  let server;
  before(async () => { server = await serve(site, { base: '/sub/path/' }); });
  after(() => stop(server));
  const asset = (ending) => [...names].find((name) => name.startsWith('assets/') && name.endsWith(ending));

  test('types, encodings, caching', async () => {
    for (const [name, type, cached] of [
      ['', 'text/html; charset=utf-8', 'no-cache'], ['404/', 'text/html; charset=utf-8', 'no-cache'], ['sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
      ['data/statuses.json', 'application/json', 'no-cache'], ['manifest.webmanifest', 'application/manifest+json', 'no-cache'],
      [asset('.wasm'), 'application/wasm', 'public, max-age=31536000, immutable'], [asset('.otf'), 'font/otf', 'public, max-age=31536000, immutable'],
    ]) {
      const plain = await get(server, `/sub/path/${name}`);
      assert.deepEqual([plain.status, plain.headers['content-type'], plain.headers['cache-control']], [200, type, cached], name);
      for (const [accept, encoding] of [['gzip, br', 'br'], ['gzip', 'gzip'], ['br;q=0, gzip', 'gzip']]) {
        const small = await get(server, `/sub/path/${name}`, { 'Accept-Encoding': accept });
        assert.equal(small.headers['content-encoding'], encoding, `${name} for ${accept}`);
        assert.ok(small.body.length < plain.body.length, name);
      }
      assert.equal((await get(server, `/sub/path/${name}`, { 'If-None-Match': plain.headers.etag })).status, 304, name);
    }
  });

  test('addresses that are none', async () => {
    for (const [path, status, location] of [
      ['/sub/path/404', 301, './404/'], ['/sub/path/which?a=b', 301, './which/?a=b'], ['/sub/path//404', 301, './404/'],
      ['/sub/path/nowhere/at/all/', 404], ['/sub/path/404/index.html/', 404], [`/sub/path/${'long'.repeat(2000)}`, 404], ['/sub/path/../../etc/passwd', 404], ['/sub/path/..%2f..%2f..%2fetc/passwd', 404],
      ['/sub/path/%2e%2e/%2e%2e/%2e%2e/etc/passwd', 404], ['/', 404], ['/sub/path/%zz', 400], ['/sub/path/%00', 400], ['/sub/path/..%5c..%5c', 400],
    ]) {
      const answer = await get(server, path);
      assert.deepEqual([answer.status, answer.headers.location], [status, location], path);
      if (status === 404) assert.equal(answer.body.toString(), read('404.html'), path);
    }
    assert.equal((await get(server, '/sub/path/', {}, 'POST')).status, 405);
  });
});

describe('404.html finds the root of the site from any depth', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser?.close());

  for (const base of ['/', '/sub/', '/a/longer/path/'])
    test(`site at ${base}`, async () => {
      const server = await serve(site, { base });
      const page = await browser.newPage();
      const said = [];
      page.on('pageerror', (error) => said.push(String(error)));
      for (const path of ['nowhere', 'no/where/', 'no/where/at/all', '<script>x</script>/"\'&/']) {
        const answer = await page.goto(address(server) + base.slice(1) + path);
        assert.equal(answer.status(), 404, path);
        const root = address(server) + base.slice(1);
        await page.waitForFunction((root) => document.baseURI === root, root);
        await page.waitForFunction(() => document.styleSheets.length > 0);
        assert.equal(await page.evaluate(() => document.links[0].href.startsWith(document.baseURI)), true, path);
        assert.equal(await page.evaluate(() => document.querySelector('link[rel=stylesheet]').href), root + /href="(assets\/page[^"]*)/.exec(read('404.html'))[1]);
      }
      assert.deepEqual(said, []);
      await page.close();
      await stop(server);
    });
});
