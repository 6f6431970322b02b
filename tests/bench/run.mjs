// `make bench`: what people wait for, and what it costs them, beside pages of the same kind measured in the same run
// (tests/bench/peers.mjs). It asserts nothing but that everything ran.
//
// Wall time is what one waits, CPU time what the machine works: that of the browser's renderers and of its graphics
// process, which draws in software here. Pages take turns, so that a busy machine is as busy for all of them; compare the
// ratios. RUNS= (9) sets how often each is loaded.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { address, launch, serve, site, stop } from '../web/browser.mjs';
import { makeFloor, makeHtml, makePixel, makeReact } from './peers.mjs';

const top = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const runs = Math.max(3, Number(process.env.RUNS ?? 9));
const SIZE = { width: 1280, height: 800 };

const sorted = (list) => [...list].sort((a, b) => a - b);
const median = (list) => sorted(list)[list.length >> 1];
const share = (list, part) => sorted(list)[Math.min(list.length - 1, Math.floor(list.length * part))];
const rows = [];
const row = (what, figure, beside = '', limit = '') => rows.push([what, figure, beside, limit]);
const ms = (n) => `${n.toFixed(n < 10 ? 2 : 0)} ms`;
const ratio = (a, b) => (a / b).toFixed(2);

const servers = {};
const browser = await launch();
const watch = await browser.newBrowserCDPSession();
const settle = Number(process.env.SETTLE ?? 1200); // milliseconds after which a new window has drawn its own buttons

/** Milliseconds of CPU time that the renderers and the graphics process have used so far. */
async function worked() {
  const { processInfo } = await watch.send('SystemInfo.getProcessInfo');
  return 1000 * processInfo.filter(({ type }) => type === 'renderer' || type === 'GPU').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** Runs something, and gives its result with the CPU time that it took. */
async function costing(run) {
  const before = await worked();
  const result = await run();
  return { result, cpu: await worked() - before };
}

/** A window of its own, opened well before: a new one spends more on its own buttons than a page takes. */
async function open({ slow = false, init } = {}) {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: SIZE });
  if (init) await context.addInitScript(init);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  if (slow) {
    // Lighthouse's slow 4G, with a processor four times slower.
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  await pause(settle);
  return { page, devtools, close: () => context.close() };
}

/** Wall time from navigation to the first interactive frame, and CPU time until one second later, when all has settled. */
async function start(url, options) {
  const { page, close } = await open(options);
  const { result, cpu } = await costing(async () => {
    await page.goto(url, { waitUntil: 'commit' });
    await pause(options?.slow ? 4000 : 1000); // nor is the page watched while it starts: a waiting test asks it in each frame
    await page.waitForSelector('html[data-ready=app]', { timeout: 60_000 });
    await pause(500);
    return page.evaluate(() => ({
      interactive: performance.getEntriesByName('app-interactive')[0].startTime,
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    }));
  });
  await close();
  return { ...result, cpu };
}

const pages = () => ({
  floor: address(servers.floor), react: address(servers.react), '/': address(servers.ours), '/404/': address(servers.ours, '404/'), '/which/': address(servers.ours, 'which/'),
});

async function starts() {
  const seen = Object.fromEntries(Object.keys(pages()).map((name) => [name, []]));
  for (let run = -1; run < runs; ++run) // the first warms up
    for (const [name, url] of Object.entries(pages())) {
      const found = await start(url);
      if (run >= 0) seen[name].push(found);
    }
  const of = (name, what) => median(seen[name].map((found) => found[what]));
  for (const name of Object.keys(seen)) {
    row(`${name}: navigation to interactive`, ms(of(name, 'interactive')), ratio(of(name, 'interactive'), of('floor', 'interactive')), name.startsWith('/') ? '1.2' : '');
    row(`${name}: CPU time of the start`, ms(of(name, 'cpu')), ratio(of(name, 'cpu'), of('floor', 'cpu')), name.startsWith('/') ? '1.4' : '');
  }
}

async function slowStarts() {
  const seen = {};
  for (let run = 0; run < Math.max(3, runs >> 2); ++run)
    for (const [name, url] of Object.entries(pages())) (seen[name] ??= []).push(await start(url, { slow: true }));
  const of = (name, what) => median(seen[name].map((found) => found[what]));
  for (const name of Object.keys(seen))
    row(`${name}: slow 4G, 4x processor, to interactive (first paint)`, `${ms(of(name, 'interactive'))} (${ms(of(name, 'paint'))})`, ratio(of(name, 'interactive'), of('floor', 'interactive')));
}

/** Flings what stands at a point for two seconds. @return gaps between frames, and CPU time a frame */
async function fling(url, { x, y, gesture = true }) {
  const { page, devtools, close } = await open();
  await page.goto(url);
  await page.waitForSelector('html[data-ready=app]');
  await pause(1000);
  const { result: gaps, cpu } = await costing(async () => {
    const frames = page.evaluate(() => new Promise((done) => {
      const gaps = [];
      let last = performance.now();
      const end = last + 2000;
      const step = (now) => {
        gaps.push(now - last);
        last = now;
        if (now < end) requestAnimationFrame(step);
        else done(gaps.slice(1));
      };
      requestAnimationFrame(step);
    }));
    if (gesture)
      for (const distance of [-2500, 2500]) // there and back
        await devtools.send('Input.synthesizeScrollGesture', { x, y, yDistance: distance, speed: 2500, gestureSourceType: 'touch' }).catch(() => {});
    return frames;
  });
  await close();
  return { gaps, cpu: cpu / gaps.length };
}

async function flings() {
  const list = { x: 460, y: 500 }, text = { x: 1000, y: 500 };
  const what = {
    'one pixel a frame': [address(servers.pixel), { gesture: false }],
    'plain HTML list': [address(servers.html), list],
    'React list': [address(servers.react), list],
    'the list': [address(servers.ours), list],
    'a long page, React': [address(servers.react, '429/'), text],
    'a long page': [address(servers.ours, '429/'), text],
  };
  const seen = {};
  for (let run = 0; run < Math.max(3, runs >> 1); ++run)
    for (const [name, [url, how]] of Object.entries(what)) (seen[name] ??= []).push(await fling(url, how));
  const cpu = (name) => median(seen[name].map((found) => found.cpu));
  for (const name of Object.keys(seen)) {
    const gaps = seen[name].flatMap((found) => found.gaps);
    const beside = name.startsWith('a long') ? 'a long page, React' : 'React list';
    row(`flinging ${name}: CPU time a frame`, ms(cpu(name)), ratio(cpu(name), cpu(beside)), { 'the list': '1.2', 'a long page': '2' }[name] ?? '');
    row(`flinging ${name}: frame gap, median and 95 %`, `${ms(median(gaps))}, ${ms(share(gaps, 0.95))}`, '', name === 'the list' ? '25 ms' : '');
  }
  row('the list, beside the compositor\'s floor', '', ratio(cpu('the list'), cpu('one pixel a frame')), '1.2');
}

/** From keys to frames, 30 ms apart. */
async function typing(url) {
  const { page, close } = await open();
  await page.goto(url);
  await page.waitForSelector('html[data-ready=app]');
  await page.getByRole('searchbox').focus();
  await pause(1000);
  await page.evaluate(() => {
    globalThis.waited = [];
    let start;
    addEventListener('beforeinput', () => { start = performance.now(); }, { capture: true });
    addEventListener('input', () => queueMicrotask(() => { // the page's own handlers have run; then its frame, and ours
      const from = start;
      requestAnimationFrame(() => globalThis.waited.push(performance.now() - from));
    }));
  });
  const text = 'too many requests';
  const { cpu } = await costing(async () => {
    for (const letter of text) {
      await page.keyboard.type(letter);
      await pause(30);
    }
    await pause(1000);
  });
  const waited = await page.evaluate(() => globalThis.waited);
  await close();
  return { cpu: cpu / text.length, waited };
}

/** From a click on one code's link to the frame that shows it. */
async function routes(url) {
  const { page, close } = await open();
  await page.goto(url);
  await page.waitForSelector('html[data-ready=app]');
  await pause(1500);
  const names = ['400 Bad Request', '401 Unauthorized', '402 Payment Required', '403 Forbidden', '404 Not Found', '405 Method Not Allowed', '406 Not Acceptable', '408 Request Timeout', '409 Conflict', '410 Gone'];
  const { result: waited, cpu } = await costing(() => page.evaluate(async (names) => {
    const waited = [];
    for (const name of names) {
      const link = [...document.querySelectorAll('li a')].find((link) => link.textContent.replace(/\s+/g, ' ').trim() === name);
      const from = performance.now();
      link.click();
      await new Promise((done) => requestAnimationFrame(() => done()));
      waited.push(performance.now() - from);
      await new Promise((done) => setTimeout(done, 250));
    }
    return waited;
  }, names));
  await close();
  return { cpu: cpu / names.length, waited };
}

async function compare(what, measure, limit) {
  const seen = { react: [], app: [] };
  for (let run = 0; run < Math.max(3, runs >> 1); ++run) {
    seen.react.push(await measure(address(servers.react)));
    seen.app.push(await measure(address(servers.ours)));
  }
  const cpu = (name) => median(seen[name].map((found) => found.cpu));
  const waited = (name) => median(seen[name].flatMap((found) => found.waited));
  row(`${what}, React: CPU time (to the frame)`, `${ms(cpu('react'))} (${ms(waited('react'))})`, '1');
  row(`${what}: CPU time (to the frame)`, `${ms(cpu('app'))} (${ms(waited('app'))})`, ratio(cpu('app'), cpu('react')), limit);
}

/** Nothing happens while nobody does anything; and how much memory many pages take. */
async function idle() {
  const { page, close } = await open({ init: () => {
    const counts = (globalThis.counts = { draws: 0, frames: 0, timers: 0 });
    for (const name of ['drawElements', 'drawArrays', 'clear']) {
      const draw = WebGL2RenderingContext.prototype[name];
      WebGL2RenderingContext.prototype[name] = function (...rest) { ++counts.draws; return draw.apply(this, rest); };
    }
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
  } });
  await page.goto(address(servers.ours));
  await page.waitForSelector('html[data-ready=app]');
  await page.getByRole('searchbox').focus();
  await pause(1500);
  const found = await page.evaluate(async () => {
    const wait = setTimeout;
    let mutations = 0;
    new MutationObserver((list) => { mutations += list.length; }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const before = { ...globalThis.counts };
    await new Promise((done) => wait(done, 5000));
    return [counts.draws - before.draws, counts.frames - before.frames, counts.timers - before.timers - 1, mutations];
  });
  row('idle for 5 s: draw calls, frames, timers, mutations', found.join(', '), '', '0');
  // A tour of the app, through every kind of view and many of each.
  const tour = ['404/', '499/', 'compare/', 'compare/401-403/', 'field/', 'field/retry-after/', 'about/', '?q=a', '?class=4xx', 'class/5xx/',
    ...JSON.parse(readFileSync(join(site, 'data/charts.json'))).charts.map(({ id }) => `which/${id}/`),
    ...readdirSync(site).filter((name) => /^\d+$/.test(name)).map((code) => `${code}/`), ''];
  for (const path of tour) {
    await page.evaluate((url) => { history.pushState({}, '', url); dispatchEvent(new PopStateEvent('popstate', { state: null })); }, new URL(path, address(servers.ours)).href);
    await pause(20);
  }
  const memory = await page.evaluate(() => globalThis.wasmMemory.buffer.byteLength);
  row(`wasm memory after ${tour.length} pages`, `${(memory / 2 ** 20).toFixed(1)} MB`, (memory / 2 ** 24).toFixed(2), '1 (of 16 MB)');
  await close();
}

/** As they travel. */
function sizes() {
  const br = (path) => brotliCompressSync(readFileSync(path)).length;
  const asset = (pattern) => readdirSync(join(site, 'assets')).filter((name) => pattern.test(name)).map((name) => join(site, 'assets', name));
  const of = (folder, names) => names.reduce((sum, name) => sum + br(join(top, 'build/bench', folder, name)), 0);
  const compressed = (path) => (existsSync(`${path}.br`) ? readFileSync(`${path}.br`).length : readFileSync(path).length);
  const floor = of('floor', ['floor.wasm', 'main.js', 'font.otf', 'index.html']);
  const app = [join(site, 'index.html'), ...asset(/^(app\.\w+\.wasm|start\.\w+\.js|page\.\w+\.css|(fonts|facts)\.\w+\.bin)$/)].reduce((sum, path) => sum + compressed(path), 0);
  const kb = (n) => `${(n / 1000).toFixed(0)} KB`;
  row('first load, minimal page, brotli', kb(floor), '1');
  row('first load, React, brotli', kb(of('react', ['index.html', 'main.js', 'page.css', 'statuses.json'])));
  row('first load of the app at /, brotli', kb(app), ratio(app, floor), '230 KB');
  row('html of /404/, brotli', kb(compressed(join(site, '404/index.html'))));
}

const parts = {
  starts, slow: slowStarts, flings, typing: () => compare('a typed key', typing, '1.2'), routes: () => compare('a route change', routes, '1.5'), idle, sizes,
};
const only = process.env.PARTS?.split(',') ?? Object.keys(parts);
try {
  for (const [name, folder] of Object.entries({ ours: site, floor: makeFloor(), react: makeReact(), html: makeHtml(), pixel: makePixel() })) servers[name] = await serve(folder);
  for (const name of only) await parts[name]();
} finally {
  await browser.close();
  for (const server of Object.values(servers)) await stop(server);
}

const table = [['', 'median', 'ratio', 'limit'], ...rows];
const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((cells) => cells[column].length)));
console.log();
for (const cells of table) console.log(cells.map((cell, at) => (at ? cell.padStart(widths[at]) : cell.padEnd(widths[0]))).join('  '));
writeFileSync(join(top, 'build/bench/results.json'), JSON.stringify(rows, null, 1));
