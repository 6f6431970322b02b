// Covers choosing a code as a person does, in real browsers: the house whose code leads, the way into the codes' pages,
// the flowchart as files, and addresses that make no sense. src/app/view_which.cc, src/app/routes.cc, web/host.js.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { site } from './browser.mjs';
import { Session, browsers, inTab } from './tab.mjs';

const houses = ['RFC only', 'Zalando', 'Azure', 'Google AIP-193', 'JSON:API', 'Stripe', 'GitHub', 'Microsoft Graph', 'Kubernetes',
  'OpenAI', 'Anthropic', 'Amazon S3'];
const outcome = 'which/validation/?a=content,rule'; // 422, where Zalando and Azure say 400
const stored = () => localStorage.getItem('status-atlas-house');
const main = () => document.querySelector('main').textContent;

for (const kind of browsers)
  describe(`decisions in ${kind}`, () => {
    let session;
    before(async () => { session = await Session.start(kind); });
    after(() => session?.close());
    const run = (name, body, options) => test(name, inTab(() => session, body, options));
    const picked = (tab) => Promise.all(houses.map((house) => tab.attribute('aria-pressed', 'button', house)));
    const only = (house) => houses.map((name) => String(name === house));

    run('picking a house: its code leads, the others are told, the address says so, and the browser remembers', async (tab) => {
      await tab.goto(outcome);
      await tab.at('422 Unprocessable Content');
      assert.deepEqual(await picked(tab), only('RFC only'));
      const entries = await tab.eval(() => history.length);
      await tab.click('button', 'Zalando');
      await tab.at('400 Bad Request');
      assert.deepEqual(await picked(tab), only('Zalando'));
      assert.equal(await tab.path(), `${outcome}&house=zalando`);
      assert.equal(await tab.eval(() => history.length), entries + 1);
      assert.equal(await tab.eval(() => document.querySelector('#announce').textContent), 'Zalando: 400 Bad Request');
      assert.match(await tab.eval(main), /Zalando says 400, RFC 9110 says 422, Azure, Google AIP, Amazon S3 and Anthropic say 400, GitHub, Kubernetes and Microsoft Graph say 422\./);
      assert.match(await tab.eval(main), /Why the RFCs say 422/);
      // What leads is not among what lost.
      const lost = (await tab.eval(main)).split('Runners-up to 422')[1].split('What would change the answer')[0];
      assert.match(lost, /409 Conflict: /);
      assert.doesNotMatch(lost, /400 Bad Request/);
      assert.equal(await tab.eval(stored), 'zalando');
      // As a link it says the same to somebody else, who keeps their own pick.
      const other = await session.tab();
      await other.goto(await tab.path());
      assert.equal(await other.heading(), '400 Bad Request');
      assert.equal(await other.eval(stored), null, 'opening a link is no choice');
      await other.close();
      // Back is where one was; a house that says nothing here leaves the RFCs' answer and says so.
      await tab.back();
      await tab.at('422 Unprocessable Content');
      assert.deepEqual(await picked(tab), only('RFC only'));
      await tab.click('button', 'JSON:API');
      await tab.until(() => document.querySelector('main').textContent.includes('JSON:API has no position here; the answer of the RFCs stands.'));
      assert.equal(await tab.heading(), '422 Unprocessable Content');
      await tab.reload();
      assert.deepEqual(await picked(tab), only('JSON:API'));
      await tab.click('button', 'RFC only');
      await tab.until((outcome) => location.href.endsWith(outcome), outcome);
      assert.equal(await tab.eval(stored), null);
    });

    run('an outcome shows the exchange of its case and hands over to the chart that knows more', async (tab) => {
      await tab.goto('which/?a=caller,limit,quota');
      await tab.at('429 Too Many Requests');
      const shown = () => [...document.querySelectorAll('main h2')].map((heading) => heading.textContent.trim());
      assert.ok((await tab.eval(shown)).includes('Example of this case'));
      const text = await tab.eval(main);
      assert.match(text, /GET \/search\?q=boots HTTP\/1\.1/);
      assert.match(text, /Retry-After: 50400/);
      await tab.click('link', 'Which limit was reached?');
      await tab.at('429 Too Many Requests');
      assert.equal(await tab.path(), 'which/limits/?a=requests,quota');
      // Where a house wants another code, its example is that code's.
      await tab.goto(outcome);
      assert.match(await tab.eval(main), /The stay ends before it begins/);
      await tab.click('button', 'Zalando');
      await tab.at('400 Bad Request');
      assert.ok((await tab.eval(shown)).includes('Example of any 400'));
      assert.doesNotMatch(await tab.eval(main), /The stay ends before it begins/);
    });

    run('a flowchart opened afresh starts with the house picked last, a shared link does not', async (tab) => {
      await tab.goto('which/');
      await tab.click('button', 'House: RFC only');
      await tab.click('button', 'Azure');
      await tab.until(() => location.search === '?house=azure');
      await tab.goto('which/validation/');
      await tab.find('button', 'House: Azure');
      assert.equal(await tab.path(), 'which/validation/?house=azure', 'the address says what is seen');
      await tab.goto(outcome);
      assert.equal(await tab.heading(), '422 Unprocessable Content', 'what its sender saw');
      await tab.goto('404/');
      await tab.click('link', 'Which status?');
      await tab.until(() => location.search === '?house=azure');
      await tab.find('button', 'House: Azure');
    });

    run('the house by keyboard', async (tab) => {
      await tab.goto(outcome);
      await tab.focus('button', 'RFC only');
      await tab.press('Tab');
      assert.equal(await tab.eval(() => document.activeElement.textContent), 'Zalando', 'each is a stop');
      await tab.press('Space');
      await tab.at('400 Bad Request');
      assert.equal(await tab.eval(() => document.activeElement.textContent), 'Zalando', 'the focus stays');
      await tab.press('Tab');
      await tab.press('Enter');
      await tab.until(() => location.search.endsWith('house=azure'));
      assert.equal(await tab.count('group', 'House to follow'), 1);
    });

    run('axe finds nothing in what houses say', async (tab) => {
      for (const [path, ready] of [[`${outcome}&house=zalando`, 'app'], [`${outcome}&house=json-api`, 'app'], ['which/validation/?house=azure', 'app'], [`${outcome}&house=zalando&view=html`, 'html']]) {
        await tab.goto(path, { ready });
        assert.deepEqual(await tab.faults({ contrast: ready === 'html' }), [], path);
      }
    });

    run('an outcome of the flowchart opens its code, a question its place', async (tab) => {
      await tab.goto('which/redirects/');
      // By the picture, where the element over it is what the mouse meets.
      const point = await tab.eval(() => {
        const link = [...document.querySelectorAll('figure a')].find((link) => link.textContent === '303 See Other' && link.getBoundingClientRect().width > 40);
        link.scrollIntoView({ block: 'center', inline: 'center' });
        const box = link.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2, hit: document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest('a')?.textContent };
      });
      assert.equal(point.hit, '303 See Other');
      await tab.page.mouse.click(point.x, point.y);
      await tab.at('303 See Other');
      assert.equal(await tab.path(), '303/');
      await tab.back();
      await tab.until(() => document.querySelector('figure') !== null);
      // By keyboard: the chart is one stop, arrows move within it.
      await tab.eval(() => document.querySelector('figure a').focus());
      for (let i = 0; i < 40 && !/^\d/.test(await tab.eval(() => document.activeElement.textContent)); ++i) await tab.press('ArrowDown');
      const name = await tab.eval(() => document.activeElement.textContent);
      await tab.press('Enter');
      await tab.at(name);
      assert.equal(await tab.path(), `${name.slice(0, 3)}/`);
      await tab.back();
      await tab.until(() => document.querySelector('figure') !== null);
      const question = await tab.eval(() => {
        const link = [...document.querySelectorAll('figure a')].find((link, i) => i > 0 && link.textContent.endsWith('?'));
        link.click();
        return link.textContent;
      });
      await tab.at(question);
      assert.match(await tab.path(), /^which\/redirects\/\?a=/);
    });

    run('the flowchart for other programs: links that download, files that are whole', async (tab) => {
      await tab.goto('which/redirects/');
      for (const [name, ending] of [['Poster (A3 PDF)', '-poster.pdf'], ['Poster (SVG)', '-poster.svg'], ['SVG', '.svg'], ['Mermaid', '.mmd'], ['DOT', '.dot'], ['JSON', '.json']]) {
        const link = await (await tab.find('link', name)).evaluate((link) => [link.href, link.hasAttribute('download')]);
        assert.deepEqual(link, [tab.url(`data/charts/redirects${ending}`), true]);
      }
      const there = await tab.path();
      const link = await tab.find('link', 'Mermaid');
      await link.evaluate(() => addEventListener('click', (event) => {
        globalThis.prevented = event.defaultPrevented; // by the app, which leaves it to the browser
        event.preventDefault();
      }, { once: true }));
      await link.evaluate((link) => link.click());
      assert.equal(await tab.eval(() => globalThis.prevented), false);
      assert.equal(await tab.path(), there);
      const charts = readdirSync(join(site, 'data/charts')).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
      assert.deepEqual(charts.toSorted(), JSON.parse(readFileSync(join(site, 'data/charts.json'), 'utf8')).charts.map(({ id }) => id).toSorted());
      // A page without the site's policy may read markup.
      const reader = await tab.context.newPage();
      await reader.goto('about:blank');
      for (const id of charts) {
        const get = async (ending) => {
          const response = await fetch(tab.url(`data/charts/${id}.${ending}`));
          assert.equal(response.status, 200, id);
          return [response.headers.get('content-type'), await response.text()];
        };
        const [type, svg] = await get('svg');
        assert.equal(type, 'image/svg+xml');
        const data = JSON.parse((await get('json'))[1]);
        const drawn = await reader.evaluate((svg) => {
          const picture = new DOMParser().parseFromString(svg, 'image/svg+xml');
          return {
            root: picture.documentElement.nodeName, odd: picture.querySelectorAll('script, style, [style], foreignObject, parsererror').length,
            title: picture.querySelector('title')?.textContent, text: picture.documentElement.textContent,
            links: [...picture.querySelectorAll('a')].map((link) => link.getAttribute('href')),
          };
        }, svg);
        const words = (text) => text.replace(/\s+/g, '');
        assert.deepEqual([drawn.root, drawn.odd, drawn.title], ['svg', 0, data.title], id);
        const texts = data.nodes.flatMap(({ ask, answers }) => [ask, ...answers.map(({ label }) => label)]);
        assert.deepEqual(texts.filter((text) => !words(drawn.text).includes(words(text))), [], id);
        assert.ok(drawn.links.length > data.nodes.length, id);
        for (const link of new Set(drawn.links.map((link) => new URL(link.split(/[?#]/)[0], tab.url(`data/charts/${id}.svg`)).href)))
          assert.ok(existsSync(join(site, link.slice(session.root.length), 'index.html')), `${id} leads to ${link}`);
        assert.match((await get('mmd'))[1], /^flowchart (LR|TD)\n/);
        assert.match((await get('dot'))[1], /^digraph "/);
      }
      await reader.close();
    });

    run('what does not exist in an address is left out and said; the rest counts', async (tab) => {
      for (const [path, status, heading, says] of [
        [`${outcome}&house=nobody`, 200, '422 Unprocessable Content', /There is no house “nobody”; this is what the RFCs say\./],
        ['which/validation/?house=', 200, 'Where is the fault?', /There is no house “”/],
        ['which/validation/?a=content,nonsense,rule&house=zalando', 200, 'How far can the server understand the content?', /no answer “nonsense” here; it and what followed were left out/],
        [`${outcome},more&house=zalando`, 200, '400 Bad Request', /no answer “more” here; it was left out/],
        ['which/no-such-chart/?a=content,rule&house=zalando', 404, 'How did the request go?', /There is no flowchart “no-such-chart”/],
        ['which/validation/?a=,,&house=%FF', 200, 'Where is the fault?', /There is no house/],
      ]) {
        assert.equal(await tab.goto(path), status, path);
        assert.equal(await tab.heading(), heading, path);
        assert.match(await tab.eval(main), says, path);
      }
    });

    run('without any program: the outline stands at the question that the answers lead to', async (tab) => {
      for (const [query, at] of [['a=content', 'How far can the server understand the content?'], ['a=content,rule', 'How far can the server understand the content?'], ['a=content,nonsense,rule', 'How far can the server understand the content?']]) {
        await tab.goto(`which/validation/?${query}`, { ready: 'html' });
        assert.equal(await tab.eval(() => document.querySelector('a.chart-node[aria-current]').textContent), at);
      }
      await tab.goto('which/validation/', { ready: 'html' });
      const shown = await tab.eval(() => ({
        notices: [...document.querySelectorAll('main > .notice')].map((notice) => notice.textContent).join(),
        buttons: [...document.querySelectorAll('[data-part=wizard] button')].filter((element) => element.checkVisibility()).length,
        differs: document.querySelector('ul[aria-label="Where practice differs"]').textContent,
        downloads: [...document.querySelectorAll('main a[download]')].map((link) => link.textContent),
        leaf: document.querySelector('a.chart-leaf').getAttribute('href'),
        drawn: document.querySelector('svg a.leaf').getAttribute('href'),
      }));
      assert.match(shown.differs, /RFC 9110 says 422, Zalando, Azure, Google AIP, Amazon S3 and Anthropic say 400, GitHub, Kubernetes and Microsoft Graph say 422\./);
      assert.match(shown.leaf, /^\.\.\/\.\.\/\d{3}\/$/);
      assert.match(shown.drawn, /^\.\.\/\.\.\/\d{3}\/$/);
      assert.match(shown.notices, /^Without its program this page starts at the first question, [^.]+\. Each answer leads to its place in the outline below, or to its code\.$/);
      assert.deepEqual([shown.buttons, shown.downloads], [0, ['Poster (A3 PDF)', 'Poster (SVG)', 'SVG', 'Mermaid', 'DOT', 'JSON']]);
      // Without any script all of this is there too: the page is a file.
    }, { init: () => { delete globalThis.WebAssembly; } });
  });
