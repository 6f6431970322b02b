// Makes build/site, step by step: assets, data, pages, the service worker, compressed copies, and what it all weighs.
//
// BASE= and ORIGIN= say where the site will live (see README). SERVICE_WORKER=off publishes the worker that takes itself
// out of people's browsers. OUT= is another folder to make. PREVIOUS= is the build that is deployed now, a folder or an
// address: its assets stay for one generation; with ORIGIN the folder that is being replaced counts as that.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Assets, bundled, isAddress, siblings } from './assets.mjs';
import { card, picture } from './cards.mjs';
import { csv, forPrograms, markdown, signalsCsv } from './data.mjs';
import { files, from, inputs, sha256, stored, text } from './files.mjs';
import { module, part, parts } from './module.mjs';
import { pack } from './pack.mjs';
import { poster, print as printPoster } from './posters.mjs';
import { finishPages, printPages } from './pages.mjs';
import { compress, weigh } from './weigh.mjs';
import { makeWorker } from './worker.mjs';

const base = process.env.BASE || '/';
const origin = process.env.ORIGIN || '';
const off = process.env.SERVICE_WORKER === 'off';
const site = resolve(process.env.OUT || from('build/site'));
const stamp = `${site}.stamp`;
const given = process.env.PREVIOUS ?? '';
const previous = isAddress(given) ? given : given ? resolve(given) : origin && existsSync(join(site, 'build.json')) ? site : '';

/** Changes whenever the site could. */
function fingerprint() {
  const hash = sha256(JSON.stringify([base, origin, off, previous, process.env.SECURITY_CONTACT, process.version]));
  const paths = [inputs.sitegen, join(inputs.glue, 'app.js'), join(inputs.glue, 'app.wasm'), inputs.live, inputs.check, part('search'), part('which'), part('explain'), part('check'), from('LICENSE'), from('LICENSE-DATA')];
  for (const folder of [inputs.data, inputs.fonts]) paths.push(...files(folder).map((name) => join(folder, name)));
  for (const entry of readdirSync(inputs.web, { withFileTypes: true })) {
    const path = join(inputs.web, entry.name);
    if (entry.isFile()) paths.push(path);
    else if (entry.name !== 'node_modules') paths.push(...files(path).map((name) => join(path, name)));
  }
  for (const path of paths) hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

const print = fingerprint();
// What is at an address may have changed meanwhile.
if (!isAddress(previous) && existsSync(site) && existsSync(stamp) && readFileSync(stamp, 'utf8') === print) process.exit(0);

const out = `${site}.new`;
rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'assets'), { recursive: true });
const put = (name, bytes) => writeFileSync(join(out, name), bytes);
const assets = new Assets(out);

// What pages load. The fonts one by one, for style sheets, and all in one, which is there sooner (web/start.js).
const faces = ['inter-regular.otf', 'inter-semibold.otf', 'mono-regular.ttf', 'mono-bold.ttf']; // in the order of ui::Face
const fonts = faces.map((name) => readFileSync(join(inputs.fonts, name)));
faces.forEach((name, i) => assets.add(name, fonts[i]));
assets.add('fonts.bin', Buffer.concat([...fonts.map(({ length }) => Buffer.from(Uint32Array.of(length).buffer)), ...fonts]));
assets.add('app.wasm', readFileSync(join(inputs.glue, 'app.wasm')));
for (const name of ['facts.bin', 'index.bin', 'details.bin', 'charts.bin', 'signals.bin', 'rules.bin']) assets.add(name, readFileSync(join(inputs.data, name)));
const codes = readdirSync(join(inputs.data, 'details')).map((name) => name.replace('.bin', ''));
for (const code of codes) assets.add(`details-${code}.bin`, readFileSync(join(inputs.data, 'details', `${code}.bin`)));
for (const name of readdirSync(join(inputs.data, 'charts'))) assets.add(`charts-${name}`, readFileSync(join(inputs.data, 'charts', name)));

const icon = text('icons/icon.svg');
assets.add('icon.svg', icon.replace(/<!--.*?-->/gs, '').replace(/>\s+</g, '><').trim());
for (const size of [192, 512]) assets.add(`icon-${size}.png`, picture(icon, size));
const square = icon.replace(' rx="112"', '');
assets.add('icon-180.png', picture(square, 180));
assets.add('icon-maskable-512.png', picture(square, 512));

for (const sheet of ['page.css', 'fonts.css', 'check.css']) assets.add(sheet, await bundled(sheet, { plugins: [siblings(assets)] }));
const alias = { 'statusatlas-app': join(inputs.glue, 'app.js'), 'statusatlas-protocol': join(inputs.data, 'protocol.js') };
assets.add('live.wasm', readFileSync(inputs.live));
assets.add('live.js', await bundled('live.js', { format: 'esm', alias }));
const define = { LIVE: JSON.stringify(assets.get('live.js')), LIVE_PROGRAM: JSON.stringify(assets.get('live.wasm')) };
assets.add('start.js', await bundled('start.js', { format: 'esm', alias, define }));

// The page /check/, which no other page loads anything of.
assets.add('check.wasm', readFileSync(inputs.check));
assets.add('check.js', await bundled('check.js', { format: 'esm', alias }));

// The module for other people's programs: one name that stays, which imports the rest by names that change.
for (const [name, value] of parts()) assets.add(`module-${name}.js`, `export default ${value};\n`);
mkdirSync(join(out, 'module'));
for (const [name, text] of await module((part) => `../${assets.get(`module-${part}.js`)}`)) put(`module/${name}`, text);

for (const name of ['explore', 'which', 'phone']) assets.add(`screenshot-${name}.png`, readFileSync(from('web/pictures', `${name}.png`)));
const manifest = JSON.parse(text('manifest.webmanifest'), (key, value) => (key === 'src' ? assets.get(value) : value));
// An identity resolves against the origin, not the folder, so there is one only where the folder is known. It is what
// start_url amounts to, so that who has installed the app keeps it.
if (origin || process.env.BASE) manifest.id = new URL(origin || base, 'https://localhost/').pathname;
put('manifest.webmanifest', JSON.stringify(manifest));

mkdirSync(join(out, 'data'));
cpSync(join(inputs.data, 'data'), join(out, 'data'), { recursive: true });
for (const name of ['statuses.json', 'charts.json', 'methods.json', 'fields.json', 'signals.json']) cpSync(join(inputs.data, name), join(out, 'data', name));
cpSync(from('web/schema'), join(out, 'data/schema'), { recursive: true });
const dataset = JSON.parse(readFileSync(join(out, 'data/statuses.json'), 'utf8'));
put('data/statuses.csv', csv(dataset.codes));
put('data/statuses.md', markdown(dataset.codes));
put('data/signals.csv', signalsCsv(JSON.parse(readFileSync(join(out, 'data/signals.json'), 'utf8')).systems));

await printPages(out, assets, { base, origin });
const kinds = [['Inter', 400], ['Inter', 600], ['JetBrains Mono', 400], ['JetBrains Mono', 700]]; // of `faces`
for (const id of files(join(out, 'data/charts')).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5))) {
  const chart = JSON.parse(readFileSync(join(out, 'data/charts', `${id}.json`), 'utf8'));
  const address = `${origin ? `${origin.replace(/\/$/, '')}/` : 'Status Atlas: '}which/${id === 'which' ? '' : `${id}/`}`;
  const date = dataset.generated;
  const made = poster(chart, readFileSync(join(out, 'data/charts', `${id}.svg`), 'utf8'), { icon, date, address, faces: kinds.map(([family, weight], i) => [family, weight, fonts[i], faces[i].slice(-3)]) });
  put(`data/charts/${id}-poster.svg`, made.svg);
  put(`data/charts/${id}-poster.pdf`, await stored(made.sheets.join(''), 'pdf', () => printPoster(made.sheets, date)));
}
forPrograms(out, { dataset, origin, contact: process.env.SECURITY_CONTACT });

// What links to the site look like elsewhere: only absolute addresses are good for that.
if (origin) {
  const cards = { 'card.png': { name: 'Every HTTP status code, and which one to return', summary: JSON.parse(text('manifest.webmanifest')).description } };
  for (const name of files(join(out, 'data')).filter((name) => /^\d+\.json$/.test(name))) {
    const code = name.slice(0, -5);
    if (existsSync(join(out, code))) cards[`${code}/card.png`] = { ...JSON.parse(readFileSync(join(out, 'data', name))).entries[0], code };
  }
  for (const [name, what] of Object.entries(cards)) put(name, await stored(card(icon, what), 'png', (svg) => picture(svg, 1200, 630)));
}

// One name for this build, made of all that is in it.
const id = files(out).reduce((hash, name) => hash.update(name).update('\0').update(readFileSync(join(out, name))), sha256('')).digest('hex').slice(0, 12);
assets.add('pages.json', pack(out, finishPages(out, assets, id)));
await makeWorker(out, assets, { id, off });
const kept = await assets.keepGeneration(id, previous);
if (kept) console.log(`${kept} assets of the build before stay for one generation`);
const sizes = await compress(out);
weigh(sizes, assets, codes, id);

rmSync(site, { recursive: true, force: true });
renameSync(out, site);
writeFileSync(stamp, print);
