// Covers web/build (site.mjs and its steps), web/start.js, web/build/serve.mjs, web/404.js and src/tools/sitegen: the folder that
// is published, and how it is served, from any path.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { card, picture } from '../../web/build/cards.mjs';
import { address, launch, require, serve, site, stop, until } from './browser.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));
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
      for (const [tag] of html.matchAll(/<(?:link(?! rel="canonical")|script|img)\b[^>]*>/g)) assert.doesNotMatch(tag, /(?:src|href)="https?:/, `${name}: from elsewhere`);
    }
  });

  test('twenty of them are valid by html-validate (all of them in `make lint`)', async () => {
    const { FileSystemConfigLoader, HtmlValidate } = require('html-validate');
    const validator = new HtmlValidate(new FileSystemConfigLoader(JSON.parse(readFileSync(join(top, 'web/htmlvalidate.json'), 'utf8'))));
    // One of each kind, and from all over the rest.
    const kinds = new Map(pages.map((name) => [name.replace(/\d+/g, '0').split('/')[0], name]));
    const sample = [...new Set([...kinds.values(), ...pages.filter((_, at) => at % Math.ceil(pages.length / 12) === 0)])].slice(0, 20);
    const { results } = await validator.validateMultipleFiles(sample.map((name) => join(site, name)));
    assert.deepEqual(results.flatMap(({ filePath, messages }) => messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId} ${message}`)), []);
    assert.ok((await validator.validateString('<p><div></p>')).errorCount > 0);
  });

  test('the manifest names icons that are there', () => {
    const manifest = JSON.parse(read('manifest.webmanifest'));
    const icons = [...manifest.icons, ...manifest.shortcuts.flatMap((shortcut) => shortcut.icons)];
    for (const { src } of icons) assert.ok(names.has(src), src);
    for (const { url } of manifest.shortcuts) assert.ok(names.has(`${url.replace('./', '')}index.html`), url);
    const size = (src) => { const png = readFileSync(join(site, src)); return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`; };
    for (const { src, type, sizes } of icons) if (type === 'image/png') assert.equal(size(src), sizes, src);
    // What may be cut to a circle has no transparent corner: it is the icon on a ground of its own.
    const { PNG } = require('pngjs');
    const alpha = (src) => PNG.sync.read(readFileSync(join(site, src))).data[3];
    const [maskable] = icons.filter(({ purpose }) => purpose === 'maskable');
    assert.equal(alpha(maskable.src), 255);
    assert.equal(alpha(icons.find(({ sizes }) => sizes === '512x512').src), 0);
  });
});

/** What programs read in a head: the terms that it defines. */
const terms = (html) => [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].flatMap(([, text]) => JSON.parse(text));

describe('heads', () => {
  const origin = 'https://example.com/atlas/';
  let folder;
  const sitegen = (out, where) => spawnSync(join(top, 'build/native/sitegen'), ['--shell', join(top, 'build/shell.html'), '--out', out, '--origin', where], { encoding: 'utf8' });
  before(() => { folder = mkdtempSync(join(tmpdir(), 'status-atlas-')); });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('every page of a code defines its term, and names its data', () => {
    const codes = pages.filter((name) => /^\d+\/index/.test(name));
    assert.ok(codes.length > 90);
    for (const name of codes) {
      const [code] = name.split('/');
      const { entries } = JSON.parse(read(`data/${code}.json`));
      assert.deepEqual(terms(read(name)).map((term) => [term['@type'], term.termCode, term.name, term.description]),
        entries.map((entry) => ['DefinedTerm', code, entry.name, entry.summary]), name);
      assert.ok(read(name).includes(`<link rel="alternate" type="application/json" href="../data/${code}.json">`), name);
    }
  });

  test('with an origin: canonical addresses, sitemap, search description', () => {
    const { status, stderr } = sitegen(folder, origin.slice(0, -1));
    assert.deepEqual([status, stderr], [0, '']);
    const there = (name) => readFileSync(join(folder, name), 'utf8');
    const made = pages.filter((name) => name !== '404.html');
    for (const name of made)
      assert.ok(there(name).includes(`<link rel="canonical" href="${origin}${name.replace('index.html', '')}">`), name);
    assert.doesNotMatch(there('404.html'), /canonical|og:url|og:image/, 'the page of unknown addresses has no address');
    const listed = [...there('sitemap.xml').matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url);
    assert.deepEqual(listed.sort(), made.map((name) => origin + name.replace('index.html', '')).sort());
    assert.match(there('robots.txt'), /^Sitemap: https:\/\/example\.com\/atlas\/sitemap\.xml$/m);
    assert.ok(there('opensearch.xml').includes(`template="${origin}?q={searchTerms}"`));
    assert.ok(there('404/index.html').includes(`<meta property="og:image" content="${origin}404/card.png">`));
    for (const where of ['example.com', 'javascript:alert(1)', 'https://example.com/?a', 'https://example.com/"><script>'])
      assert.equal(sitegen(folder, where).status, 2, where);
  });

  test('built for an address: every page has its picture and description of the search, and the switch takes the worker out', () => {
    const out = join(folder, 'atlas');
    const { status, stderr } = spawnSync(process.execPath, [join(top, 'web/build/site.mjs')], { encoding: 'utf8', env: { ...process.env, OUT: out, ORIGIN: origin, BASE: '/atlas/', SERVICE_WORKER: 'off' } });
    assert.equal(status, 0, stderr);
    const made = new Set(walk(out));
    const there = (name) => readFileSync(join(out, name), 'utf8');
    assert.deepEqual([...made].filter((name) => name.endsWith('.html')).sort(), [...pages].sort(), 'the same pages');
    const local = (address) => { assert.ok(address.startsWith(origin), address); return address.slice(origin.length); };
    const pictures = new Set();
    for (const name of pages.filter((name) => name !== '404.html')) {
      const html = there(name);
      const [, image] = /<meta property="og:image" content="([^"]*)">/.exec(html) ?? assert.fail(name);
      pictures.add(local(image));
      if (/^\d{3}\//.test(name)) assert.equal(local(image), name.replace('index.html', 'card.png'));
      const [, search] = /<link rel="search" type="application\/opensearchdescription\+xml" title="[^"]+" href="([^"]*)">/.exec(html) ?? assert.fail(name);
      assert.equal(new URL(search, origin + name).href, `${origin}opensearch.xml`, name);
    }
    assert.ok(pictures.size > 100);
    for (const name of pictures) {
      const png = readFileSync(join(out, name));
      assert.deepEqual([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)], ['PNG', 1200, 630], name);
    }
    for (const [, url] of there('sitemap.xml').matchAll(/<loc>(.*?)<\/loc>/g)) assert.ok(made.has(`${local(url)}index.html`), url);
    assert.match(there('404.html'), /<base href="\/atlas\/">/);
    assert.match(there('sw.js'), /registration\.unregister\(/);
    assert.doesNotMatch(read('sw.js'), /registration\.unregister\(/);
    // Without an address there is nothing that would need one.
    for (const name of pages) assert.doesNotMatch(read(name), /og:image|og:url|rel="canonical"|opensearchdescription/, name);
  });

  test('pictures for links: 1200 by 630, whatever the words', () => {
    const icon = readFileSync(join(top, 'web/icons/icon.svg'), 'utf8');
    for (const what of [
      { code: '404', class: '4xx', name: 'Not Found', summary: 'There is nothing here.' },
      { code: '999', class: null, name: `<b>&"'${'long '.repeat(50)}`, summary: `]]></text>\u0001 ${'word '.repeat(300)}` },
    ]) {
      const png = picture(card(icon, what), 1200, 630);
      assert.deepEqual([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)], ['PNG', 1200, 630]);
    }
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

describe('policy', () => {
  let browser, server;
  before(async () => { [browser, server] = [await launch(), await serve(site)]; });
  after(async () => { await browser?.close(); if (server) await stop(server); });

  test('nothing on a page offends its own content security policy', async () => {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      globalThis.violations = [];
      addEventListener('securitypolicyviolation', (event) => globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
    });
    const said = [];
    page.on('console', (message) => { if (message.type() === 'error') said.push(message.text()); });
    for (const path of ['404/', 'which/', '']) {
      await page.goto(address(server, path));
      await page.waitForSelector('html[data-ready=app]');
      assert.deepEqual(await page.evaluate(() => globalThis.violations), [], path);
    }
    assert.deepEqual(said, []);
    assert.deepEqual(await page.context().cookies(), [], 'no cookies');
    // No text becomes markup or script, whoever tries: Trusted Types refuse it.
    assert.deepEqual(await page.evaluate(() => [
      () => { document.body.innerHTML = '<img src=x>'; },
      () => { document.body.insertAdjacentHTML('beforeend', '<b>x</b>'); },
      () => { document.createElement('script').src = 'https://example.com/x.js'; },
      () => { document.createElement('script').text = 'x'; },
      () => { document.write('x'); },
      () => new Worker('https://example.com/x.js'),
    ].map((run) => { try { run(); return 'allowed'; } catch (error) { return error.name; } })), Array(6).fill('TypeError'));
    await page.evaluate(() => { globalThis.violations.length = 0; });
    // The listener does hear: inline script is refused.
    await page.evaluate(() => { const script = document.createElement('style'); script.textContent = 'p{}'; document.head.append(script); });
    await page.waitForFunction(() => globalThis.violations.length > 0);
  });
});

describe('what another program shares', () => {
  let browser, server;
  before(async () => { [browser, server] = [await launch(), await serve(site, { base: '/sub/' })]; });
  after(async () => { await browser?.close(); if (server) await stop(server); });

  test('opens the page of the number in it, or a search', async () => {
    const { share_target: { action, method, params } } = JSON.parse(read('manifest.webmanifest'));
    assert.equal(method, 'GET');
    const page = await browser.newPage();
    for (const [text, heading] of [
      ['HTTP 429', '429 Too Many Requests'], ['Got “HTTP/1.1 503” <b>again</b> from https://example.com/?a=1&b=2', '503 Service Unavailable'],
      ['slow down'], ['<img src=x onerror=alert(1)>'],
    ]) {
      await page.goto(`${new URL(action, address(server, 'sub/'))}?${new URLSearchParams({ [params.text]: text })}`);
      await page.waitForSelector('html[data-ready=app]');
      await until(page, () => performance.getEntriesByName('data-complete').length > 0);
      if (heading) assert.equal(await page.locator('h1').textContent(), heading);
      else assert.equal(await page.locator('input[type=search]').inputValue(), text);
      assert.equal(await page.locator('img').count(), 0);
    }
  });
});

describe('without script', () => {
  let browser, server;
  before(async () => { [browser, server] = [await launch(), await serve(site, { base: '/sub/' })]; });
  after(async () => { await browser?.close(); if (server) await stop(server); });

  test('Enter in the search box searches, a class filter filters, a link leads on', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const at = (path) => address(server, `sub/${path}`);
    await page.goto(at('404/'));
    assert.equal(await page.locator('h1').innerText(), '404 Not Found');
    await page.locator('input[type=search]').fill('too many');
    await page.keyboard.press('Enter');
    await page.waitForURL(at('?q=too+many'));
    await page.getByRole('button', { name: '4xx Client error' }).click();
    await page.waitForURL(at('class/4xx/?q='));
    await page.getByRole('link', { name: 'Which status?' }).click();
    await page.waitForURL(at('which/'));
    assert.ok(await page.locator('main').innerText());
  });
});

describe('the app takes the place of the page without a jump', () => {
  let browser, server;
  before(async () => { [browser, server] = [await launch(), await serve(site)]; });
  after(async () => { await browser?.close(); if (server) await stop(server); });
  const NEAR = 2; // pixels
  const SHIFT = 0.02; // of what "good" may be, 0.1: https://web.dev/articles/cls

  /** Where the first of each kind stands, and how much moved by itself. */
  async function look(path, width, starts) {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    if (!starts) await page.route('**/assets/start.*.js', (route) => route.abort()); // the page as it is before the app comes
    else await page.addInitScript(() => {
      globalThis.shifted = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((shift) => (globalThis.shifted += shift.value))).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(address(server, path));
    if (!starts) {
      await page.locator('h1').waitFor(); // it is held back for a moment
    } else {
      await page.waitForSelector('html[data-ready=app]');
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
    const places = {};
    const place = async (kind, locator) => (places[kind] = await locator.first().boundingBox());
    for (const kind of ['h1', 'input[type=search]', 'main p']) await place(kind, page.locator(`${kind}:visible`));
    // Filters that script adds have their room before they are seen.
    const beside = { '': ['aside [aria-label=Properties] button', 'li.hit:nth-child(6)', 'li.hit:nth-child(9)', '[aria-label=Vendors]'], '404/': ['aside [aria-label=Properties] button'], '499/': ['aside [aria-label=Properties] button'] };
    for (const kind of (width > 360 && beside[path]) || []) await place(kind, page.locator(kind));
    const shifted = starts ? await page.evaluate(() => globalThis.shifted) : 0;
    await context.close();
    return { places, shifted };
  }

  for (const width of [1280, 360])
    for (const path of ['404/', '499/', 'which/', 'which/redirects/', 'about/', ...(width > 360 ? [''] : [])]) // there the list stands first
      test(`/${path}, ${width} wide`, async () => {
        const page = await look(path, width, false), app = await look(path, width, true);
        for (const [kind, { x, y }] of Object.entries(page.places)) {
          const now = app.places[kind];
          assert.ok(Math.abs(now.x - x) <= NEAR && Math.abs(now.y - y) <= NEAR, `${kind} moves from ${x}, ${y} to ${now.x}, ${now.y}`);
        }
        assert.ok(app.shifted < SHIFT, `layout shift ${app.shifted}`);
      });
});

describe('from the static page to the app (web/start.js)', () => {
  let browser, server;
  before(async () => { [browser, server] = [await launch(), await serve(site)]; });
  after(async () => { await browser?.close(); if (server) await stop(server); });

  test('who chose a theme never sees the other one', async () => {
    const context = await browser.newContext({ colorScheme: 'light' });
    const page = await context.newPage();
    await page.addInitScript(() => {
      localStorage.setItem('status-atlas-theme', 'dark');
      new MutationObserver(() => { globalThis.first ??= document.body && (document.documentElement.dataset.theme ?? 'none'); }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(address(server, '404/'));
    assert.equal(await page.evaluate(() => globalThis.first), 'dark');
    await context.close();
  });

  for (const [what, path] of [['with the app', '404/'], ['without the app', '404/?view=html']])
    test(`the fonts are asked for once, ${what}`, async () => {
      const page = await browser.newPage();
      const asked = [];
      page.on('request', (request) => { if (/(\.otf|\.ttf|fonts\.\w+\.(bin|css))$/.test(request.url())) asked.push(request.url()); });
      await page.goto(address(server, path));
      await page.waitForSelector('html[data-ready]');
      await page.waitForTimeout(500);
      assert.match(asked.join(' '), /^\S+fonts\.\w+\.bin$/);
      const faces = await page.evaluate(() => [...document.fonts].filter(({ family }) => family.includes('Atlas')).map(({ family, weight, status }) => `${family.replaceAll('"', '')} ${weight} ${status}`).sort());
      assert.deepEqual(faces.filter((face) => !/^(Like|As) /.test(face)), ['Atlas 400 loaded', 'Atlas 600 loaded', 'Atlas Mono 400 loaded', 'Atlas Number 400 loaded']);
      await page.close();
    });
  for (const path of ['', '404/'])
    test(`/${path}: all elements are there with the first picture, and nothing twice`, async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.addInitScript(() => {
        const mark = performance.mark;
        performance.mark = function (...rest) {
          const plain = document.querySelector('body > header');
          globalThis.then = [...document.querySelectorAll('#mirror [id]')].map(({ id }) => id);
          if (rest[0] === 'app-complete') performance.mark = mark; // signals come later
          globalThis.first ??= { ids: [...document.querySelectorAll('#mirror [id]')].map(({ id }) => id), ready: document.documentElement.dataset.ready, plain: plain && getComputedStyle(plain).display };
          return mark.apply(this, rest);
        };
      });
      await page.goto(address(server, path));
      await page.waitForSelector('html[data-ready=app]');
      const { first, whole, plain } = await page.evaluate(() => ({
        first: globalThis.first,
        whole: globalThis.then,
        plain: document.querySelectorAll('body > header').length,
      }));
      assert.deepEqual(first.ids, whole);
      assert.equal(first.ready, undefined);
      assert.equal(first.plain, 'none', 'nothing is there twice');
      assert.equal(plain, 0);
      await page.close();
    });
  test('where no picture is shown, the page is ready all the same', async () => {
    const page = await browser.newPage();
    await page.addInitScript(() => { globalThis.requestAnimationFrame = () => 0; });
    await page.goto(address(server, '404/'));
    await page.waitForSelector('html[data-ready=app]');
    assert.ok(await page.evaluate(() => document.querySelectorAll('#mirror a').length) > 200);
    await page.close();
  });
  test('without scripts the fonts come by style sheet', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const asked = new Set();
    page.on('request', (request) => { if (/\.(otf|ttf)$/.test(request.url())) asked.add(request.url()); });
    await page.goto(address(server, '404/'));
    await page.waitForTimeout(500);
    assert.equal(asked.size, 4);
    await context.close();
  });
  test('where the script does not come, the page is shown', async () => {
    const page = await browser.newPage();
    await page.route(/\/start\.\w+\.js$/, (route) => route.abort());
    await page.goto(address(server, '404/'));
    await page.locator('h1').waitFor({ state: 'visible' });
    await page.close();
  });
});

describe('the generation before', () => {
  let folder;
  before(() => { folder = mkdtempSync(join(tmpdir(), 'status-atlas-')); });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const build = async (id, files, previous) => {
    const { Assets } = await import('../../web/build/assets.mjs');
    const out = join(folder, id);
    mkdirSync(join(out, 'assets'), { recursive: true });
    const assets = new Assets(out);
    for (const [name, content] of Object.entries(files)) assets.add(name, content);
    await assets.keepGeneration(id, previous);
    return readdirSync(join(out, 'assets')).sort();
  };

  test('its own assets stay for one generation, what it had kept goes', async () => {
    const first = await build('first', { 'start.js': 'one', 'same.css': 'same' });
    const second = await build('second', { 'start.js': 'two', 'same.css': 'same' }, join(folder, 'first'));
    assert.equal(second.length, 3, String(second));
    assert.ok(first.every((name) => second.includes(name)));
    const third = await build('third', { 'start.js': 'three', 'same.css': 'same' }, join(folder, 'second'));
    assert.ok(!third.includes(first[1]), 'two generations back');
    assert.equal(third.length, 3);
    await assert.rejects(build('fourth', {}, join(folder, 'nowhere')), /nowhere is no build of the site/);
  });

  test('they come from the site itself where that is an address, and only what its name says', async () => {
    const first = await build('deployed', { 'start.js': 'one', 'gone.js': 'gone', 'spoiled.js': 'as it was' });
    const [gone, spoiled, start] = first;
    rmSync(join(folder, 'deployed/assets', gone));
    writeFileSync(join(folder, 'deployed/assets', spoiled), 'something else');
    const record = JSON.parse(readFileSync(join(folder, 'deployed/build.json')));
    record.assets.push('assets/../../evil.0123456789.js', '../evil.js', '/etc/passwd');
    writeFileSync(join(folder, 'deployed/build.json'), JSON.stringify(record));
    const server = await serve(join(folder, 'deployed'), { base: '/sub/' });
    const url = address(server, 'sub/');
    try {
      assert.deepEqual(await build('next', {}, url), [start]);
      assert.deepEqual(await build('beside', {}, address(server, 'sub')), [start], 'with and without a slash at the end');
      assert.deepEqual(await build('new', { 'start.js': 'one' }, address(server, 'elsewhere/')), [start], 'the first build at an address');
    } finally { await stop(server); }
    await assert.rejects(build('unreachable', {}, url), /^Error: PREVIOUS=http:\/\/127\.0\.0\.1:\d+\/sub\/: \w/);
    assert.deepEqual(readdirSync(folder).filter((name) => /evil/.test(name)), []);
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
