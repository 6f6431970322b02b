// The npm module beside the packages that people would take instead, in one run:
//
//   searches a second in this process, beside MiniSearch with the same data and queries (search/libraries.mjs)
//   look-ups of phrases a second, and what importing constants adds to a bundle, beside http-status-codes
//   how long the first calls keep the event loop from turning (tests/module/blocking.mjs)
//
// node tests/bench/module.mjs, after `make package`
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { libraries, manifest, root, rows } from './search/libraries.mjs';

const content = join(root, 'build/package/content');
const url = pathToFileURL(join(content, 'statusatlas.mjs')).href;
const require = createRequire(join(root, 'web/package.json'));
const middle = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const print = (head, lines) => {
  const table = [head, ...lines].map((cells) => cells.map(String));
  const widths = head.map((_, column) => Math.max(...table.map((cells) => cells[column].length)));
  console.log();
  for (const cells of table) console.log(cells.map((cell, at) => (at ? cell.padStart(widths[at]) : cell.padEnd(widths[0]))).join('  '));
};

// Searches, in rounds that take turns, so that what else the machine does is shared.
const { search } = await import(url);
const finders = { 'status-atlas': (query) => search(query, { limit: 10 }), minisearch: await libraries.minisearch('minisearch') };
const seconds = Object.fromEntries(Object.keys(finders).map((name) => [name, []]));
for (let round = 0; round < 12; ++round)
  for (const [name, find] of Object.entries(finders)) {
    const start = performance.now();
    for (const { query } of rows) await find(query);
    if (round > 1) seconds[name].push((performance.now() - start) / 1000); // two rounds warm up
  }
const rate = Object.fromEntries(Object.entries(seconds).map(([name, list]) => [name, rows.length / middle(list)]));
const times = rate['status-atlas'] / rate.minisearch;
print([`${rows.length} queries in Node.js ${process.versions.node}`, 'searches/s', 'times'],
  Object.entries(rate).map(([name, each]) => [name === 'minisearch' ? `minisearch ${manifest(name).version}` : name, Math.round(each), (each / rate.minisearch).toFixed(1)]));

// Bundles
const esbuild = require('esbuild');
const folder = mkdtempSync(join(tmpdir(), 'status-atlas-bench-'));
const size = async (source) => {
  writeFileSync(join(folder, 'in.mjs'), source);
  const { outputFiles: [{ contents }] } = await esbuild.build({ entryPoints: [join(folder, 'in.mjs')], bundle: true, minify: true, format: 'esm', write: false });
  return { raw: contents.length, br: brotliCompressSync(contents).length };
};
const ours = join(content, 'codes.mjs'), theirs = join(root, 'web/node_modules/http-status-codes/build/es/index.js');
const uses = {
  'one constant': ['{ NOT_FOUND }', 'NOT_FOUND', '{ StatusCodes }', 'StatusCodes.NOT_FOUND'],
  'phrase of a code': ['{ phrase }', 'phrase(404)', '{ getReasonPhrase }', 'getReasonPhrase(404)'],
  everything: ['* as all', 'all', '* as all', 'all'],
};
const lines = [];
for (const [use, [import1, use1, import2, use2]] of Object.entries(uses)) {
  const one = await size(`import ${import1} from ${JSON.stringify(ours)}; console.log(${use1});`);
  const other = await size(`import ${import2} from ${JSON.stringify(theirs)}; console.log(${use2});`);
  lines.push([use, `${one.raw} (${one.br})`, `${other.raw} (${other.br})`, (one.raw / other.raw).toFixed(2)]);
}
rmSync(folder, { recursive: true });
const peer = `http-status-codes ${manifest('http-status-codes').version}`;
print(['program that prints it: bytes, minified (brotli)', 'status-atlas', peer, 'ratio'], lines);

// Look-ups
const { codes, phrase } = await import(pathToFileURL(ours).href);
const { getReasonPhrase } = await import(pathToFileURL(require.resolve('http-status-codes')).href);
const known = codes.filter((code) => { try { return getReasonPhrase(code); } catch { return false; } });
const lookups = (find) => middle(Array.from({ length: 9 }, () => {
  let length = 0;
  const start = performance.now();
  for (let i = 0; i < 20_000; ++i) for (const code of known) length += find(code).length;
  return length && (20 * known.length) / (performance.now() - start); // millions a second
}));
const [mine, other] = [lookups(phrase), lookups(getReasonPhrase)];
print([`phrases of ${known.length} codes`, 'millions/s', 'times'], [['status-atlas', mine.toFixed(1), (mine / other).toFixed(1)], [peer, other.toFixed(1), '1.0']]);

const parts = readdirSync(join(content, 'parts')).filter((name) => name.endsWith('.mjs'));
const sizeOf = (name) => { const bytes = readFileSync(join(content, name)); return [name, bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length]; };
print(['file of the package', 'bytes', 'gzip', 'brotli'], [...['statusatlas.mjs', 'codes.mjs', 'problem.mjs'], ...parts.map((name) => `parts/${name}`)].map(sizeOf));
const [tgz] = readdirSync(join(root, 'build/package')).filter((name) => name.endsWith('.tgz'));
console.log(`\n${tgz}: ${statSync(join(root, 'build/package', tgz)).size} bytes`);

// The event loop, each time in a new process
const runs = Array.from({ length: 5 }, () => JSON.parse(execFileSync(process.execPath, [join(root, 'tests/module/blocking.mjs'), url], { encoding: 'utf8' })));
const blocked = Object.fromEntries(Object.keys(runs[0]).map((name) => [name, middle(runs.map((run) => run[name]))]));
print(['longest stretch without a turn of the event loop, CPU time', 'ms'], Object.entries(blocked).map(([name, ms]) => [name === 'searches' ? '400 searches' : `first ${name}()`, ms.toFixed(1)]));

mkdirSync(join(root, 'build/bench'), { recursive: true });
writeFileSync(join(root, 'build/bench/module.json'), JSON.stringify({ searches: { ...rate, times }, lookups: { mine, other }, blocked }, null, 1));
