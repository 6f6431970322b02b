// Compressed copies for the hosts that take them, and what it all weighs, beside what it may weigh.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { files, stored } from './files.mjs';

/** Brotli bytes that must not be passed: all that the app loads on a first visit, to its start or to any code's page; any
 *  page's HTML; each file that comes a moment later; what the module needs for a search; what live HTML loads instead of
 *  the app, and what /check/ loads, besides data. */
const BUDGET = { app: 230_000, code: 245_000, later: 200_000, page: 22_000, module: 370_000, live: 105_000, check: 81_200 };

const ENCODINGS = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gz: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** @return of each file its size, raw and with brotli */
export async function compress(out) {
  const sizes = new Map();
  await Promise.all(files(out).map(async (name) => {
    const bytes = readFileSync(join(out, name));
    sizes.set(name, { raw: bytes.length, br: bytes.length });
    if (name.endsWith('.png') || name === '_headers') return;
    for (const [ending, encode] of Object.entries(ENCODINGS)) {
      const encoded = await stored(bytes, ending, encode);
      if (encoded.length >= bytes.length) continue;
      writeFileSync(join(out, `${name}.${ending}`), encoded);
      if (ending === 'br') sizes.get(name).br = encoded.length;
    }
  }));
  return sizes;
}

/** Prints the table; throws where a budget is passed. @param codes whose pages start with details of their own */
export function weigh(sizes, assets, codes, id) {
  const sum = (names) => names.reduce((all, name) => ({ raw: all.raw + sizes.get(name).raw, br: all.br + sizes.get(name).br }), { raw: 0, br: 0 });
  const all = [...sizes.keys()];
  const pages = all.filter((name) => name.endsWith('.html')).sort((a, b) => sizes.get(b).br - sizes.get(a).br);
  const starts = codes.map((code) => [`${code}/index.html`, assets.get(`details-${code}.bin`)]).sort((a, b) => sum(b).br - sum(a).br);
  const loaded = ['app.wasm', 'start.js', 'page.css', 'fonts.bin', 'facts.bin'];
  const app = loaded.map((name) => assets.get(name));
  const rows = [
    ...loaded.map((name) => [name, sum([assets.get(name)])]),
    ['index.html', sum(['index.html'])],
    ['first load of the app', sum([...app, 'index.html']), BUDGET.app],
    ['first load at which/', sum([...app, 'which/index.html', assets.get('charts-which.bin')])],
    [`first load at ${starts[0][0].replace('index.html', '')}, the most`, sum([...app, ...starts[0]]), BUDGET.code],
    ['live HTML: live.wasm, live.js', sum(['live.wasm', 'live.js'].map((name) => assets.get(name))), BUDGET.live],
    ['check/: check.wasm, check.js, check.css', sum(['check.wasm', 'check.js', 'check.css'].map((name) => assets.get(name))), BUDGET.check],
    ['check/, rules.bin', sum([assets.get('rules.bin')]), BUDGET.later],
    ...['index.bin', 'details.bin', 'charts.bin', 'signals.bin'].map((name) => [`${name}, a moment later`, sum([assets.get(name)]), BUDGET.later]),
    [`largest page, ${pages[0].replace('index.html', '')}`, sum([pages[0]]), BUDGET.page],
    [`${pages.length} pages`, sum(pages)],
    ['module, with its search', sum(['module/statusatlas.mjs', ...['search', 'facts', 'index', 'signals'].map((name) => assets.get(`module-${name}.js`))]), BUDGET.module],
    ['flowcharts of the module', sum(['which', 'facts', 'details', 'flowcharts'].map((name) => assets.get(`module-${name}.js`)))],
    ['check of the module', sum(['check', 'facts', 'rules', 'signals'].map((name) => assets.get(`module-${name}.js`)))],
    ['explain of the module', sum(['explain', 'facts', 'details', 'signals'].map((name) => assets.get(`module-${name}.js`)))],
    ['data', sum(all.filter((name) => name.startsWith('data/')))],
    ['all of them, for offline', sum([assets.get('pages.json')])],
    ['everything', sum(all)],
  ];
  const bytes = (n) => n.toLocaleString('en-US').padStart(11);
  console.log(`build ${id}\n${'bytes'.padEnd(36)}${'raw'.padStart(11)}${'brotli'.padStart(11)}${'budget'.padStart(11)}`);
  for (const [what, size, limit] of rows) console.log(what.padEnd(36) + bytes(size.raw) + bytes(size.br) + (limit ? bytes(limit) : ''));
  const heavy = rows.filter(([, size, limit]) => limit && size.br > limit);
  if (heavy.length) throw new Error(`past the budget: ${heavy.map(([what]) => what).join('; ')}`);
}
