// Covers web/hosting: the finished configurations, and Debian's nginx and Caddy with those for them, on loopback.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { serve } from '../../web/build/serve.mjs';
import { address, launch, site, stop } from './browser.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));
const finished = (name) => readFileSync(name === '_headers' ? join(site, name) : join(top, 'build/hosting', name), 'utf8');
const read = (name) => readFileSync(join(site, name));
const page = (name) => /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(read(name))[1];
const directives = (policy) => new Map(policy.split(';').map((part) => part.trim().split(' ')).map(([name, ...values]) => [name, new Set(values)]));

/** What every response has, by the file for Netlify and Cloudflare. */
const [, policy] = /Content-Security-Policy: (.*)/.exec(finished('_headers'));
const [, permissions] = /Permissions-Policy: (.*)/.exec(finished('_headers'));
const always = { 'content-security-policy': policy, 'permissions-policy': permissions, 'cross-origin-opener-policy': 'same-origin', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' };
const transport = 'max-age=31536000';

describe('the policy of all configurations', () => {
  test('is one, whole, and allows what each page allows itself, nothing from elsewhere', () => {
    for (const name of ['nginx.conf', 'Caddyfile']) {
      for (const value of [policy, permissions]) assert.ok(finished(name).includes(`"${value}"`), name);
      assert.doesNotMatch(finished(name), /\{\{/);
    }
    const all = directives(policy);
    for (const name of ['index.html', '404.html'])
      for (const [directive, values] of directives(page(name)))
        for (const value of values)
          if (value !== "'none'") assert.ok(all.get(directive)?.has(value), `${name} wants ${directive} ${value}`);
    assert.deepEqual([...all.get('default-src')], ["'none'"]);
    assert.deepEqual([...all.get('frame-ancestors')], ["'none'"]);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  });

  test('Netlify and Cloudflare send every field, and none from two rules', () => {
    const rules = finished('_headers').split(/\n(?=\/)/).slice(1).map((rule) => {
      const [path, ...lines] = rule.trim().split('\n');
      return { path, fields: new Map(lines.map((line) => /^ {2}([\w-]+): (.+)$/.exec(line).slice(1)).map(([name, value]) => [name.toLowerCase(), value])) };
    });
    const of = (path) => {
      const sent = {};
      for (const { path: rule, fields } of rules)
        if (rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule)
          for (const [name, value] of fields) {
            assert.ok(!(name in sent), `${path} gets ${name} twice`);
            sent[name] = value;
          }
      return sent;
    };
    const site = { ...always, 'strict-transport-security': transport };
    const shared = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
    assert.deepEqual(of('/404/'), site);
    assert.deepEqual(of('/data/404.json'), { ...site, ...shared });
    assert.deepEqual(of('/module/codes.mjs'), { ...site, ...shared });
    assert.deepEqual(of('/assets/x.js'), { ...site, ...shared, 'cache-control': 'public, max-age=31536000, immutable' });
    assert.equal(of('/manifest.webmanifest')['content-type'], 'application/manifest+json');
    // Cloudflare takes 100 rules, and lines of 2,000 characters.
    assert.ok(rules.length < 100 && finished('_headers').split('\n').every((line) => line.length < 2000));
  });

  test('GitHub runs only what is named by a commit', () => {
    const workflow = readFileSync(join(top, 'web/hosting/github-pages.yml'), 'utf8');
    const used = [...workflow.matchAll(/uses: (.*)/g)].map(([, what]) => what);
    assert.equal(used.length, 4);
    for (const what of used) assert.match(what, /^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
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
/** Starts nginx in the foreground. @return its process */
async function nginx(folder, port, secure, withBrotli) {
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', join(folder, 'key'), '-out', join(folder, 'certificate')], { stdio: 'pipe' });
  const server = finished('nginx.conf').replace('listen 80;', `listen 127.0.0.1:${port}; listen 127.0.0.1:${secure} ssl; ssl_certificate ${folder}/certificate; ssl_certificate_key ${folder}/key;`).replace('listen [::]:80;', '')
    .replace(/root .*;/, `root ${site};`).replace('# brotli_static', withBrotli ? 'brotli_static' : '#');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n');
  writeFileSync(join(folder, 'nginx.conf'), `
${process.getuid() === 0 ? 'user root;' : ''}
${withBrotli ? `load_module ${modules}/ngx_http_brotli_static_module.so;` : ''}
daemon off; master_process off; pid ${folder}/pid; error_log stderr warn;
events {}
http { access_log off; ${temporary}
${server} }\n`);
  return spawn('/usr/sbin/nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Starts Caddy in the foreground, with a certificate of its own making. @return its process */
async function caddy(folder, port, secure) {
  const config = finished('Caddyfile').replace('example.org {', `http://127.0.0.1:${port}, https://localhost:${secure} {\n\ttls internal`).replace(/root \* .*/, `root * ${site}`);
  writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n}\n${config}`);
  return spawn('caddy', ['run', '--config', join(folder, 'Caddyfile')], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder } });
}

const hosts = {
  nginx: { start: (...where) => nginx(...where, false), accept: 'gzip, deflate', encoding: 'gzip', moved: 301, posted: 405, refused: { '/%zz': 400, '/%00': 400, '/../../etc/passwd': 400, '/..%2f..%2f..%2fetc/passwd': 400, '/%2e%2e/%2e%2e/etc/passwd': 400 } },
  'nginx with brotli': { start: (...where) => nginx(...where, true), accept: 'gzip, deflate, br', encoding: 'br', moved: 301, posted: 405, refused: {} },
  Caddy: { start: caddy, accept: 'gzip, deflate, br', encoding: 'br', moved: 308, posted: 200, refused: { '/%zz': 400, '/..%2f..%2f..%2fetc/passwd': 404, '/../../etc/passwd': 404 } },
};
for (const [host, { start, accept, encoding, moved, posted, refused }] of Object.entries(hosts))
  describe(host, () => {
    let folder, port, secure, server, said = '';
    const ask = (request, options) => new Promise((done, fail) =>
      request({ host: '127.0.0.1', agent: false, ...options }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk)).on('end', () =>
          done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
      }).on('error', fail).end());
    const get = (path, { method = 'GET', ...headers } = {}) => ask(request, { port, path, method, headers });
    const getSecurely = (path) => ask(secureRequest, { port: secure, path, headers: { Host: `localhost:${secure}` }, servername: 'localhost', rejectUnauthorized: false });
    const holds = (answer, fields, path) => { for (const [name, value] of Object.entries(fields)) assert.equal(answer.headers[name], value, `${path}: ${name}`); };

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'status-atlas-host-'));
      [port, secure] = [await freePort(), await freePort()];
      server = await start(folder, port, secure);
      server.stderr.setEncoding('utf8').on('data', (text) => { said += text; });
      for (let tries = 0; ; ++tries) {
        if (await get('/').catch(() => null) && await getSecurely('/').catch(() => null)) break;
        assert.ok(tries < 150 && server.exitCode === null, `${host} does not answer: ${said}`);
        await setTimeout(100);
      }
    });
    after(async () => {
      const ended = server && server.exitCode === null && new Promise((done) => server.on('exit', done));
      server?.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    });

    const assets = readdirSync(join(site, 'assets')).filter((name) => !/\.(br|gz)$/.test(name)).map((name) => `assets/${name}`);
    const asset = (ending) => assets.find((name) => name.endsWith(ending));

    test('types, encodings, caching, policies', async () => {
      for (const [path, file, type, cached] of [
        ['/', 'index.html', 'text/html; charset=utf-8'], ['/404/', '404/index.html', 'text/html; charset=utf-8'],
        ['/?q=too+many', 'index.html', 'text/html; charset=utf-8'], ['/sw.js', 'sw.js', 'text/javascript; charset=utf-8'],
        ['/data/404.json', 'data/404.json', 'application/json'], ['/manifest.webmanifest', 'manifest.webmanifest', 'application/manifest+json'],
        ['/module/statusatlas.mjs', 'module/statusatlas.mjs', 'text/javascript; charset=utf-8'],
        ['/module/statusatlas.d.ts', 'module/statusatlas.d.ts', 'application/typescript; charset=utf-8'],
        ['/data/statuses.csv', 'data/statuses.csv', 'text/csv; charset=utf-8'], ['/data/statuses.md', 'data/statuses.md', 'text/markdown; charset=utf-8'],
        ['/data/charts/which.mmd', 'data/charts/which.mmd', 'text/vnd.mermaid; charset=utf-8'], ['/data/charts/which.dot', 'data/charts/which.dot', 'text/vnd.graphviz; charset=utf-8'],
        ['/data/charts/which.svg', 'data/charts/which.svg', 'image/svg+xml'], ['/data/charts/which-poster.pdf', 'data/charts/which-poster.pdf', 'application/pdf'],
        ['/data/schema/number.json', 'data/schema/number.json', 'application/json'], ['/data/', 'data/index.html', 'text/html; charset=utf-8'],
        ['/robots.txt', 'robots.txt', 'text/plain; charset=utf-8'], ['/licenses.txt', 'licenses.txt', 'text/plain; charset=utf-8'],
        ...[['.wasm', 'application/wasm'], ['.js', 'text/javascript; charset=utf-8'], ['.css', 'text/css; charset=utf-8'], ['.otf', 'font/otf'],
          ['.ttf', 'font/ttf'], ['.svg', 'image/svg+xml'], ['.png', 'image/png'], ['.json', 'application/json'],
        ].map(([ending, type]) => [`/${asset(ending)}`, asset(ending), type, true]),
      ]) {
        const shared = /^\/(assets|data|module)\//.test(path);
        const plain = await get(path);
        assert.deepEqual([plain.status, plain.headers['content-type']], [200, type], path);
        assert.ok(plain.body.equals(read(file)), path);
        holds(plain, {
          ...always, 'cache-control': cached ? 'public, max-age=31536000, immutable' : 'no-cache', 'access-control-allow-origin': shared ? '*' : undefined,
          'cross-origin-resource-policy': shared ? 'cross-origin' : 'same-origin', 'strict-transport-security': undefined,
        }, path);
        assert.equal((await get(path, { 'If-None-Match': plain.headers.etag })).status, 304, path);
        if (!existsSync(join(site, `${file}.gz`))) continue;
        const small = await get(path, { 'Accept-Encoding': accept });
        assert.equal(small.headers['content-encoding'], encoding, path);
        assert.equal(small.headers['content-type'], type, path);
        assert.match(small.headers.vary ?? '', /accept-encoding/i, path);
        assert.ok(small.body.length < plain.body.length, path);
        assert.ok((encoding === 'br' ? brotliDecompressSync : gunzipSync)(small.body).equals(plain.body), path);
        assert.notEqual(small.headers.etag, plain.headers.etag, path);
      }
      const types = new Set(assets.map((name) => /\.[^.]*$/.exec(name)[0]));
      for (const ending of types) assert.notEqual((await get(`/${asset(ending)}`)).headers['content-type'], 'text/plain', ending);
    });

    test('over TLS it asks browsers to stay there', async () => {
      for (const path of ['/', '/nowhere']) holds(await getSecurely(path), { ...always, 'strict-transport-security': transport }, path);
    });

    test('addresses that are none get the page that says so, and are not kept; other sites may learn of it', async () => {
      const missing = read('404.html');
      for (const path of ['/nowhere', '/no/where/at/all/', '/assets/app.0000000000.wasm', '/data/777.json', '/module/none.mjs', `/${'long'.repeat(5000)}`, '/%3Cscript%3Ealert(1)%3C/script%3E', '/404/index.html/']) {
        const shared = /^\/(assets|data|module)\//.test(path);
        const answer = await get(path);
        assert.equal(answer.status, 404, path);
        assert.ok(answer.body.equals(missing), path);
        holds(answer, {
          ...always, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', 'access-control-allow-origin': shared ? '*' : undefined,
          'cross-origin-resource-policy': shared ? 'cross-origin' : 'same-origin',
        }, path);
      }
      for (const [path, status, location] of [
        ['/404', moved, '/404/'], ['/which?a=b', moved, '/which/?a=b'], [`/?q=${'x'.repeat(20_000)}`, 200],
        ...Object.entries(refused).map(([path, status]) => [path, status]),
      ]) {
        const answer = await get(path);
        assert.deepEqual([answer.status, answer.headers.location], [status, location], path);
        assert.doesNotMatch(answer.body.toString(), /root:/);
      }
      assert.equal((await get('/', { method: 'POST' })).status, posted);
      const head = await get('/404/', { method: 'HEAD' });
      assert.deepEqual([head.status, head.body.length], [200, 0]);
    });

    test('the app runs under the policies as headers, with nothing refused', async () => {
      const browser = await launch();
      try {
        const tab = await browser.newPage();
        const wrong = [];
        tab.on('console', (message) => { if (['error', 'warning'].includes(message.type()) && !/GPU stall|WebGL/.test(message.text())) wrong.push(message.text()); });
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

    test('a page of another origin reads the data, is told of a number that has none, and imports the module', async () => {
      const pages = join(folder, 'pages');
      mkdirSync(pages);
      writeFileSync(join(pages, 'index.html'), '<!doctype html><title>elsewhere</title>');
      const elsewhere = await serve(pages);
      const browser = await launch();
      try {
        const tab = await browser.newPage();
        await tab.goto(address(elsewhere));
        assert.deepEqual(await tab.evaluate(async (host) => {
          const { show } = await import(`${host}/module/statusatlas.mjs`);
          const status = async (path) => (await fetch(`${host}${path}`)).status;
          return [await status('/data/404.json'), await status('/data/777.json'), (await show(404))[0].id, await show(777), await status('/robots.txt').catch(() => 'refused')];
        }, `http://127.0.0.1:${port}`), [200, 404, '404', [], 'refused']);
      } finally {
        await browser.close();
        await stop(elsewhere);
      }
    });
  });

test('both take the finished file as it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'status-atlas-host-'));
  try {
    writeFileSync(join(folder, 'nginx.conf'), `pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${finished('nginx.conf').replaceAll(/listen .*;/g, '')} }`);
    execFileSync('/usr/sbin/nginx', ['-t', '-q', '-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'pipe' });
    execFileSync('caddy', ['validate', '--config', join(top, 'build/hosting/Caddyfile')], { stdio: 'pipe', env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
