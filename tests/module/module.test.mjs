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
    const numbers = [...new Set(dataset.codes.map(({ id }) => `${id.slice(0, 3)}.json`))].sort();
    assert.deepEqual(readdirSync(installed).sort(), ['LICENSE', 'README.md', 'data', 'package.json', 'search.wasm', 'statusatlas.d.ts', 'statusatlas.mjs', 'which.wasm']);
    assert.deepEqual(readdirSync(join(installed, 'data')).sort(), numbers);
    const { version, dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    assert.deepEqual([version, dependencies], [dataset.version, undefined]);
  });

  test('is imported by its name, and the example of its README runs', () => {
    const [, example] = /```js\n(.*?)```/s.exec(readFileSync(join(installed, 'README.md'), 'utf8'));
    writeFileSync(join(folder, 'example.js'), example);
    const said = execFileSync(process.execPath, ['example.js'], { cwd: folder, encoding: 'utf8' });
    assert.match(said, /^413 Content Too Large\n/);
    assert.match(said, /^308 /m);
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
    assert.deepEqual(mistakes('consumer.ts'), []);
    const marked = readFileSync(join(here, 'wrong.ts'), 'utf8').split('\n').flatMap((line, at) => (line.endsWith('// wrong') ? [at] : []));
    assert.deepEqual([...new Set(mistakes('wrong.ts').map(({ line }) => line))].sort((a, b) => a - b), marked);
    assert.ok(marked.length > 10);
  });
});

describe('answers are the command line’s', () => {
  test('search', async () => {
    const queries = readFileSync(join(top, 'tests/bench/search/queries.tsv'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t')[2]);
    queries.push('', ' ', 'qqzzxxkk', 'ünïcödé', '💥', '<script>', 'a'.repeat(3000), 'too many '.repeat(500), '\u0000', 'class:4xx header:allow', 'nope:x');
    assert.ok(queries.length > 500);
    const names = new Map(dataset.codes.map(({ id, name }) => [id, name]));
    const lines = command(['search', '--json', '--limit', '25', '-'], queries.join('\n')).trim().split('\n').map((line) => JSON.parse(line));
    assert.equal(lines.length, queries.length);
    for (const [at, { results }] of lines.entries()) {
      const hits = await atlas.search(queries[at], { limit: 25 });
      assert.deepEqual(hits, results, queries[at]);
      for (const hit of hits) assert.deepEqual(Object.keys(hit), ['code', 'id', 'score', 'name', 'why', 'kind']);
      for (const { id, name } of hits) assert.equal(name, names.get(id));
    }
    assert.equal((await atlas.search('4xx')).length, 10);
    assert.equal((await atlas.search('404'))[0].why, 'number');
  });

  test('show', async () => {
    for (const id of new Set(dataset.codes.flatMap(({ id }) => [id, id.slice(0, 3)])))
      assert.deepEqual(await atlas.show(id), JSON.parse(command(['show', id, '--json'])), id);
    assert.deepEqual(await atlas.show(404), await atlas.show('404'));
    for (const none of ['777', 4, '', 'x', '404-', '404-nobody', '../404', '404/../429', '__proto__', null, undefined, {}, -1, 404.5]) assert.deepEqual(await atlas.show(none), [], String(none));
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
      assert.deepEqual(await atlas.which(id, ['no such answer', 'x']), await atlas.which(id));
    }
    assert.ok(walks > 50);
    for (const house of ['rfc', 'zalando', 'azure', 'google-aip', 'json-api']) {
      const walk = await atlas.which('validation', ['content', 'rule'], { house });
      assert.deepEqual(walk, JSON.parse(command(['which', 'validation', '--answers', 'content,rule', '--house', house, '--json'])));
      assert.equal(walk.result.house, house);
    }
    await assert.rejects(atlas.which('validation', [], { house: 'nobody' }), /no house “nobody”/);
    assert.deepEqual(await atlas.which(), await atlas.which(charts[0].id));
    for (const id of ['nope', 'which\nx', '__proto__', '💥']) await assert.rejects(atlas.which(id), RangeError);
  });
});

test('mistakes are told, and a load that failed is tried again', async () => {
  for (const limit of [0, -1, 1.5, 1001, NaN, '5']) await assert.rejects(atlas.search('x', { limit }), RangeError);
  const copy = join(folder, 'copy');
  cpSync(installed, copy, { recursive: true });
  rmSync(join(copy, 'search.wasm'));
  const { search } = await import(pathToFileURL(join(copy, 'statusatlas.mjs')));
  await assert.rejects(search('404'), /search\.wasm is missing/);
  cpSync(join(installed, 'search.wasm'), join(copy, 'search.wasm'));
  assert.equal((await search('404'))[0].code, 404);
});

describe('on the site', () => {
  let server, elsewhere, browser;
  before(async () => {
    server = await serve(site, { base: '/sub/' });
    browser = await launch();
  });
  after(async () => { await browser?.close(); for (const one of [server, elsewhere]) if (one) await stop(one); });
  const url = () => address(server, 'sub/module/statusatlas.mjs');
  const expected = async () => [await atlas.search('too many'), await atlas.show('404'), await atlas.which('redirects', ['moved'])];

  test('it is imported by its URL where there is nothing of Node.js, as in Deno', async () => {
    // In a process of its own, so that this one goes on serving.
    const said = await new Promise((done, fail) => execFile(process.execPath, ['--experimental-vm-modules', '--no-warnings', join(here, 'elsewhere.mjs'), url()], (error, out) => (error ? fail(error) : done(out))));
    assert.deepEqual(JSON.parse(said), await expected());
    assert.match(await (await fetch(url())).text(), /^\/\/ @ts-self-types="\.\/statusatlas\.d\.ts"\n/);
    assert.equal(await (await fetch(new URL('statusatlas.d.ts', url()))).text(), readFileSync(join(top, 'web/module/statusatlas.d.ts'), 'utf8'));
  });

  test('it is imported by a page of another origin, under a strict policy, and loads only what it needs', async () => {
    const pages = join(folder, 'pages');
    mkdirSync(pages);
    const origin = new URL(url()).origin;
    writeFileSync(join(pages, 'index.html'), `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; require-trusted-types-for 'script'"><script type="module" src="main.js"></script>`);
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
      [() => globalThis.atlas.search('too many'), ['assets/search.wasm']],
      [() => globalThis.atlas.show('404'), ['data/404.json']],
      [() => globalThis.atlas.which('redirects', ['moved']), ['assets/which.wasm']],
    ]) {
      answers.push(await page.evaluate(call));
      assert.deepEqual(asked.splice(0), files);
    }
    await page.evaluate(() => Promise.all([globalThis.atlas.search('x'), globalThis.atlas.which()]));
    assert.deepEqual([asked, said], [[], []]);
    assert.deepEqual(answers, await expected());
  });
});
