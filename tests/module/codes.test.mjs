// Covers web/build/codes.mjs and web/module/problem.mjs: status-atlas/codes and status-atlas/problem as the package has
// them, against the dataset.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { require as tools } from '../web/browser.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));
const content = join(top, 'build/package/content');
const dataset = JSON.parse(spawnSync(join(top, 'build/native/statusatlas'), ['export'], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout);
const registered = dataset.codes.filter(({ owner }) => owner === null);
const required = createRequire(import.meta.url);
const forms = { ESM: await import(pathToFileURL(join(content, 'codes.mjs'))), CommonJS: required(join(content, 'codes.cjs')) };

for (const [form, codes] of Object.entries(forms))
  describe(`codes, ${form}`, () => {
    test('a constant for every registered name, former ones included', () => {
      assert.deepEqual(codes.codes, registered.map(({ code }) => code));
      assert.ok(Object.isFrozen(codes.codes));
      assert.deepEqual([codes.NOT_FOUND, codes.OK, codes.IM_USED, codes.NON_AUTHORITATIVE_INFORMATION, codes.IM_A_TEAPOT], [404, 200, 226, 203, 418]);
      assert.deepEqual([codes.CONTENT_TOO_LARGE, codes.PAYLOAD_TOO_LARGE, codes.REQUEST_ENTITY_TOO_LARGE, codes.UNPROCESSABLE_ENTITY, codes.MOVED_TEMPORARILY], [413, 413, 413, 422, 302]);
      const constants = Object.entries(codes).filter(([, value]) => typeof value === 'number');
      assert.deepEqual([...new Set(constants.map(([, code]) => code))].sort((a, b) => a - b), registered.filter(({ names }) => names.some(({ name }) => !name.startsWith('('))).map(({ code }) => code));
      for (const [name, code] of constants) {
        const { names } = registered.find((entry) => entry.code === code);
        assert.ok(names.some((one) => one.name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '') === name.replaceAll('_', '')), name);
      }
    });

    test('phrases and back', () => {
      for (const { code, name, names } of registered) {
        if (!name.startsWith('(')) assert.equal(codes.phrase(code), name);
        for (const one of names.filter(({ name }) => !name.startsWith('('))) for (const word of [one.name, one.name.toLowerCase(), one.name.toUpperCase()]) assert.equal(codes.codeOf(word), code);
      }
      for (const code of [306, 499, 0, -1, 404.5, NaN, 'toString', '__proto__', null, undefined]) assert.equal(codes.phrase(code), undefined, String(code));
      for (const word of ['', '(Unused)', 'toString', '__proto__', 'constructor', 'x'.repeat(1e6), null, undefined]) assert.equal(codes.codeOf(word), undefined);
    });

    test('classes', () => {
      const tests = ['isInformational', 'isSuccess', 'isRedirection', 'isClientError', 'isServerError'];
      for (let code = -100; code < 1100; ++code) {
        const of = code >= 100 && code < 600 ? `${String(code)[0]}xx` : undefined;
        assert.equal(codes.classOf(code), of);
        assert.deepEqual(tests.map((name) => codes[name](code)), ['1xx', '2xx', '3xx', '4xx', '5xx'].map((one) => one === of), String(code));
        assert.equal(codes.isError(code), of === '4xx' || of === '5xx');
        assert.equal(codes.isCode(code), registered.some((entry) => entry.code === code));
      }
      for (const wrong of ['404', 404.5, NaN, Infinity, null, undefined, {}]) assert.deepEqual([codes.classOf(wrong), codes.isError(wrong), codes.isCode(wrong)], [undefined, false, false], String(wrong));
    });

    test('retry, caching and content are the dataset’s', () => {
      for (const entry of registered) {
        assert.equal(codes.retry(entry.code), entry.retry.class);
        assert.equal(codes.isCacheable(entry.code), entry.cacheable);
        assert.equal(codes.content(entry.code), entry.content);
      }
      assert.deepEqual([codes.retry(499), codes.isCacheable(499), codes.content(499)], [undefined, false, undefined]);
    });
  });

test('importing one constant adds less than 200 bytes, and less than http-status-codes, with esbuild', async () => {
  const esbuild = tools('esbuild');
  const folder = mkdtempSync(join(tmpdir(), 'status-atlas-shaken-'));
  try {
    const size = async (from, name, use = name) => {
      writeFileSync(join(folder, 'in.mjs'), `import { ${name} } from ${JSON.stringify(from)};\nconsole.log(${use});\n`);
      const { outputFiles } = await esbuild.build({ entryPoints: [join(folder, 'in.mjs')], bundle: true, minify: true, format: 'esm', write: false });
      return outputFiles[0].contents.length;
    };
    const bare = 'console.log(404);\n'.length;
    const ours = await size(join(content, 'codes.mjs'), 'NOT_FOUND') - bare;
    const theirs = await size(join(top, 'web/node_modules/http-status-codes/build/es/index.js'), 'StatusCodes', 'StatusCodes.NOT_FOUND') - bare;
    assert.ok(ours < 200, `${ours} bytes`);
    assert.ok(ours < theirs, `${ours} and ${theirs} bytes`);
    assert.ok(await size(join(content, 'codes.mjs'), 'isClientError', 'isClientError(404)') - bare < 200);
    console.log(`one constant: ${ours} bytes, from http-status-codes ${theirs}; phrase(): ${await size(join(content, 'codes.mjs'), 'phrase', 'phrase(404)') - bare} bytes; codes.mjs ${brotliCompressSync(readFileSync(join(content, 'codes.mjs'))).length} bytes brotli`);
  } finally { rmSync(folder, { recursive: true }); }
});

for (const [form, { problem }] of Object.entries({ ESM: await import(pathToFileURL(join(content, 'problem.mjs'))), CommonJS: required(join(content, 'problem.cjs')) }))
  describe(`problem, ${form}`, () => {
    test('is titled by its status, or by what its type says', () => {
      assert.deepEqual(problem(404, { detail: 'No order 7.' }), { status: 404, headers: { 'Content-Type': 'application/problem+json' }, body: { title: 'Not Found', status: 404, detail: 'No order 7.' } });
      assert.deepEqual(problem(403, { type: 'https://example.org/low', title: 'Too little', balance: 30, instance: '/a/1' }).body, { type: 'https://example.org/low', title: 'Too little', status: 403, balance: 30, instance: '/a/1' });
      assert.deepEqual(problem(403, { type: '/low' }).body, { type: '/low', status: 403 });
      assert.deepEqual(problem(403, { type: 'about:blank' }).body, { type: 'about:blank', title: 'Forbidden', status: 403 });
      assert.deepEqual(problem({ code: 499, id: '499-nginx', name: 'Client Closed Request' }).body, { title: 'Client Closed Request', status: 499 });
      assert.deepEqual(problem(499).body, { status: 499 });
      assert.deepEqual(JSON.parse(JSON.stringify(problem(400, JSON.parse('{"__proto__":{"a":1},"status":400}')).body)), JSON.parse('{"title":"Bad Request","status":400,"__proto__":{"a":1}}'));
    });

    test('asks for the fields that the status requires', () => {
      const fields = { 226: ['ETag'], 401: ['WWW-Authenticate'], 405: ['Allow'], 407: ['Proxy-Authenticate'], 426: ['Upgrade', 'Connection'] };
      for (const code of registered.filter((entry) => entry.code >= 200 && entry.content !== 'forbidden').map((entry) => entry.code)) {
        const needed = fields[code] ?? [];
        for (const name of needed) {
          const others = Object.fromEntries(needed.filter((one) => one !== name).map((one) => [one, 'x']));
          assert.throws(() => problem(code, {}, others), { name: 'TypeError', code: 'ERR_FIELD_MISSING', message: new RegExp(`a ${code} response must have ${name} \\(always.*RFC`) });
        }
        const { headers } = problem(code, {}, Object.fromEntries(needed.map((name) => [name.toLowerCase(), 'x'])));
        assert.deepEqual(headers, { 'Content-Type': 'application/problem+json', ...Object.fromEntries(needed.map((name) => [name.toLowerCase(), 'x'])) });
      }
      assert.deepEqual(problem(405, {}, { Allow: '' }).headers.Allow, '', 'no method at all is allowed');
      assert.deepEqual(problem(429, {}, { 'Retry-After': 30, Link: ['<a>', '<b>'] }).headers, { 'Content-Type': 'application/problem+json', 'Retry-After': '30', Link: ['<a>', '<b>'] });
    });

    test('refuses what cannot be sent', () => {
      const cases = [
        [RangeError, 'ERR_NO_CONTENT', [204], [205], [304]],
        [RangeError, 'ERR_STATUS', [100], [600], [0], [404, { status: 400 }]],
        [TypeError, 'ERR_INVALID_ARGUMENT', ['404'], [null], [], [404.5], [{}], [404, null], [404, []], [404, { detail: 5 }], [404, { type: null }], [404, {}, null], [404, {}, { 'X-A': 'a\r\nSet-Cookie: b' }],
          [404, {}, { 'X-A': ['a', 'b\n'] }], [404, {}, { 'X A': 'a' }], [404, {}, { '': 'a' }], [404, {}, { 'X-A': {} }], [404, {}, { 'X-A': '💥' }], [404, {}, { 'content-type': 'text/html' }]],
      ];
      for (const [Kind, code, ...calls] of cases)
        for (const call of calls) assert.throws(() => problem(...call), (error) => error instanceof Kind && error.code === code && error.message.length < 300, JSON.stringify(call));
    });
  });

test('problem gives what the command line gives, for codes and for outcomes', async () => {
  const { problem } = required(join(content, 'problem.cjs'));
  const command = (...words) => JSON.parse(execFileSync(join(top, 'build/native/statusatlas'), words, { encoding: 'utf8' }));
  const fields = { 226: { ETag: '"1"' }, 401: { 'WWW-Authenticate': 'Basic realm="a"' }, 405: { Allow: 'GET' }, 407: { 'Proxy-Authenticate': 'Basic' }, 426: { Upgrade: 'h2c', Connection: 'Upgrade' } };
  const lines = (code) => Object.entries(fields[code] ?? {}).map(([name, value]) => `${name}: ${value}`);
  for (const entry of dataset.codes.filter((one) => one.code >= 200 && one.code < 600 && one.content !== 'forbidden')) {
    const members = { detail: `“${entry.name}”\n`, instance: '/1' };
    const options = ['--detail', members.detail, '--instance', members.instance];
    assert.deepEqual(command('problem', entry.id, ...lines(entry.code), ...options), problem(entry, members, fields[entry.code]), entry.id);
    assert.deepEqual(command('problem', String(entry.code), ...lines(entry.code), ...options), problem(entry.code, members, fields[entry.code]), entry.id);
  }
  const { which } = await import(pathToFileURL(join(content, 'statusatlas.mjs')));
  const { result } = await which('validation', ['content', 'rule']);
  assert.deepEqual(command('problem', '--chart', 'validation', '--answers', 'content,rule'), problem(result));
});
