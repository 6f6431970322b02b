// `make bench`: what people wait for, as ratios to something of the same kind measured in the same run. It asserts
// nothing but that everything ran. RUNS= (15) sets how often each page is loaded.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { address, launch, require, serve, site, stop } from '../web/browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const top = resolve(here, '../..');
const runs = Math.max(7, Number(process.env.RUNS ?? 15));

const sorted = (list) => [...list].sort((a, b) => a - b);
const median = (list) => sorted(list)[list.length >> 1];
const share = (list, part) => sorted(list)[Math.min(list.length - 1, Math.floor(list.length * part))];
const rows = [];
const row = (what, figure, beside = '', limit = '') => rows.push([what, figure, beside, limit]);
const ms = (n) => `${n.toFixed(n < 10 ? 2 : 0)} ms`;

/** The floor's folder, bundled as the site's own scripts are. */
function makeFloor() {
  const out = join(top, 'build/bench/floor');
  const glue = join(top, 'build/web/tests/bench/floor');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  cpSync(join(here, 'floor/index.html'), join(out, 'index.html'));
  cpSync(join(glue, 'floor.wasm'), join(out, 'floor.wasm'));
  cpSync(join(top, 'build/fonts/inter-regular.otf'), join(out, 'font.otf'));
  require('esbuild').buildSync({
    entryPoints: [join(here, 'floor/main.js')], outfile: join(out, 'main.js'), bundle: true, minify: true, format: 'esm',
    alias: { floor: join(glue, 'floor.js') }, target: 'chrome109', logLevel: 'warning',
  });
  return out;
}

/**
 * Milliseconds from navigation to the first picture with its elements, and to all elements (the floor has none). The
 * window is opened well before: a new one spends more on its own buttons and bubbles than a page takes, and both
 * processors with it. Nor is the page watched while it starts: a waiting test asks it in each frame.
 */
async function interactive(browser, url) {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await pause(1500);
  await page.goto(url, { waitUntil: 'commit' });
  await pause(1000);
  await page.waitForSelector('html[data-ready=app]', { timeout: 60_000 });
  const times = await page.evaluate(() => ['app-interactive', 'app-complete'].map((name) => performance.getEntriesByName(name)[0]?.startTime));
  await context.close();
  return times;
}

const servers = [];
const browser = await launch();
try {
  const ours = await serve(site), floor = await serve(makeFloor());
  servers.push(ours, floor);

  // From navigation to the first interactive frame, in turns, each with caches of its own; the first of each warms up.
  const times = { app: [], code: [], floor: [] }, complete = { app: [], code: [], floor: [] };
  for (let run = -1; run < runs; ++run)
    for (const [name, url] of [['floor', address(floor)], ['app', address(ours)], ['code', address(ours, '404/')]]) {
      const [first, all] = await interactive(browser, url);
      if (run < 0) continue;
      times[name].push(first);
      complete[name].push(all);
    }
  const ground = median(times.floor);
  row('navigation to interactive, minimal Dear ImGui page', ms(ground), '1');
  row('navigation to interactive, /', ms(median(times.app)), (median(times.app) / ground).toFixed(2), '1.3');
  row('navigation to interactive, /404/', ms(median(times.code)), (median(times.code) / ground).toFixed(2), '1.3');
  row('navigation to all elements, / and /404/', `${ms(median(complete.app))}, ${ms(median(complete.code))}`);

  // First paint of a code's page on Lighthouse's slow 4G (150 ms round trip, 1.6 Mbit/s) with a processor four times slower.
  const paints = [];
  for (let run = 0; run < 5; ++run) {
    const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 412, height: 823 } });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(address(ours, '404/'), { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0, null, { timeout: 60_000 });
    paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime));
    await context.close();
  }
  row('first contentful paint of /404/, slow 4G, 4x processor', ms(median(paints)), (median(paints) / 1500).toFixed(2), '1 (of 1500 ms)');

  // From a key to the frame that shows it, and what happens when nothing does.
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 800 } });
  await context.addInitScript(() => {
    const counts = (globalThis.counts = { draws: 0, frames: 0, timers: 0, mutations: 0 });
    const draw = WebGL2RenderingContext.prototype.drawElements;
    WebGL2RenderingContext.prototype.drawElements = function (...rest) { ++counts.draws; return draw.apply(this, rest); };
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...rest) => {
      const made = await instantiate(...rest);
      globalThis.wasmMemory = Object.values((made.instance ?? made).exports).find((it) => it instanceof WebAssembly.Memory);
      return made;
    };
    const request = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = (run) => { ++counts.frames; return request(run); };
    for (const name of ['setTimeout', 'setInterval']) {
      const set = globalThis[name];
      globalThis[name] = (...rest) => { ++counts.timers; return set(...rest); };
    }
  });
  const page = await context.newPage();
  await page.goto(address(ours));
  await page.waitForSelector('html[data-ready=app]');
  await page.getByRole('searchbox').focus();
  const script = [], frames = [];
  for (const letter of 'too many requests '.repeat(3)) {
    await page.waitForTimeout(30);
    await page.evaluate(() => {
      globalThis.measured = new Promise((done) => {
        let start;
        // Event handlers of the app run between these two; then its frame, asked for before ours, and ours.
        addEventListener('beforeinput', () => { start = performance.now(); }, { capture: true, once: true });
        addEventListener('input', () => queueMicrotask(() => {
          const handled = performance.now();
          requestAnimationFrame(() => done({ script: handled - start, frame: performance.now() - handled }));
          setTimeout(() => done(null), 1000);
        }), { once: true });
      });
    });
    await page.keyboard.type(letter);
    const measured = await page.evaluate(() => globalThis.measured);
    if (measured) { script.push(measured.script); frames.push(measured.script + measured.frame); }
  }
  row(`a letter typed to page brought up to date, median and 95 % of ${script.length}`, `${ms(median(script))}, ${ms(share(script, 0.95))}`);
  row('a letter typed to frame finished, median and 95 %', `${ms(median(frames))}, ${ms(share(frames, 0.95))}`, (median(frames) / (1000 / 60)).toFixed(2), 'of a frame at 60 Hz');

  await page.waitForTimeout(1500);
  const idle = await page.evaluate(async () => {
    const wait = setTimeout;
    let mutations = 0;
    new MutationObserver((list) => { mutations += list.length; }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const before = { ...globalThis.counts };
    await new Promise((done) => wait(done, 5000));
    return { draws: counts.draws - before.draws, frames: counts.frames - before.frames, timers: counts.timers - before.timers - 1, mutations };
  });
  row('idle for 5 s: draw calls, frames, timers, mutations', `${idle.draws}, ${idle.frames}, ${idle.timers}, ${idle.mutations}`, '', '0');
  // A tour of the app, through every kind of view and many of each.
  const tour = ['404/', '499/', 'compare/', 'compare/401-403/', 'field/', 'field/retry-after/', 'about/', '?q=a', '?class=4xx', 'class/5xx/',
    ...JSON.parse(readFileSync(join(site, 'data/charts.json'))).charts.map(({ id }) => `which/${id}/`),
    ...readdirSync(site).filter((name) => /^\d+$/.test(name)).map((code) => `${code}/`), ''];
  const base = new URL(address(ours));
  for (const path of tour) {
    await page.evaluate((url) => { history.pushState({}, '', url); dispatchEvent(new PopStateEvent('popstate', { state: null })); }, new URL(path, base).href);
    await page.waitForTimeout(20);
  }
  const memory = await page.evaluate(() => globalThis.wasmMemory.buffer.byteLength);
  row(`wasm memory after ${tour.length} pages`, `${(memory / 2 ** 20).toFixed(1)} MB`, (memory / 2 ** 24).toFixed(2), '1 (of 16 MB)');
  await context.close();

  // Sizes as they travel.
  const br = (path) => brotliCompressSync(readFileSync(path)).length;
  const asset = (pattern) => readdirSync(join(site, 'assets')).filter((name) => pattern.test(name)).map((name) => join(site, 'assets', name));
  const floorBytes = ['floor.wasm', 'main.js', 'font.otf', 'index.html'].reduce((sum, name) => sum + br(join(top, 'build/bench/floor', name)), 0);
  const compressed = (path) => (existsSync(`${path}.br`) ? readFileSync(`${path}.br`).length : readFileSync(path).length);
  const appBytes = [join(site, 'index.html'), ...asset(/^(app\.\w+\.wasm|main\.\w+\.js|page\.\w+\.css|fonts\.\w+\.bin)$/)].reduce((sum, path) => sum + compressed(path), 0);
  const kb = (n) => `${(n / 1000).toFixed(0)} KB`;
  row('first load, minimal page, brotli', kb(floorBytes), '1');
  row('first load of the app at /, brotli', kb(appBytes), (appBytes / floorBytes).toFixed(2), '260 KB');
  row('html of /404/, brotli', kb(compressed(join(site, '404/index.html'))), '', '15 KB');
} finally {
  await browser.close();
  for (const server of servers) await stop(server);
}

const widths = [0, 1, 2, 3].map((column) => Math.max(...[['', 'median', 'ratio', 'limit'], ...rows].map((cells) => cells[column].length)));
console.log();
for (const cells of [['', 'median', 'ratio', 'limit'], ...rows])
  console.log(cells.map((cell, at) => (at ? cell.padStart(widths[at]) : cell.padEnd(widths[0]))).join('  '));
writeFileSync(join(top, 'build/bench/results.json'), JSON.stringify(rows, null, 1));
