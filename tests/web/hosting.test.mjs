// Covers web/hosting: the finished configurations, and Debian's nginx with the one for it, on loopback.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { launch, site } from './browser.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));
const finished = (name) => readFileSync(join(top, 'build/hosting', name), 'utf8');
const read = (name) => readFileSync(join(site, name));
const page = (name) => /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(read(name))[1];
const directives = (policy) => new Map(policy.split(';').map((part) => part.trim().split(' ')).map(([name, ...values]) => [name, new Set(values)]));

const headers = /Content-Security-Policy: (.*)/.exec(read('_headers'))[1];

describe('the policy of all configurations', () => {
  test('is one, whole, and allows what each page allows itself, nothing from elsewhere', () => {
    assert.ok(finished('nginx.conf').includes(`Content-Security-Policy "${headers}"`));
    assert.ok(finished('Caddyfile').includes(`Content-Security-Policy "${headers}"`));
    for (const name of ['nginx.conf', 'Caddyfile']) assert.doesNotMatch(finished(name), /\{\{/);
    const all = directives(headers);
    for (const name of ['index.html', '404.html'])
      for (const [directive, values] of directives(page(name)))
        for (const value of values)
          if (value !== "'none'") assert.ok(all.get(directive)?.has(value), `${name} wants ${directive} ${value}`);
    assert.deepEqual([...all.get('default-src')], ["'none'"]);
    assert.deepEqual([...all.get('frame-ancestors')], ["'none'"]);
    assert.doesNotMatch(headers, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  });
});

/** A port that nobody uses. */
const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

const modules = '/usr/lib/nginx/modules';
const brotli = existsSync(join(modules, 'ngx_http_brotli_static_module.so'));

for (const withBrotli of brotli ? [false, true] : [false])
  describe(`nginx${withBrotli ? ' with brotli' : ''}`, () => {
    let folder, port, nginx, said = '';
    const get = (path, { method = 'GET', ...headers } = {}) => new Promise((done, fail) =>
      request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk)).on('end', () =>
          done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
      }).on('error', fail).end());

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'status-atlas-nginx-'));
      port = await freePort();
      const server = finished('nginx.conf').replace('listen 80;', `listen 127.0.0.1:${port};`).replace('listen [::]:80;', '')
        .replace(/root .*;/, `root ${site};`).replace('# brotli_static', withBrotli ? 'brotli_static' : '#');
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n');
      writeFileSync(join(folder, 'nginx.conf'), `
${process.getuid() === 0 ? 'user root;' : ''}
${withBrotli ? `load_module ${modules}/ngx_http_brotli_static_module.so;` : ''}
daemon off; master_process off; pid ${folder}/pid; error_log stderr warn;
events {}
http { access_log off; ${temporary}
${server} }\n`);
      nginx = spawn('/usr/sbin/nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
      nginx.stderr.setEncoding('utf8').on('data', (text) => { said += text; });
      for (let tries = 0; ; ++tries) {
        if (await get('/').catch(() => null)) break;
        assert.ok(tries < 100 && nginx.exitCode === null, `nginx does not answer: ${said}`);
        await setTimeout(100);
      }
    });
    after(async () => {
      const ended = nginx && nginx.exitCode === null && new Promise((done) => nginx.on('exit', done));
      nginx?.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    });

    const assets = readdirSync(join(site, 'assets')).filter((name) => !/\.(br|gz)$/.test(name)).map((name) => `assets/${name}`);
    const asset = (ending) => assets.find((name) => name.endsWith(ending));

    test('types, encodings, caching, policy', async () => {
      for (const [path, file, type, cached] of [
        ['/', 'index.html', 'text/html; charset=utf-8'], ['/404/', '404/index.html', 'text/html; charset=utf-8'],
        ['/?q=too+many', 'index.html', 'text/html; charset=utf-8'], ['/sw.js', 'sw.js', 'text/javascript; charset=utf-8'],
        ['/data/404.json', 'data/404.json', 'application/json'], ['/manifest.webmanifest', 'manifest.webmanifest', 'application/manifest+json'],
        ['/module/statusatlas.mjs', 'module/statusatlas.mjs', 'text/javascript; charset=utf-8'],
        ['/module/statusatlas.d.ts', 'module/statusatlas.d.ts', 'application/typescript; charset=utf-8'],
        ['/data/statuses.csv', 'data/statuses.csv', 'text/csv; charset=utf-8'], ['/data/statuses.md', 'data/statuses.md', 'text/markdown; charset=utf-8'],
        ['/data/schema/number.json', 'data/schema/number.json', 'application/json'], ['/data/', 'data/index.html', 'text/html; charset=utf-8'],
        ['/robots.txt', 'robots.txt', 'text/plain; charset=utf-8'],
        ...[['.wasm', 'application/wasm'], ['.js', 'text/javascript; charset=utf-8'], ['.css', 'text/css; charset=utf-8'], ['.otf', 'font/otf'],
          ['.ttf', 'font/ttf'], ['.svg', 'image/svg+xml'], ['.png', 'image/png'], ['.json', 'application/json'],
        ].map(([ending, type]) => [`/${asset(ending)}`, asset(ending), type, true]),
      ]) {
        const plain = await get(path);
        assert.deepEqual([plain.status, plain.headers['content-type']], [200, type], path);
        assert.ok(plain.body.equals(read(file)), path);
        assert.equal(plain.headers['cache-control'], cached ? 'public, max-age=31536000, immutable' : 'no-cache', path);
        assert.equal(plain.headers['content-security-policy'], headers, path);
        assert.equal(plain.headers['x-content-type-options'], 'nosniff');
        assert.equal(plain.headers['referrer-policy'], 'no-referrer');
        assert.equal(plain.headers['access-control-allow-origin'], /^\/(assets|data|module)\//.test(path) ? '*' : undefined, path);
        assert.equal((await get(path, { 'If-None-Match': plain.headers.etag })).status, 304, path);
        if (!existsSync(join(site, `${file}.gz`))) continue;
        const accept = withBrotli ? 'gzip, deflate, br' : 'gzip, deflate';
        const small = await get(path, { 'Accept-Encoding': accept });
        assert.equal(small.headers['content-encoding'], withBrotli ? 'br' : 'gzip', path);
        assert.equal(small.headers['content-type'], type, path);
        assert.match(small.headers.vary ?? '', /accept-encoding/i, path);
        assert.ok(small.body.length < plain.body.length, path);
        assert.ok((withBrotli ? brotliDecompressSync : gunzipSync)(small.body).equals(plain.body), path);
        assert.notEqual(small.headers.etag, plain.headers.etag, path);
      }
      const types = new Set(assets.map((name) => /\.[^.]*$/.exec(name)[0]));
      for (const ending of types) assert.notEqual((await get(`/${asset(ending)}`)).headers['content-type'], 'text/plain', ending);
    });

    test('addresses that are none get the page that says so, and are not kept', async () => {
      const missing = read('404.html');
      for (const path of ['/nowhere', '/no/where/at/all/', '/assets/app.0000000000.wasm', '/data/777.json', '/404.html', `/${'long'.repeat(5000)}`, '/%3Cscript%3Ealert(1)%3C/script%3E', '/404/index.html/']) {
        const answer = await get(path);
        assert.equal(answer.status, 404, path);
        assert.ok(answer.body.equals(missing), path);
        assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8', path);
        assert.equal(answer.headers['cache-control'], 'no-cache', path);
        assert.equal(answer.headers['content-security-policy'], headers, path);
        assert.equal(answer.headers['access-control-allow-origin'], undefined, path);
      }
      for (const [path, status, location] of [
        ['/404', 301, '/404/'], ['/which?a=b', 301, '/which/?a=b'], [`/?q=${'x'.repeat(20_000)}`, 200], ['/%zz', 400], ['/%00', 400],
        ['/../../etc/passwd', 400], ['/..%2f..%2f..%2fetc/passwd', 400], ['/%2e%2e/%2e%2e/etc/passwd', 400],
      ]) {
        const answer = await get(path);
        assert.deepEqual([answer.status, answer.headers.location], [status, location], path);
      }
      assert.equal((await get('/', { method: 'POST' })).status, 405);
      const head = await get('/404/', { method: 'HEAD' });
      assert.deepEqual([head.status, head.body.length], [200, 0]);
    });

    test('the app runs under the policy as header, with nothing refused', async () => {
      const browser = await launch();
      try {
        const tab = await browser.newPage();
        const wrong = [];
        tab.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });
        tab.on('pageerror', (error) => wrong.push(String(error)));
        await tab.goto(`http://127.0.0.1:${port}/404/`);
        await tab.waitForSelector('html[data-ready=app]');
        assert.equal(await tab.evaluate(async () => (await navigator.serviceWorker.ready).active !== null), true);
        assert.deepEqual(wrong, []);
        // The page of unknown addresses finds its style sheet from any depth.
        const missing = await tab.goto(`http://127.0.0.1:${port}/no/such/page`);
        assert.equal(missing.status(), 404);
        await tab.waitForFunction(() => document.styleSheets.length > 0);
        assert.deepEqual(wrong.filter((text) => !/404 \(Not Found\)/.test(text)), []);
      } finally {
        await browser.close();
      }
    });
  });

test('nginx takes the finished file as it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'status-atlas-nginx-'));
  try {
    writeFileSync(join(folder, 'nginx.conf'), `pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${finished('nginx.conf').replaceAll(/listen .*;/g, '')} }`);
    execFileSync('/usr/sbin/nginx', ['-t', '-q', '-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'pipe' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
