// Covers how every kind of page looks, against the pictures in tests/golden: src/ui as a whole, and web/page.css.
// RECORD=1 takes the pictures anew (`make pictures`); look at them before they are committed.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { compare, load, pages, save, shrink, takeAll } from './golden.mjs';
import { Session, browsers, inTab } from './tab.mjs';

const golden = fileURLToPath(new URL('../golden/', import.meta.url));
const failed = fileURLToPath(new URL('../../build/golden/', import.meta.url));
const record = Boolean(process.env.RECORD);

if (browsers.includes('chromium'))
  describe('golden pictures', () => {
    let session, sample;
    before(async () => {
      session = await Session.start('chromium');
      rmSync(failed, { recursive: true, force: true });
      for (const folder of [golden, failed]) mkdirSync(folder, { recursive: true });
    });
    after(() => session?.close());

    for (const [name, path, ready = 'app'] of pages)
      test(`${name}: /${path}`, inTab(() => session, async (tab) => {
        const wrong = [];
        await takeAll(tab, path, ready, (width, theme, picture) => {
          const file = `${name}-${width}-${theme}.png`;
          const small = shrink(picture);
          if (name === 'code' && width === 1280 && theme === 'light') sample = picture;
          if (record) return save(join(golden, file), small);
          const expected = load(join(golden, file));
          const found = compare(small, expected);
          if (!found) return undefined;
          const at = (what) => join(failed, file.replace('.png', `-${what}.png`));
          save(at('actual'), picture);
          save(at('expected'), expected);
          save(at('difference'), found.difference);
          return wrong.push(`${file}: ${found.wrong}; see ${at('{actual,expected,difference}')}`);
        });
        assert.deepEqual(wrong, []);
      }, { serviceWorkers: 'block' }));

    test('a spoiled picture is refused, another rounding is not', () => {
      const { width, height } = sample;
      /** Each pixel by a function of its place and color. */
      const changed = (of) => {
        const data = Buffer.from(sample.data);
        const color = (x, y) => sample.data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3);
        for (let y = 0; y < height; ++y) for (let x = 0; x < width; ++x) data.set(of(x, y, color), 4 * (y * width + x));
        return shrink({ width, height, data });
      };
      const within = (x, y, left, top, right, bottom) => x >= left && x < right && y >= top && y < bottom;
      const expected = shrink(sample);
      assert.equal(compare(expected, expected), null);
      for (const [what, of] of [
        ['the title 8 px lower', (x, y, color) => color(x, within(x, y, 660, 80, 1270, 160) ? y - 8 : y)],
        ['another color of the code', (x, y, color) => { const [r, g, b] = color(x, y); return within(x, y, 660, 80, 800, 160) ? [b, g, r] : [r, g, b]; }],
        ['a section is missing', (x, y, color) => (within(x, y, 660, 560, 1270, 800) ? color(655, 700) : color(x, y))],
        ['a heading is missing', (x, y, color) => (within(x, y, 660, 80, 1270, 150) ? color(655, 700) : color(x, y))],
        ['the list 6 px to the right', (x, y, color) => color(within(x, y, 280, 90, 640, 800) ? x - 6 : x, y)],
        ['a darker ground', (x, y, color) => [...color(x, y)].map((c) => c * 0.9)],
      ]) assert.ok(compare(changed(of), expected), what);
      assert.equal(compare(changed((x, y, color) => [...color(x, y)].map((c, i) => Math.min(255, c + ((x * 7 + y * 13 + i) % 5)))), expected), null, 'a little noise');
    });
  });
