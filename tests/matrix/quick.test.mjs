// Covers the package in the bundlers that most people use, in about a minute; full.mjs (`make matrix`) has the others.
// Each installs the package, builds a program without configuring anything for it, runs it and compares what it says with
// the command line.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../../web/build/serve.mjs';
import { bin, esm, inPage, installed, join, node, page, plain, port, readdirSync, run, same, serving, sizes, tgz } from './matrix.mjs';
import { address, stop } from '../web/browser.mjs';

const tools = { esbuild: '0.28.2', rollup: '4.68.8', '@rollup/plugin-node-resolve': '16.0.3', vite: '8.3.8', webpack: '5.113.0', 'webpack-cli': '7.2.1', publint: '0.3.25', '@arethetypeswrong/cli': '0.18.5', express: '5.3.0', fastify: '5.12.8' };
const cjs = "const atlas = require('status-atlas');\nimport('./use.js').then(({ use }) => use(atlas)).then((line) => console.log(line));\n";
const html = '<!doctype html><title>building</title><script type="module" src="/page.js"></script>';
const files = { 'esm.js': esm, 'plain.js': plain, 'page.js': page, 'require.cjs': cjs, 'index.html': html };

describe('quick', { concurrency: false, timeout: 400_000 }, () => {
  let folder;
  before(async () => { folder = await installed('quick', tools, files); });
  const tool = (name, args, options) => run(folder, bin(folder, name), args, options);

  test('publint and attw find nothing', async () => {
    assert.match(await tool('publint', ['node_modules/status-atlas', '--strict', '--pack', 'false']), /All good!/);
    assert.match(await tool('attw', [tgz(), '--no-color']), /No problems found/);
  });

  test('one constant adds less than 200 bytes', async () => {
    writeFileSync(join(folder, 'constant.js'), "import { NOT_FOUND } from 'status-atlas/codes';\nconsole.log(NOT_FOUND);\n");
    await tool('esbuild', ['constant.js', '--bundle', '--minify', '--format=esm', '--outfile=out/constant-esbuild.js']);
    await tool('rollup', ['constant.js', '--plugin', 'node-resolve', '--file', 'out/constant-rollup.js', '--silent']);
    for (const name of ['esbuild', 'rollup']) {
      const built = readFileSync(join(folder, `out/constant-${name}.js`), 'utf8');
      assert.ok(built.length < 200, built);
      assert.equal(await node(folder, [`out/constant-${name}.js`]), '404\n');
    }
  });

  const readme = () => readFileSync(join(folder, 'node_modules/status-atlas/README.md'), 'utf8');
  const example = (name) => { writeFileSync(join(folder, `${name}.js`), new RegExp(`\`\`\`js ${name}\\n(.*?)\`\`\``, 's').exec(readme())[1]); return import(pathToFileURL(join(folder, `${name}.js`))); };
  /** Status, header fields and problem details of a response. */
  const asked = async (url, options) => {
    const response = await fetch(url, options);
    assert.match(response.headers.get('content-type'), /^application\/problem\+json(;|$)/);
    return { status: response.status, allow: response.headers.get('allow'), ...await response.json() };
  };

  test('the README’s example for Express answers with problem details', async () => {
    const { default: app } = await example('express');
    // A program's own routes stand before the example's last handler, which gets their errors.
    const [last] = app.router.stack.splice(-1);
    const { default: express } = await import(pathToFileURL(join(folder, 'node_modules/express/index.js')));
    app.post('/read', express.json(), (req, res) => res.json(req.body));
    app.get('/broken', () => { throw new Error('secret'); });
    app.router.stack.push(last);
    const server = await new Promise((done) => { const server = app.listen(0, '127.0.0.1', () => done(server)); });
    try {
      assert.deepEqual(await asked(address(server, 'orders/7')), { status: 404, allow: null, title: 'Not Found', detail: 'There is no order 7.' });
      assert.deepEqual(await asked(address(server, 'orders/7'), { method: 'DELETE' }), { status: 405, allow: 'GET, HEAD', title: 'Method Not Allowed', detail: 'DELETE does not work here.' });
      const { status, title } = await asked(address(server, 'read'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' });
      assert.deepEqual([status, title], [400, 'Bad Request']);
      assert.deepEqual(await asked(address(server, 'broken')), { status: 500, allow: null, title: 'Internal Server Error' });
    } finally { await stop(server); }
  });

  test('the README’s example for Fastify answers with problem details', async () => {
    const { default: app } = await example('fastify');
    app.post('/orders', { schema: { body: { type: 'object', properties: { amount: { type: 'integer' } }, required: ['amount'] } } }, () => 'never');
    app.get('/broken', () => { throw new Error('secret'); });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    try {
      assert.deepEqual(await asked(`${url}/nowhere`), { status: 404, allow: null, title: 'Not Found', detail: 'Nothing is at /nowhere.' });
      const { status, title, errors } = await asked(`${url}/orders`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"amount":"many"}' });
      assert.deepEqual([status, title, errors[0].pointer], [400, 'Bad Request', '#/amount']);
      assert.deepEqual(await asked(`${url}/broken`), { status: 500, allow: null, title: 'Internal Server Error' });
    } finally { await app.close(); }
  });

  test('Node.js, imported and required', async () => {
    same(await node(folder, ['esm.js']));
    same(await node(folder, ['require.cjs']));
  });

  test('esbuild: ESM with splitting, one ESM file, CommonJS, and a browser’s script', async () => {
    await tool('esbuild', ['esm.js', '--bundle', '--format=esm', '--splitting', '--outdir=out/split', '--out-extension:.js=.mjs']);
    assert.ok(sizes(join(folder, 'out/split')) > 5, 'what is needed later stays apart');
    same(await node(folder, ['out/split/esm.mjs']));
    await tool('esbuild', ['esm.js', '--bundle', '--format=esm', '--minify', '--outfile=out/one.mjs']);
    same(await node(folder, ['out/one.mjs']));
    await tool('esbuild', ['plain.js', '--bundle', '--format=cjs', '--outfile=out/one.cjs']);
    same(await node(folder, ['out/one.cjs']));
    await tool('esbuild', ['require.cjs', '--bundle', '--platform=node', '--outfile=out/required.cjs']);
    same(await node(folder, ['out/required.cjs']));
    await tool('esbuild', ['plain.js', '--bundle', '--format=iife', '--outfile=out/iife.cjs']);
    same(await node(folder, ['out/iife.cjs']));
  });

  test('Rollup: ESM and CommonJS', async () => {
    for (const [format, ending] of [['es', 'mjs'], ['cjs', 'cjs']]) {
      await tool('rollup', ['plain.js', '--plugin', 'node-resolve', '--format', format, '--dir', `out/rollup-${format}`, '--entryFileNames', `[name].${ending}`, '--chunkFileNames', `[name]-[hash].${ending}`, '--silent']);
      same(await node(folder, [`out/rollup-${format}/plain.${ending}`]));
    }
  });

  test('Vite: build, and its development server', async () => {
    await tool('vite', ['build', '--logLevel', 'warn', '--outDir', 'out/vite']);
    const server = await serve(join(folder, 'out/vite'));
    try { same(await inPage(address(server))); } finally { await stop(server); }
    const at = await port();
    same(await serving(folder, bin(folder, 'vite'), ['--port', at, '--strictPort', '--host', '127.0.0.1'], `http://127.0.0.1:${at}/`, () => inPage(`http://127.0.0.1:${at}/`)));
  });

  test('webpack: for Node.js, for pages, and from CommonJS', async () => {
    await tool('webpack', ['build', '--mode=production', '--target=node18', '--entry=./plain.js', '--output-path=out/webpack-node', '--output-filename=main.cjs', '--output-chunk-filename=[id].cjs']);
    same(await node(folder, ['out/webpack-node/main.cjs']));
    await tool('webpack', ['build', '--mode=production', '--target=node18', '--entry=./require.cjs', '--output-path=out/webpack-cjs', '--output-filename=main.cjs', '--output-chunk-filename=[id].cjs']);
    same(await node(folder, ['out/webpack-cjs/main.cjs']));
    await tool('webpack', ['build', '--mode=production', '--entry=./page.js', '--output-path=out/webpack-web']);
    writeFileSync(join(folder, 'out/webpack-web/index.html'), '<!doctype html><title>building</title><body></body><script src="main.js"></script>');
    assert.ok(readdirSync(join(folder, 'out/webpack-web')).length > 5, 'what is needed later stays apart');
    const server = await serve(join(folder, 'out/webpack-web'));
    try { same(await inPage(address(server))); } finally { await stop(server); }
  });
});
