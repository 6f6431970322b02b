// Pictures of every kind of page, as wide and in the themes that people have: taken, shrunk, compared. For golden.test.mjs.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { require } from './browser.mjs';

const { PNG } = require('pngjs');
const { default: pixelmatch } = await import(pathToFileURL(require.resolve('pixelmatch')));

/** What a picture is of: its name, the path, and which page says that it is ready, where it is not the app. */
export const pages = [
  ['explore', ''],
  ['search', '?q=too+many'],
  ['no-hits', '?q=zzzzqqqq'],
  ['malformed', '?class=9xx'],
  ['filter', '?class=4xx'],
  ['code', '404/'],
  ['owners', '499/'],
  ['class', 'class/4xx/'],
  ['which', 'which/'],
  ['midway', 'which/limits/?a=size'],
  ['outcome', 'which/redirects/?a=moved,good,keep'],
  ['order', 'which/order/'],
  ['compares', 'compare/'],
  ['compare', 'compare/401-403/'],
  ['field', 'field/retry-after/'],
  ['about', 'about/'],
  ['not-found', 'no/such/page/'],
  ['signals', 'signals/'],
  ['system', 'signals/envoy/'],
  ['live', '?view=html', 'html'],
  ['live-code', '429/?view=html', 'html'],
  ['live-which', 'which/?a=worked&view=html', 'html'],
  ['live-outcome', 'which/redirects/?a=moved,good,keep&view=html', 'html'],
  ['check', 'check/', 'check'],
];
export const sizes = [[360, 740], [768, 1024], [1280, 800], [1920, 1080]];
export const themes = ['light', 'dark'];

/** A picture of the tab as it stands. @return { width, height, data }, four bytes a pixel */
export async function take(tab) {
  const { data } = await tab.metrics.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
  return PNG.sync.read(Buffer.from(data, 'base64'));
}

/** Opens a page once and takes it in every size and theme: call(width, theme, picture). */
export async function takeAll(tab, path, ready, call) {
  await tab.goto(path, { ready: ready === 'check' ? null : ready });
  await tab.until((ready) => document.documentElement.dataset.ready === ready, ready === 'check' ? 'app' : ready);
  await tab.whole();
  for (const [width, height] of sizes) {
    await tab.size(width, height);
    await tab.until((width) => innerWidth === width, width);
    // Where live HTML's list was before depends on how high the browser guessed the rows to be that it had not drawn.
    if (ready === 'html')
      for (let twice = 0; twice < 2; ++twice) {
        await tab.eval(() => document.querySelector('[data-part=results] a.hit[aria-current]')?.scrollIntoView({ block: 'center', container: 'nearest' }));
        await tab.settled();
      }
    for (const theme of themes) {
      await tab.page.emulateMedia({ colorScheme: theme });
      await tab.until((theme) => document.documentElement.dataset.theme === theme, theme);
      await tab.settled();
      await call(width, theme, await take(tab));
    }
  }
}

const BY = 6;
const LEVELS = 31; // of each color channel in the files: less to store, and far from what counts as a difference

/** A sixth as wide and as high, each pixel the average of those that it stands for. */
export function shrink({ width, height, data }) {
  const small = new PNG({ width: Math.floor(width / BY), height: Math.floor(height / BY) });
  for (let y = 0; y < small.height; ++y)
    for (let x = 0; x < small.width; ++x) {
      const sums = [0, 0, 0];
      for (let dy = 0; dy < BY; ++dy)
        for (let dx = 0, at = 4 * ((y * BY + dy) * width + x * BY); dx < BY; ++dx, at += 4) for (let c = 0; c < 3; ++c) sums[c] += data[at + c];
      const to = 4 * (y * small.width + x);
      for (let c = 0; c < 3; ++c) small.data[to + c] = Math.round(sums[c] / (BY * BY));
      small.data[to + 3] = 255;
    }
  return small;
}

export function save(file, picture) {
  for (let i = 0; i < picture.data.length; ++i) if ((i & 3) < 3) picture.data[i] = Math.round(Math.round((picture.data[i] / 255) * LEVELS) * (255 / LEVELS));
  writeFileSync(file, PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 }));
}

export const load = (file) => PNG.sync.read(readFileSync(file));

/**
 * Compares small pictures as an eye would: pixelmatch's distance weighs light above hue (YIQ). A pixel differs when it is
 * off by more than 7 % of the way from black to white; a picture, when more than one pixel in a thousand does. Edges that
 * are smoothed in another way stay far below both; a title that moved by 8 px does not.
 * @return null, or what is wrong and a picture of the difference
 */
export function compare(actual, expected) {
  const { width, height } = expected;
  if (actual.width !== width || actual.height !== height) return { wrong: `${actual.width} × ${actual.height} in place of ${width} × ${height}`, difference: actual };
  const difference = new PNG({ width, height });
  const count = pixelmatch(actual.data, expected.data, difference.data, width, height, { threshold: 0.07, includeAA: true });
  return count > (width * height) / 1000 ? { wrong: `${count} of ${width * height} pixels`, difference } : null;
}
