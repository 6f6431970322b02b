// Covers the package in the bundlers that most people use, in about a minute; full.mjs (`make matrix`) has the others.
// Each installs the package, builds a program without configuring anything for it, runs it and compares what it says with
// the command line.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { serve } from '../../web/build/serve.mjs';
import { bin, esm, inPage, installed, join, node, page, plain, port, readdirSync, run, same, serving, sizes } from './matrix.mjs';
import { address, stop } from '../web/browser.mjs';

const tools = { esbuild: '0.28.2', rollup: '4.68.8', '@rollup/plugin-node-resolve': '16.0.3', vite: '8.3.8', webpack: '5.113.0', 'webpack-cli': '7.2.1' };
const cjs = "const atlas = require('status-atlas');\nimport('./use.js').then(({ use }) => use(atlas)).then((line) => console.log(line));\n";
const html = '<!doctype html><title>building</title><script type="module" src="/page.js"></script>';
const files = { 'esm.js': esm, 'plain.js': plain, 'page.js': page, 'require.cjs': cjs, 'index.html': html };

describe('quick', { concurrency: false, timeout: 400_000 }, () => {
  let folder;
  before(async () => { folder = await installed('quick', tools, files); });
  const tool = (name, args, options) => run(folder, bin(folder, name), args, options);

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
