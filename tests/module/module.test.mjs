// Covers web/module, web/build/module.mjs and src/platform/module: the embeddable module as an npm package and on the
// site. What it answers is held against the command line.
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { address, launch, require, serve, site, stop } from '../web/browser.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const top = join(here, '../..');
const command = (args, input) => {
  const { stdout } = spawnSync(join(top, 'build/native/statusatlas'), args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return stdout;
};
const dataset = JSON.parse(command(['export']));
const { charts } = JSON.parse(command(['charts', '--json']));

const folder = mkdtempSync(join(tmpdir(), 'status-atlas-module-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const [tgz] = readdirSync(join(top, 'build/package')).filter((name) => name.endsWith('.tgz'));
writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
// With no registry to ask.
execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', '--cache', join(folder, 'cache'), join(top, 'build/package', tgz)], { cwd: folder, stdio: 'pipe' });
const installed = join(folder, 'node_modules/status-atlas');
const atlas = await import(pathToFileURL(join(installed, 'statusatlas.mjs')));

describe('the package', () => {
  test('holds what it needs and no more', () => {
    const parts = ['charts', 'check', 'details', 'entries0', 'entries1', 'entries2', 'entries3', 'entries4', 'entries5', 'explain', 'facts', 'flowcharts', 'index', 'rules', 'search', 'signals', 'which'];
    const entry = (name) => [`${name}.cjs`, `${name}.d.cts`, `${name}.d.ts`, `${name}.mjs`];
    assert.deepEqual(readdirSync(installed).sort(), ['LICENSE', 'LICENSE-DATA', 'README.md', 'THIRD-PARTY-NOTICES', ...['statusatlas', 'codes', 'problem'].flatMap(entry), 'codes', 'package.json', 'parts', 'problem'].sort());
    assert.deepEqual(readdirSync(join(installed, 'parts')).sort(), parts.flatMap((name) => [`${name}.cjs`, `${name}.mjs`]));
    const { version, dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    assert.deepEqual([version, dependencies], [dataset.version, undefined]);
  });

  test('says whose it is, on which terms, and where it comes from', () => {
    const read = (name) => readFileSync(join(installed, name), 'utf8');
    const manifest = JSON.parse(read('package.json'));
    assert.equal(manifest.license, 'MIT AND CC-BY-4.0');
    assert.match(read('LICENSE'), /^MIT License/);
    assert.match(read('LICENSE-DATA'), /Creative Commons Attribution 4\.0 International[^]*CC-BY-4\.0/);
    const notices = read('THIRD-PARTY-NOTICES');
    for (const words of [/Emscripten Authors/, /Rich Felker/, /LLVM/, /WITHOUT WARRANTY OF ANY KIND/]) assert.match(notices, words);
    for (const key of ['description', 'keywords', 'main', 'module', 'types', 'exports', 'engines']) assert.ok(manifest[key], key);
    assert.equal(manifest.sideEffects, false);
    const made = join(folder, 'made');
    const pack = (env) => spawnSync(process.execPath, [join(top, 'web/build/module.mjs')], { env: { ...process.env, ...env, OUT: made }, encoding: 'utf8' });
    pack({ REPOSITORY: 'https://git.example.org/atlas.git', ORIGIN: 'https://atlas.example.org' });
    const { repository, bugs, homepage } = JSON.parse(readFileSync(join(made, 'content/package.json'), 'utf8'));
    assert.deepEqual([repository, bugs, homepage], [{ type: 'git', url: 'git+https://git.example.org/atlas.git', directory: 'web/module' }, { url: 'https://git.example.org/atlas/issues' }, 'https://atlas.example.org']);
    assert.match(pack({ REPOSITORY: 'git@example.org' }).stderr, /REPOSITORY is an address that begins with https/);
  });

  test('is plain ASCII, so that no wrong encoding can change it', () => {
    for (const name of readdirSync(join(installed, 'parts'))) assert.match(readFileSync(join(installed, 'parts', name), 'latin1'), /^[\x01-\x7e]*$/, name);
  });

  test('is imported by its name, and the examples of its README run', () => {
    const examples = [...readFileSync(join(installed, 'README.md'), 'utf8').matchAll(/```js\n(.*?)```/gs)].map(([, text]) => text).filter((text) => !text.includes('example.org'));
    assert.equal(examples.length, 2);
    const said = examples.map((example) => {
      writeFileSync(join(folder, 'example.js'), example);
      return execFileSync(process.execPath, ['example.js'], { cwd: folder, encoding: 'utf8' });
    });
    assert.match(said[0], /^413 Content Too Large\n/);
    assert.match(said[0], /^308 /m);
    assert.equal(said[1], [...examples[1].matchAll(/\/\/ (.*)\n/g)].map(([, line]) => `${line}\n`).join(''));
  });

  test('has types: what is right compiles, what is wrong does not, line by line', () => {
    const ts = require('typescript');
    const mistakes = (name) => {
      cpSync(join(here, name), join(folder, name));
      const program = ts.createProgram([join(folder, name)], {
        strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [], lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
      });
      return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) =>
        ({ line: file && file.getLineAndCharacterOfPosition(start).line, text: ts.flattenDiagnosticMessageText(messageText, '\n') }));
    };
    for (const name of ['consumer.ts', 'codes_consumer.ts']) assert.deepEqual(mistakes(name), []);
    for (const name of ['wrong.ts', 'codes_wrong.ts']) {
      const marked = readFileSync(join(here, name), 'utf8').split('\n').flatMap((line, at) => (line.endsWith('// wrong') ? [at] : []));
      assert.deepEqual([...new Set(mistakes(name).map(({ line }) => line))].sort((a, b) => a - b), marked, name);
      assert.ok(marked.length > 10);
    }
  });
});

describe('answers are the command line’s', () => {
  test('search', async () => {
    const queries = readFileSync(join(top, 'tests/bench/search/queries.tsv'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t')[2]);
    queries.push('UF,URX', 'H27', 'NoSuchKey 1020', `${'x'.repeat(2000)} ECONNRESET`, '', ' ', 'qqzzxxkk', 'ünïcödé', '💥', '<script>', 'a'.repeat(3000), 'too many '.repeat(500), '\u0000', 'class:4xx header:allow', 'nope:x');
    assert.ok(queries.length > 500);
    const names = new Map(dataset.codes.map(({ id, name }) => [id, name]));
    const lines = command(['search', '--json', '--limit', '25', '-'], queries.join('\n')).trim().split('\n').map((line) => JSON.parse(line));
    assert.equal(lines.length, queries.length);
    for (const [at, { results }] of lines.entries()) {
      const hits = await atlas.search(queries[at], { limit: 25 });
      assert.deepEqual(hits, results, queries[at]);
      for (const hit of hits) {
        const own = { outcome: ['chart', 'answers'], signal: ['system'] }[hit.kind] ?? [];
        assert.deepEqual(Object.keys(hit), ['code', 'id', 'score', 'name', 'why', 'kind', 'path', ...own]);
        if (hit.kind === 'status') assert.equal(hit.name, names.get(hit.id));
      }
    }
    assert.equal((await atlas.search('4xx')).length, 10);
    assert.equal((await atlas.search('404'))[0].why, 'number');
    const [twice] = await atlas.search('DELETE twice');
    assert.equal((await atlas.which(twice.chart, twice.answers)).result.code, twice.code);
    const mine = (await atlas.which(twice.chart, twice.answers, { house: 'methods.delete.absent:204' })).result;
    assert.equal(mine.code, 204);
    assert.equal(mine.house, 'methods.delete.absent:204');
  });

  test('show', async () => {
    for (const id of new Set(dataset.codes.flatMap(({ id }) => [id, id.slice(0, 3)])))
      assert.deepEqual(await atlas.show(id), JSON.parse(command(['show', id, '--json'])), id);
    assert.deepEqual(await atlas.show(404), await atlas.show('404'));
    for (const none of ['777', 4, '', 'x', '404-', '404-nobody', '../404', '404/../429', '__proto__', 'constructor', -1, 404.5, NaN, `404-${'a'.repeat(1000)}`]) assert.deepEqual(await atlas.show(none), [], String(none));
  });

  test('failures', async () => {
    for (const faults of [[], ['auth'], ['body-large', 'auth', 'auth'], ['if-match', 'missing', 'range']]) {
      assert.deepEqual(await atlas.failures(faults), JSON.parse(command(['failures', '--json', ...faults])), `${faults}`);
    }
    assert.deepEqual(await atlas.failures(['slow'], { server: 'apache' }), JSON.parse(command(['failures', '--json', 'slow', '--server', 'apache'])));
    assert.deepEqual(await atlas.failures(), await atlas.failures([]));
  });

  test('which', async () => {
    let walks = 0;
    for (const { id } of charts) {
      // Every first answer, and from there always the first, the last, and one that does not exist.
      const { question: { answers } } = await atlas.which(id);
      for (const first of answers)
        for (const pick of [0, -1]) {
          const given = [first.id];
          for (let walk; (walk = await atlas.which(id, given)).question; ++walks) {
            assert.deepEqual(walk, JSON.parse(command(['which', id, '--answers', given.join(','), '--json'])), `${id} ${given}`);
            given.push(walk.question.answers.at(pick).id);
          }
          assert.deepEqual(await atlas.which(id, given), JSON.parse(command(['which', id, '--answers', given.join(','), '--json'])), `${id} ${given}`);
        }
      await assert.rejects(atlas.which(id, ['no such answer', 'x']), { name: 'RangeError', code: 'ERR_UNKNOWN_ANSWER' });
    }
    assert.ok(walks > 50);
    for (const house of ['rfc', 'zalando', 'azure', 'google-aip', 'json-api', 'stripe', 'github', 'microsoft-graph', 'kubernetes',
      'openai', 'anthropic', 's3']) {
      const walk = await atlas.which('validation', ['content', 'rule'], { house });
      assert.deepEqual(walk, JSON.parse(command(['which', 'validation', '--answers', 'content,rule', '--house', house, '--json'])));
      assert.equal(walk.result.house, house);
    }
    assert.deepEqual(await atlas.which(), await atlas.which(charts[0].id));
  });

  test('explain', async () => {
    const texts = ['404', '503 UF,URX', 'H12', 'error code: 1020', 'S3 SlowDown', 'curl: (52) Empty reply from server', '1006', 'REFUSED_STREAM', '💥 502 Bad Gateway', '<script>',
      '10.0.0.1 - - [10/Oct/2026:13:55:36 +0000] "GET /a HTTP/1.1" 499 0 "-" "curl/8"', 'throw new ResponseStatusException(HttpStatus.GONE)', 'too many words '.repeat(2000)];
    for (const text of texts) {
      const explanation = await atlas.explain(text);
      const said = command(['explain', '--json', '-'], text);
      if (said) assert.deepEqual(explanation, JSON.parse(said), text);
      else assert.deepEqual(explanation.found, [], text);
    }
    const bytes = Buffer.from('💥 envoy UF,URX');
    const { found } = await atlas.explain(bytes.toString());
    assert.deepEqual(found.map(({ range, id, system, status }) => [bytes.subarray(...range).toString(), id, system, status]), [['UF', 'envoy/uf', 'Envoy and Istio', [503]], ['URX', 'envoy/urx', 'Envoy and Istio', found[1].status]]);
    assert.deepEqual(await atlas.explain(''), { text: '', found: [], lines: [], shortened: false });
    assert.deepEqual([(await atlas.explain('x'.repeat(2 ** 20))).shortened, (await atlas.explain('x'.repeat(2 ** 22))).shortened], [false, true]);
  });

  test('check', async () => {
    const texts = ['HTTP/1.1 405 Method Not Allowed\nContent-Length: 0\n\n', 'HTTP/1.1 413 Payload Too Large\n', '401 Unauthorized', ':status: 304\ncontent-length: 5\n', '> HEAD / HTTP/1.1\n> Host: a\n>\n< HTTP/1.1 503 Service Unavailable\n< Server: nginx\n< Retry-After: soon\n<\n',
      'GET /?token=💥abc HTTP/1.1\nHost: a\nCookie: a=b\n\nHTTP/1.1 200 OK\nSet-Cookie: a=b\n\n<html>', 'HTTP/1.1 422 Unprocessable Entity\nContent-Type: application/problem+json\n\n{"type":"about:blank","title":"Unprocessable Entity","status":400}'];
    for (const text of texts) {
      assert.deepEqual(await atlas.check(text), JSON.parse(command(['check', '--json', '-'], text)), text);
      assert.deepEqual(await atlas.check(text, { method: 'HEAD', role: 'proxy', house: 'zalando' }), JSON.parse(command(['check', '--json', '--method', 'HEAD', '--role', 'proxy', '--house', 'zalando', '-'], text)), text);
    }
    for (const role of ['origin', 'gateway', 'proxy'])
      assert.deepEqual(await atlas.check(texts[0], { role }), JSON.parse(command(['check', '--json', '--role', role, '-'], texts[0])), role);
    const file = join(folder, 'response.txt');
    writeFileSync(file, 'HTTP/1.1 200 OK\r\nDate: Thu, 26 Nov 2026 10:00:00 GMT\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nshort');
    const measured = await atlas.check(readFileSync(file));
    assert.deepEqual(measured, JSON.parse(command(['check', '--json', file])));
    assert.ok(measured.exchanges[0].findings.some(({ id }) => id === 'body-short'), 'octets of a file are measured');
  });

  test('list: the filters of the first page', async () => {
    const json = (...args) => JSON.parse(command(['list', ...args, '--json']) || '[]');
    assert.deepEqual(await atlas.list(), json());
    assert.deepEqual(await atlas.list(), dataset.codes);
    for (const name of ['1xx', '2xx', '3xx', '4xx', '5xx']) assert.deepEqual(await atlas.list({ class: name }), json('--class', name));
    for (const standing of ['standard', 'experimental', 'temporary', 'deprecated', 'reserved', 'unregistered']) assert.deepEqual(await atlas.list({ standing }), json('--standing', standing));
    assert.deepEqual(await atlas.list({ class: ['4xx', '5xx'], standing: ['standard', 'deprecated'] }), json('--class', '4xx,5xx', '--standing', 'standard,deprecated'));
    const ids = (entries) => entries.map(({ id }) => id);
    const by = (test) => ids(dataset.codes.filter(test));
    assert.deepEqual(ids(await atlas.list({ owner: 'nginx' })), by(({ owner }) => owner === 'nginx'));
    assert.deepEqual(ids(await atlas.list({ owner: ['nginx', 'Cloudflare'] })), by(({ owner }) => ['nginx', 'Cloudflare'].includes(owner)));
    assert.deepEqual(ids(await atlas.list({ owner: null, properties: ['common', 'cacheable'] })), by((entry) => entry.owner === null && entry.common && entry.cacheable));
    assert.deepEqual(ids(await atlas.list({ properties: 'no-content' })), by(({ content }) => content === 'forbidden'));
    for (const id of ['401', '405', '407', '426']) assert.ok(ids(await atlas.list({ properties: 'requires-field' })).includes(id), id);
  });

  test('charts', async () => {
    assert.deepEqual(await atlas.charts(), charts);
  });
});

test('what is returned cannot be changed for the next one who asks', async () => {
  const [entry] = await atlas.show(404);
  for (const change of [() => { entry.name = 'x'; }, () => { entry.aliases.push('x'); }, () => { entry.retry.class = 'no'; }]) assert.throws(change, TypeError);
  const entries = await atlas.show(404);
  entries.length = 0;
  assert.equal((await atlas.show(404))[0], entry, 'and it is read once');
  (await atlas.charts()).pop();
  assert.equal((await atlas.charts()).length, charts.length);
});

test('no call blocks the event loop for long, the first ones included', () => {
  // The best of three processes: the system may take a page in or move the thread, the module may not.
  const runs = [1, 2, 3].map(() => JSON.parse(execFileSync(process.execPath, [join(here, 'blocking.mjs'), pathToFileURL(join(installed, 'statusatlas.mjs')).href], { encoding: 'utf8' })));
  for (const name of Object.keys(runs[0])) {
    const best = Math.min(...runs.map((run) => run[name]));
    assert.ok(best < 40, `${name}: ${best} ms`);
  }
  console.log(`longest block in ms: ${JSON.stringify(runs)}`);
});

describe('mistakes are told', () => {
  const long = 'x'.repeat(200_000_000);
  const wrong = {
    'a query that is none': [() => atlas.search(null), TypeError, 'ERR_INVALID_ARGUMENT', /the query is a string, not null/],
    'no query': [() => atlas.search(), TypeError, 'ERR_INVALID_ARGUMENT', /not undefined/],
    'a number as a query': [() => atlas.search(404), TypeError, 'ERR_INVALID_ARGUMENT', /not number/],
    'options that are none': [() => atlas.search('x', null), TypeError, 'ERR_INVALID_ARGUMENT', /options are an object, not null/],
    'an option that does not exist': [() => atlas.search('x', { limt: 5 }), TypeError, 'ERR_INVALID_ARGUMENT', /no option “limt”; known: limit/],
    'a text that is none': [() => atlas.explain(404), TypeError, 'ERR_INVALID_ARGUMENT', /the text is a string, not number/],
    'a number to check': [() => atlas.check(404), TypeError, 'ERR_INVALID_ARGUMENT', /unless it is a Uint8Array, is a string, not number/],
    'nothing to check': [() => atlas.check('only words'), RangeError, 'ERR_NO_MESSAGE', /holds no HTTP message/],
    'a method that is none': [() => atlas.check('404', { method: 'G\nT' }), TypeError, 'ERR_INVALID_ARGUMENT', /a method is a request method/],
    'an unknown role': [() => atlas.check('404', { role: 'cache' }), RangeError, 'ERR_UNKNOWN_ROLE', /no role “cache”/],
    'an unknown house of a check': [() => atlas.check('404', { house: 'zalndo' }), RangeError, 'ERR_UNKNOWN_HOUSE', /did you mean “zalando”/],
    'a text of 200 MB to check': [() => atlas.check(long), RangeError, 'ERR_NO_MESSAGE', /the limit is \d+/],
    'no code': [() => atlas.show(), TypeError, 'ERR_INVALID_ARGUMENT', /not undefined/],
    'an object as a code': [() => atlas.show({}), TypeError, 'ERR_INVALID_ARGUMENT', /not object/],
    'an unknown chart': [() => atlas.which('redirect'), RangeError, 'ERR_UNKNOWN_CHART', /no flowchart “redirect”; did you mean “redirects”\?/],
    'an unknown answer': [() => atlas.which('redirects', ['moved', 'god']), RangeError, 'ERR_UNKNOWN_ANSWER', /“god”; did you mean “good”\?/],
    'an answer after the outcome': [() => atlas.which('redirects', ['moved', 'good', 'keep', 'good']), RangeError, 'ERR_UNKNOWN_ANSWER', /“good” is too much: 3 answers lead to 308/],
    'a comma in an answer': [() => atlas.which('redirects', ['moved,good']), RangeError, 'ERR_UNKNOWN_ANSWER', /“moved,good”/],
    'an answer that is empty': [() => atlas.which('redirects', ['']), RangeError, 'ERR_UNKNOWN_ANSWER', /“”/],
    'answers in a string': [() => atlas.which('redirects', 'moved'), TypeError, 'ERR_INVALID_ARGUMENT', /answers are an array/],
    'an unknown fault': [() => atlas.failures(['auth', 'mising']), RangeError, 'ERR_UNKNOWN_FAULT', /no fault “mising”; did you mean “missing”\?/],
    'an unknown profile': [() => atlas.failures(['auth'], { server: 'ngix' }), RangeError, 'ERR_UNKNOWN_PROFILE', /no profile “ngix”; did you mean “nginx”\?/],
    'faults in a string': [() => atlas.failures('auth'), TypeError, 'ERR_INVALID_ARGUMENT', /faults are an array/],
    'an unknown house': [() => atlas.which('redirects', [], { house: 'zalndo' }), RangeError, 'ERR_UNKNOWN_HOUSE', /no house “zalndo”; did you mean “zalando”\?/],
    'an unknown class': [() => atlas.list({ class: '6xx' }), RangeError, 'ERR_UNKNOWN_FILTER', /no class “6xx”/],
    'an unknown owner': [() => atlas.list({ owner: 'Nginx' }), RangeError, 'ERR_UNKNOWN_FILTER', /did you mean “nginx”\?/],
    'an unknown property': [() => atlas.list({ properties: ['cachable'] }), RangeError, 'ERR_UNKNOWN_FILTER', /did you mean “cacheable”\?/],
    'a chart of 200 MB': [() => atlas.which(long), RangeError, 'ERR_UNKNOWN_CHART', /“x{40}…”/],
    'an answer of 200 MB': [() => atlas.which('redirects', [long]), RangeError, 'ERR_UNKNOWN_ANSWER', /“x{40}…”/],
    'a house of 200 MB': [() => atlas.which('redirects', [], { house: long }), RangeError, 'ERR_UNKNOWN_HOUSE', /“x{40}…”/],
    'an owner of 200 MB': [() => atlas.list({ owner: long }), RangeError, 'ERR_UNKNOWN_FILTER', /“x{40}…”/],
    'an option of 200 MB': [() => atlas.list({ [long]: 1 }), TypeError, 'ERR_INVALID_ARGUMENT', /“x{40}…”/],
  };
  for (const limit of [0, -1, 1.5, 1001, NaN, '5', null]) wrong[`the limit ${limit}`] = [() => atlas.search('x', { limit }), RangeError, 'ERR_LIMIT', /limit is a whole number from 1 to 1000/];
  for (const id of ['nope', 'which\nx', '__proto__', '💥', 'which,']) wrong[`the chart ${JSON.stringify(id)}`] = [() => atlas.which(id), RangeError, 'ERR_UNKNOWN_CHART', /there is no flowchart/];
  for (const [name, [call, Kind, code, message]] of Object.entries(wrong))
    test(name, () => assert.rejects(call(), (error) => {
      assert.ok(error instanceof Kind, error.stack);
      assert.equal(error.code, code);
      assert.match(error.message, message);
      assert.ok(error.message.length < 3000, 'a message of bounded length');
      return true;
    }));

  test('a query of any length is searched by its start, and a surrogate pair is never cut in two', async () => {
    assert.deepEqual(await atlas.search(long), await atlas.search('x'.repeat(1000)));
    const seen = [];
    const encode = TextEncoder.prototype.encode;
    TextEncoder.prototype.encode = function (text) { seen.push(text); return encode.call(this, text); };
    try {
      await atlas.search(`${'a'.repeat(2 ** 20)}💥💥`);
      await atlas.search(`${'a'.repeat(2 ** 20 - 1)}💥💥`);
    } finally { TextEncoder.prototype.encode = encode; }
    assert.deepEqual(seen.map((text) => [text.length, text.slice(-3)]), [[2 ** 20, 'aaa'], [2 ** 20 + 1, 'a💥']]);
  });

  for (const ending of ['mjs', 'cjs'])
    test(`a part that is missing is named, is never “no such code”, and is loaded by the next call (${ending})`, async () => {
      const copy = join(folder, `copy-${ending}`);
      cpSync(installed, copy, { recursive: true });
      const calls = { check: (one) => one.check('404'), explain: (one) => one.explain('404'), search: (one) => one.search('404'), which: (one) => one.which(), charts: (one) => one.charts(), entries4: (one) => one.show(404), entries0: (one) => one.list() };
      for (const name of Object.keys(calls)) rmSync(join(copy, 'parts', `${name}.${ending}`));
      // Node.js remembers modules that it did not find only while it resolves them, so a process of its own tells all.
      writeFileSync(join(copy, `run.${ending}`), `${ending === 'mjs' ? "import * as atlas from './statusatlas.mjs';\nimport { cpSync } from 'node:fs';" : "const atlas = require('./statusatlas.cjs');\nconst { cpSync } = require('node:fs');"}
(async () => {
  const calls = { ${Object.entries(calls).map(([name, call]) => `${name}: ${call}`)} };
  for (const [name, call] of Object.entries(calls)) {
    const { code, message, cause } = await call(atlas).then(() => ({ message: 'nothing was missed' }), (error) => error);
    if (code !== 'ERR_PART_MISSING' || !message.includes(\`its part “\${name}”\`) || !cause) throw new Error(\`\${name}: \${code} \${message}\`);
    cpSync(\`${installed}/parts/\${name}.${ending}\`, \`${copy}/parts/\${name}.${ending}\`);
    await call(atlas);
  }
  console.log('done');
})();
`);
      assert.equal(execFileSync(process.execPath, [join(copy, `run.${ending}`)], { encoding: 'utf8' }), 'done\n');
    });
});

describe('on the site', () => {
  let server, elsewhere, browser;
  before(async () => {
    server = await serve(site, { base: '/sub/' });
    browser = await launch();
  });
  after(async () => { await browser?.close(); for (const one of [server, elsewhere]) if (one) await stop(one); });
  const url = () => address(server, 'sub/module/statusatlas.mjs');
  const expected = async (...more) => [await atlas.search('too many'), await atlas.show('404'), await atlas.which('redirects', ['moved']), ...more];

  test('it is imported by its URL where there is nothing of Node.js, as in Deno', async () => {
    // In a process of its own, so that this one goes on serving.
    const said = await new Promise((done, fail) => execFile(process.execPath, ['--experimental-vm-modules', '--no-warnings', join(here, 'elsewhere.mjs'), url()], (error, out) => (error ? fail(error) : done(out))));
    assert.deepEqual(JSON.parse(said), await expected());
    assert.match(await (await fetch(url())).text(), /^\/\/ @ts-self-types="\.\/statusatlas\.d\.ts"\n/);
    assert.equal(await (await fetch(new URL('statusatlas.d.ts', url()))).text(), readFileSync(join(installed, 'statusatlas.d.ts'), 'utf8'));
  });

  test('it is imported by a page of another origin, under a strict policy, and loads only what it needs', async () => {
    const pages = join(folder, 'pages');
    mkdirSync(pages);
    const origin = new URL(url()).origin;
    writeFileSync(join(pages, 'index.html'), `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' ${origin} 'wasm-unsafe-eval'; require-trusted-types-for 'script'"><script type="module" src="main.js"></script>`);
    writeFileSync(join(pages, 'main.js'), `import * as atlas from ${JSON.stringify(url())}; globalThis.atlas = atlas;`);
    elsewhere = await serve(pages);
    const page = await browser.newPage();
    const said = [], asked = [];
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('console', (message) => { if (message.type() === 'error') said.push(message.text()); });
    page.on('request', (request) => { if (request.url().startsWith(origin)) asked.push(request.url().replace(/^.*\/sub\//, '').replace(/\.[0-9a-f]{10}\./, '.')); });
    await page.goto(address(elsewhere));
    await page.waitForFunction(() => globalThis.atlas);
    assert.deepEqual(asked.splice(0), ['module/statusatlas.mjs'], 'nothing before it is needed');
    const answers = [];
    for (const [call, files] of [
      [() => globalThis.atlas.search('too many'), ['assets/module-search.js', 'assets/module-facts.js', 'assets/module-index.js', 'assets/module-signals.js']],
      [() => globalThis.atlas.show('404'), ['assets/module-entries4.js']],
      [() => globalThis.atlas.which('redirects', ['moved']), ['assets/module-which.js', 'assets/module-details.js', 'assets/module-flowcharts.js']],
      [() => globalThis.atlas.explain('UF,URX'), ['assets/module-explain.js']],
      [() => globalThis.atlas.check('405'), ['assets/module-check.js', 'assets/module-rules.js']],
    ]) {
      answers.push(await page.evaluate(call));
      assert.deepEqual(asked.splice(0), files);
    }
    await page.evaluate(() => Promise.all([globalThis.atlas.search('x'), globalThis.atlas.which()]));
    assert.deepEqual([asked, said], [[], []]);
    assert.deepEqual(answers, await expected(await atlas.explain('UF,URX'), await atlas.check('405')));
  });
});
