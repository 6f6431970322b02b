// Covers what stands in web/page.css for paper: the whole page in dark letters on white, comparisons with
// their columns, from the app and from the plain page; a flowchart of the plain page on one sheet. And the posters of
// flowcharts: what is on them, how large it is, and that they need no font of the machine.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
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
        assert.ok(sheets >= 2 && sheets <= 9, `${sheets} sheets`); // most of them tell where practice differs
        await page.emulateMedia({ media: 'print' });
        const picture = await page.evaluate(() => {
          const svg = [...document.querySelectorAll('.picture svg')].find((one) => one.checkVisibility());
          const { width, height } = svg.getBoundingClientRect();
          return { width, height, inner: [innerWidth, innerHeight], answers: [...document.querySelectorAll('.answer')].filter((one) => one.checkVisibility()).length };
        });
        assert.ok(picture.width > 300 && picture.width <= picture.inner[0] && picture.height <= picture.inner[1], JSON.stringify(picture));
        assert.ok(picture.answers > 3);
      }
      if (ready === 'app') {
        await goto('which/redirects/');
        const loaded = [];
        page.on('requestfinished', (request) => loaded.push(new URL(request.url()).pathname));
        await page.pdf({ format: 'A4' });
        assert.ok(loaded.some((path) => path.endsWith('/data/charts/redirects.svg')), loaded.join(' '));
        assert.equal(await page.locator('.paper').count(), 0, 'gone afterwards');

        await page.emulateMedia({ media: 'print' });
        const paper = await page.evaluate(async () => {
          dispatchEvent(new Event('beforeprint'));
          const picture = document.querySelector('.paper');
          await picture.decode();
          const { width, height } = picture.getBoundingClientRect();
          return { width, height, inner: [innerWidth, innerHeight] };
        });
        assert.ok(paper.width > 300 && paper.width <= paper.inner[0] && paper.height > 150 && paper.height <= paper.inner[1], JSON.stringify(paper));
      }
      await page.close();
    });
});

describe('posters', () => {
  let browser, server;
  before(async () => { [browser, server] = [await launch(), await serve(site)]; });
  after(async () => { await browser?.close(); if (server) await stop(server); });
  const folder = join(site, 'data/charts');
  const ids = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));

  test('each flowchart has one: title, legend, sources, address, date, every question and outcome, its own fonts', async () => {
    const page = await browser.newPage();
    for (const id of ids) {
      const chart = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'));
      await page.goto(address(server, `data/charts/${id}-poster.svg`));
      const seen = await page.evaluate(async () => {
        await document.fonts.ready;
        const texts = [...document.querySelectorAll('text')];
        const sheet = document.documentElement.getBoundingClientRect();
        return {
          text: texts.map((one) => one.textContent).join(' '),
          fonts: [...document.fonts].map((face) => `${face.family.replaceAll('"', '')} ${face.weight} ${face.status}`).sort(),
          off: texts.filter((one) => { const { left, right, top, bottom } = one.getBoundingClientRect(); return left < 0 || top < 0 || right > sheet.right || bottom > sheet.bottom; }).map((one) => one.textContent),
          size: [document.documentElement.getAttribute('width'), document.documentElement.getAttribute('height')].sort(),
          letters: Math.min(...texts.map((one) => one.getBoundingClientRect().height)),
        };
      });
      assert.deepEqual(seen.size, ['297mm', '420mm'], id);
      assert.deepEqual(seen.off, [], `${id}: off the sheet`);
      assert.deepEqual(seen.fonts, ['Inter 400 loaded', 'Inter 600 loaded', 'JetBrains Mono 400 loaded', 'JetBrains Mono 700 loaded'], id);
      for (const part of [chart.title, chart.summary, 'Sources: ', 'a question', 'an answer', 'the status to send', `which/${id === 'which' ? '' : `${id}/`}`, 'CC BY 4.0'])
        assert.ok(seen.text.includes(part), `${id}: ${part}`);
      assert.match(seen.text, /\d{4}-\d\d-\d\d/);
      for (const { ask, answers } of chart.nodes) {
        assert.ok(seen.text.includes(ask), `${id}: ${ask}`);
        for (const { to } of answers) if (/^\d{3}$/.test(to)) assert.ok(seen.text.includes(to), `${id}: ${to}`);
      }
    }
    await page.close();
  });

  test('the PDF has A3 sheets with the fonts in it', () => {
    for (const id of ids) {
      const pdf = readFileSync(join(folder, `${id}-poster.pdf`), 'latin1');
      const boxes = [...pdf.matchAll(/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]/g)].map(([, w, h]) => [Math.round(w), Math.round(h)].sort((a, b) => a - b));
      assert.ok(boxes.length >= 1 && boxes.length <= 4, `${id}: ${boxes.length} sheets`);
      for (const box of boxes) assert.deepEqual(box, [842, 1191], id);
      for (const face of ['Inter-Regular', 'Inter-SemiBold', 'JetBrainsMono']) assert.match(pdf, new RegExp(`BaseFont /[A-Z]{6}\\+${face}`), `${id}: ${face}`);
      assert.ok(pdf.match(/FontFile/g).length >= 3, id);
      assert.doesNotMatch(pdf, /\/URI \(\.\./, id);
    }
  });
});
