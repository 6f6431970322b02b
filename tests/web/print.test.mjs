// Covers what stands in web/page.css for paper: the whole page in dark letters on white, comparisons with
// their columns, from the app and from the plain page; a flowchart of the plain page on one sheet.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { address, launch, serve, site, stop } from './browser.mjs';

describe('on paper', () => {
  let browser, server;
  before(async () => { [browser, server] = [await launch(), await serve(site)]; });
  after(async () => { await browser?.close(); if (server) await stop(server); });

  for (const [what, query, ready] of [['the app', '', 'app'], ['the plain page', '?view=html', 'html']])
    test(`${what} is whole, readable and without its controls`, async () => {
      const page = await browser.newPage({ viewport: { width: 800, height: 600 }, colorScheme: 'dark' });
      for (const path of ['429/', 'about/', 'compare/401-403/', 'data/']) {
        await page.goto(address(server, path + query));
        await page.waitForSelector(`html[data-ready=${ready}]`);
        await page.waitForFunction(() => !document.querySelector('main').textContent.includes('Loading the rest'));
        const text = await page.evaluate(() => [...document.querySelectorAll('main :is(h1, h2)')].map((heading) => heading.textContent.replace(/\s+/g, ' ').trim()));
        await page.emulateMedia({ media: 'print' });
        const seen = await page.evaluate(() => {
          const shown = (element) => element.checkVisibility() && element.getBoundingClientRect().height > 0;
          const headings = [...document.querySelectorAll('main :is(h1, h2)')].filter(shown);
          const texts = [...document.querySelectorAll('main :is(h1, h2, p, li, pre, td)')].filter(shown);
          // Contrast with white (WCAG 2.2, "contrast ratio").
          const contrast = (element) => {
            const [r, g, b] = getComputedStyle(element).color.match(/[\d.]+/g).map((channel) => channel / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
            return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
          };
          return {
            text: headings.map((heading) => heading.textContent.replace(/\s+/g, ' ').trim()),
            over: headings.filter((one) => {
              const a = one.getBoundingClientRect();
              return headings.some((other) => {
                const b = other.getBoundingClientRect();
                return one !== other && a.left < b.right && b.left < a.right && a.top < b.bottom - 1 && b.top < a.bottom - 1;
              });
            }).map((heading) => heading.textContent),
            height: document.documentElement.scrollHeight,
            last: Math.max(...texts.map((element) => element.getBoundingClientRect().bottom)) + scrollY,
            wide: texts.filter((element) => element.getBoundingClientRect().right > innerWidth + 1).map((element) => element.textContent.slice(0, 60)),
            pale: texts.filter((element) => contrast(element) < 4.5).map((element) => element.textContent.slice(0, 60)),
            invisible: texts.filter((element) => /rgba\(.*, 0\)$/.test(getComputedStyle(element).color)).length,
            ground: getComputedStyle(document.documentElement).backgroundColor,
            controls: [...document.querySelectorAll('canvas, header, footer, nav, input')].filter(shown).map((element) => element.tagName),
          };
        });
        assert.deepEqual(seen.text, text, `${path}: headings`);
        assert.ok(text.length > 2, path);
        assert.deepEqual(seen.over, [], `${path}: one upon the other`);
        assert.ok(seen.height > 600 && seen.last <= seen.height + 1, `${path}: cut off at ${seen.height} of ${seen.last}`);
        assert.deepEqual([seen.wide, seen.invisible, seen.controls], [[], 0, []], path);
        assert.deepEqual(seen.pale.filter((_, at) => at < 3), [], `${path}: pale`);
        assert.equal(seen.ground, 'rgb(255, 255, 255)', path);
        await page.emulateMedia({ media: 'screen' });
      }
      await page.close();
    });

  for (const [what, query, ready] of [['the app', '', 'app'], ['the plain page', '?view=html', 'html']])
    test(`${what}: a comparison keeps its columns, and a plain flowchart has one sheet`, async () => {
      const page = await browser.newPage({ viewport: { width: 800, height: 1100 } });
      const goto = async (path) => {
        await page.goto(address(server, path + query));
        await page.waitForSelector(`html[data-ready=${ready}]`);
        await page.waitForFunction(() => !document.querySelector('main').textContent.includes('Loading the rest'));
      };
      await goto('compare/401-403/');
      await page.emulateMedia({ media: 'print' });
      const rows = await page.evaluate(() => [...document.querySelectorAll('table tr, [role=row]')].filter((row) => row.checkVisibility())
        .map((row) => [...row.children].map((cell) => cell.getBoundingClientRect()).map(({ left, top }) => [Math.round(left), Math.round(top)])));
      assert.ok(rows.length > 5, `${rows.length} rows`);
      for (const row of rows) {
        assert.equal(new Set(row.map(([, top]) => top)).size, 1, 'side by side');
        assert.deepEqual(row.map(([left]) => left), rows[0].map(([left]) => left), 'in columns');
      }
      await page.emulateMedia({ media: 'screen' });

      if (ready === 'html') {
        await goto('which/');
        const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type ?\/Page\b/g).length;
        assert.ok(sheets >= 2 && sheets <= 5, `${sheets} sheets`);
        await page.emulateMedia({ media: 'print' });
        const picture = await page.evaluate(() => {
          const svg = [...document.querySelectorAll('.picture svg')].find((one) => one.checkVisibility());
          const { width, height } = svg.getBoundingClientRect();
          return { width, height, inner: [innerWidth, innerHeight], answers: [...document.querySelectorAll('.answer')].filter((one) => one.checkVisibility()).length };
        });
        assert.ok(picture.width > 300 && picture.width <= picture.inner[0] && picture.height <= picture.inner[1], JSON.stringify(picture));
        assert.ok(picture.answers > 3);
      }
      await page.close();
    });
});
