// Makes build/site: bundles and hashes what pages load, has sitegen print the pages, lists everything for the service
// worker, compresses, and shows what it all weighs. BASE= and ORIGIN= say where the site will live (see README);
// SERVICE_WORKER=off publishes the worker that takes itself out of people's browsers; OUT= is another folder to make.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import esbuild from 'esbuild';
import workbox from 'workbox-build';
import { card, picture } from './cards.mjs';
import { csv, markdown } from './data.mjs';
import { module, part, parts as moduleParts } from './module.mjs';

const top = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const from = (...path) => join(top, ...path);
const base = process.env.BASE || '/';
const origin = process.env.ORIGIN || '';
const worker = process.env.SERVICE_WORKER === 'off' ? 'sw-off.js' : 'sw.js';

/** Brotli bytes that must not be passed: all that the app loads on a first visit, to its start or to any code's page; any
 *  page's HTML; and what the module needs for a search. */
const budget = { app: 275_000, code: 285_000, page: 22_000, module: 90_000 };

const sha256 = (bytes) => createHash('sha256').update(bytes);
const files = (folder, prefix = '') =>
  readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name), `${prefix}${entry.name}/`) : [prefix + entry.name]));

const inputs = {
  web: from('web'),
  glue: from('build/web/src/platform/web'),
  data: from('build/native/generated'),
  fonts: from('build/fonts'),
  sitegen: from('build/native/sitegen'),
};

/** Changes whenever the site could. */
function fingerprint() {
  const hash = sha256(JSON.stringify([base, origin, worker, process.version]));
  const paths = [inputs.sitegen, join(inputs.glue, 'app.js'), join(inputs.glue, 'app.wasm'), part('search'), part('which')];
  for (const folder of [inputs.data, inputs.fonts]) paths.push(...files(folder).map((name) => join(folder, name)));
  for (const entry of readdirSync(inputs.web, { withFileTypes: true })) {
    const path = join(inputs.web, entry.name);
    if (entry.isFile()) paths.push(path);
    else if (entry.name !== 'node_modules') paths.push(...files(path).map((name) => join(path, name)));
  }
  for (const path of paths) hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

const site = resolve(process.env.OUT || from('build/site'));
const stamp = `${site}.stamp`;
const print = fingerprint();
if (existsSync(site) && existsSync(stamp) && readFileSync(stamp, 'utf8') === print) process.exit(0);

const out = `${site}.new`;
rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'assets'), { recursive: true });
const put = (name, bytes) => writeFileSync(join(out, name), bytes);
const text = (name) => readFileSync(from('web', name), 'utf8');

// Assets: their names carry their content, so that they can be kept for ever.
const assets = new Map();
function asset(name, bytes) {
  const extension = extname(name);
  const hashed = `${name.slice(0, -extension.length)}.${sha256(bytes).digest('hex').slice(0, 10)}${extension}`;
  put(`assets/${hashed}`, bytes);
  assets.set(name, `assets/${hashed}`);
}
const named = (shell) => shell.replace(/\{\{asset:([^}]+)\}\}/g, (_, name) => {
  if (!assets.has(name)) throw new Error(`web/shell.html wants an asset that is not there: ${name}`);
  return assets.get(name);
});

// The fonts one by one, for style sheets, and all in one, which is there sooner (web/load.js).
const faces = ['inter-regular.otf', 'inter-semibold.otf', 'mono-regular.ttf', 'mono-bold.ttf']; // in the order of ui::Face
const fonts = faces.map((name) => readFileSync(join(inputs.fonts, name)));
faces.forEach((name, i) => asset(name, fonts[i]));
asset('fonts.bin', Buffer.concat([...fonts.map(({ length }) => Buffer.from(Uint32Array.of(length).buffer)), ...fonts]));
asset('app.wasm', readFileSync(join(inputs.glue, 'app.wasm')));
asset('details.bin', readFileSync(join(inputs.data, 'details.bin')));
const parts = readdirSync(join(inputs.data, 'details')); // 404.bin and so on
for (const name of parts) asset(`details-${name}`, readFileSync(join(inputs.data, 'details', name)));

const icon = text('icons/icon.svg');
asset('icon.svg', icon.replace(/<!--.*?-->/gs, '').replace(/>\s+</g, '><').trim());
for (const size of [192, 512]) asset(`icon-${size}.png`, picture(icon, size));
const square = icon.replace(' rx="112"', '');
asset('icon-180.png', picture(square, 180));
asset('icon-maskable-512.png', picture(square, 512));

const bundled = async (entry, options) => {
  const result = await esbuild.build({
    entryPoints: [from('web', entry)], bundle: true, minify: true, write: false, legalComments: 'none', logLevel: 'warning',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'], ...options,
  });
  return Buffer.from(result.outputFiles[0].contents);
};
const siblings = {
  name: 'hashed-names',
  setup: (build) => build.onResolve({ filter: /\.(otf|ttf|svg)$/ }, ({ path }) => {
    if (!assets.has(path)) return { errors: [{ text: `no asset ${path}` }] };
    return { path: assets.get(path).replace('assets/', './'), external: true };
  }),
};
for (const sheet of ['page.css', 'fonts.css']) asset(sheet, await bundled(sheet, { plugins: [siblings] }));
asset('main.js', await bundled('main.js', { format: 'esm', alias: { 'statusatlas-app': join(inputs.glue, 'app.js') } }));

// The module for other people's programs: one name that stays, which imports the rest by names that change.
for (const [name, value] of moduleParts()) asset(`module-${name}.js`, `export default ${value};\n`);
mkdirSync(join(out, 'module'));
for (const [name, text] of await module((part) => `../${assets.get(`module-${part}.js`)}`)) put(`module/${name}`, text);

put('manifest.webmanifest', JSON.stringify(JSON.parse(text('manifest.webmanifest'),
  (key, value) => (key === 'src' ? assets.get(value) ?? `missing ${value}` : value))));

mkdirSync(join(out, 'data'));
cpSync(join(inputs.data, 'data'), join(out, 'data'), { recursive: true });
for (const name of ['statuses.json', 'charts.json']) cpSync(join(inputs.data, name), join(out, 'data', name));
cpSync(from('web/schema'), join(out, 'data/schema'), { recursive: true });
const { codes } = JSON.parse(readFileSync(join(out, 'data/statuses.json'), 'utf8'));
put('data/statuses.csv', csv(codes));
put('data/statuses.md', markdown(codes));

// Pages.
const inline = async (script) => (await bundled(script, { format: 'iife' })).toString().trim();
const permitted = (policy, script) => policy.replace("script-src 'self'", `script-src 'self' 'sha256-${sha256(script).digest('base64')}'`);
const first = await inline('first.js');
const document = permitted(named(text('shell.html')), first).replace('{{first}}', () => first);
const shell = from('build/shell.html');
writeFileSync(shell, document);
execFileSync(inputs.sitegen, ['--shell', shell, '--out', out, ...(origin ? ['--origin', origin] : [])], { stdio: ['ignore', 'ignore', 'inherit'] });

// What links to the site look like elsewhere: only absolute addresses are good for that.
const cache = from('build/compressed');
mkdirSync(cache, { recursive: true });
/** What takes long to make is kept by the digest of what it is made of. */
async function stored(source, ending, make) {
  const file = join(cache, `${sha256(source).digest('hex')}.${ending}`);
  if (!existsSync(file)) writeFileSync(file, await make(source));
  return readFileSync(file);
}
if (origin) {
  const cards = { 'card.png': { name: 'Every HTTP status code, and which one to return', summary: JSON.parse(text('manifest.webmanifest')).description } };
  for (const name of files(join(out, 'data')).filter((name) => /^\d+\.json$/.test(name))) {
    const code = name.slice(0, -5);
    if (existsSync(join(out, code))) cards[`${code}/card.png`] = { ...JSON.parse(readFileSync(join(out, 'data', name))).entries[0], code };
  }
  for (const [name, what] of Object.entries(cards)) put(name, await stored(card(icon, what), 'png', (svg) => picture(svg, 1200, 630)));
}

// 404.html is sent at any depth, so it says where the root is, and finds it where it is elsewhere.
const finder = await inline('404.js');
const permit = (text) => permitted(text, finder).replace("base-uri 'none'", "base-uri 'self'");
put('404.html', permit(readFileSync(join(out, '404.html'), 'utf8'))
  .replace('<title>', () => `<base href="${base}">\n<meta name="robots" content="noindex">\n<script>${finder}</script>\n<title>`));

// Configurations of hosts: a header of all pages allows what 404.html needs, and frames can be forbidden only there.
const policy = `${permit(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(document)[1])}; frame-ancestors 'none'`;
rmSync(from('build/hosting'), { recursive: true, force: true });
mkdirSync(from('build/hosting'));
for (const name of ['nginx.conf', 'Caddyfile', '_headers'])
  writeFileSync(name === '_headers' ? join(out, name) : from('build/hosting', name), text(`hosting/${name}`).replace('{{policy}}', () => policy));

// One name for this build, made of all that is in it.
const id = files(out).reduce((hash, name) => hash.update(name).update('\0').update(readFileSync(join(out, name))), sha256('')).digest('hex').slice(0, 12);
const kept = new Map(); // pages as the service worker keeps them
for (const name of files(out).filter((name) => name.endsWith('.html'))) {
  let page = readFileSync(join(out, name), 'utf8').replace('data-build="{{build}}"', `data-build="${id}"`);
  // The app can show the list of codes without details, and a code's page with its own; it loads all when it is up. The
  // worker has all at hand, which its pages therefore start with.
  if (name === 'index.html') page = page.replace(/<link [^>]*id="details"[^>]*>\n/, '');
  kept.set(name, page);
  const own = /^\d+(?=\/index.html$)/.exec(name);
  put(name, own ? page.replace(/(id="details" href="[^"]*)assets\/[^"]*/, `$1${assets.get(`details-${own}.bin`)}`) : page);
}

// For the service worker pages and data travel in one file: their lines, each once, and which of them make up which file
// (first line, number of lines, and so on). One request and a tenth of the bytes of seven hundred files.
const packed = files(out).filter((name) => name.endsWith('/index.html') || name === 'index.html' || name === '404.html' || name.startsWith('data/'));
const lines = new Map();
const pack = Object.fromEntries(packed.map((name) => {
  const runs = [];
  for (const line of (kept.get(name) ?? readFileSync(join(out, name), 'utf8')).split('\n')) {
    if (!lines.has(line)) lines.set(line, lines.size);
    const at = lines.get(line);
    if (runs.length && runs.at(-2) + runs.at(-1) === at) ++runs[runs.length - 1];
    else runs.push(at, 1);
  }
  return [name.replace(/(^|\/)index\.html$/, '$1'), runs];
}));
asset('pages.json', JSON.stringify({ lines: [...lines.keys()], files: pack }));

// It knows every file by its digest.
const source = from('build/sw.js');
writeFileSync(source, await bundled(worker, { format: 'iife', define: { BUILD: JSON.stringify(id), PAGES: JSON.stringify(assets.get('pages.json')) } }));
if (worker === 'sw.js') {
  const { warnings } = await workbox.injectManifest({
    swSrc: source, swDest: join(out, 'sw.js'), globDirectory: out, globPatterns: ['assets/*', 'manifest.webmanifest'], globIgnores: ['module-*', 'details-*', 'fonts.*.css', '*.otf', '*.ttf'].map((name) => `assets/${name}`),
    maximumFileSizeToCacheInBytes: 16 << 20,
    manifestTransforms: [(entries) => ({
      manifest: entries.map(({ url }) => ({ url, revision: sha256(readFileSync(join(out, url))).digest('hex').slice(0, 16) }))
        .sort((a, b) => (a.url < b.url ? -1 : 1)),
    })],
  });
  if (warnings.length) throw new Error(warnings.join('\n'));
} else {
  cpSync(source, join(out, 'sw.js'));
}

// Compressed copies for the hosts that take them.
const encodings = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gz: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};
const sizes = new Map();
await Promise.all(files(out).map(async (name) => {
  const bytes = readFileSync(join(out, name));
  sizes.set(name, { raw: bytes.length, br: bytes.length });
  if (name.endsWith('.png') || name === '_headers') return;
  for (const [ending, encode] of Object.entries(encodings)) {
    const encoded = await stored(bytes, ending, encode);
    if (encoded.length >= bytes.length) continue;
    put(`${name}.${ending}`, encoded);
    if (ending === 'br') sizes.get(name).br = encoded.length;
  }
}));

// What it weighs.
const sum = (names) => names.reduce((all, name) => ({ raw: all.raw + sizes.get(name).raw, br: all.br + sizes.get(name).br }), { raw: 0, br: 0 });
const all = [...sizes.keys()];
const pages = all.filter((name) => name.endsWith('.html')).sort((a, b) => sizes.get(b).br - sizes.get(a).br);
// What the app starts with at each code.
const starts = parts.map((name) => [name.replace('.bin', '/index.html'), assets.get(`details-${name}`)]).sort((a, b) => sum(b).br - sum(a).br);
const loaded = ['app.wasm', 'main.js', 'page.css', 'fonts.bin'];
const rows = [
  ...loaded.map((name) => [name, sum([assets.get(name)])]),
  ['index.html', sum(['index.html'])],
  ['first load of the app', sum([...loaded.map((name) => assets.get(name)), 'index.html']), budget.app],
  [`first load at ${starts[0][0].replace('index.html', '')}, the most`, sum([...loaded.map((name) => assets.get(name)), ...starts[0]]), budget.code],
  ['details.bin, a moment later', sum([assets.get('details.bin')])],
  [`largest page, ${pages[0].replace('index.html', '')}`, sum([pages[0]]), budget.page],
  [`${pages.length} pages`, sum(pages)],
  ['module, with its search', sum(['module/statusatlas.mjs', assets.get('module-search.js')]), budget.module],
  ['flowcharts of the module', sum([assets.get('module-which.js')])],
  ['data', sum(all.filter((name) => name.startsWith('data/')))],
  ['all of them, for offline', sum([assets.get('pages.json')])],
  ['everything', sum(all)],
];
const bytes = (n) => n.toLocaleString('en-US').padStart(11);
console.log(`build ${id}\n${'bytes'.padEnd(36)}${'raw'.padStart(11)}${'brotli'.padStart(11)}${'budget'.padStart(11)}`);
for (const [what, size, limit] of rows) console.log(what.padEnd(36) + bytes(size.raw) + bytes(size.br) + (limit ? bytes(limit) : ''));
const heavy = rows.filter(([, size, limit]) => limit && size.br > limit);
if (heavy.length) throw new Error(`past the budget: ${heavy.map(([what]) => what).join('; ')}`);

rmSync(site, { recursive: true, force: true });
renameSync(out, site);
writeFileSync(stamp, print);
