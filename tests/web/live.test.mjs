// Covers web/live.js, src/platform/live, web/plain.js and the ways from one printer to the other (web/start.js): whoever
// gets live HTML instead of the picture still finds the right code by search and by questions.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Session, browsers, findsSignals, inTab } from './tab.mjs';

const noCanvas = () => { HTMLCanvasElement.prototype.getContext = () => null; };
const isLive = () => document.documentElement.classList.contains('live') && !document.querySelector('canvas, #app');

/** Live HTML that has all its data. */
async function live(tab) {
  await tab.ready('html');
  await tab.until(isLive);
  await tab.until(() => performance.getEntriesByName('data-complete').length > 0);
}

/** From the list of codes to 429 by search, with filters and the history, and to an outcome by questions. */
async function findsItsWay(tab) {
  await tab.click('link', 'Explore');
  await tab.at('HTTP status codes');
  await tab.click('searchbox', 'Search status codes');
  await tab.type('too many');
  await tab.until(() => document.querySelector('a.hit[aria-current]')?.textContent === '429 Too Many Requests');
  assert.match(await tab.eval(() => document.querySelector('[data-part=results] [role=status]').textContent), /^\d+ codes$/);
  assert.deepEqual(await tab.eval(() => [document.activeElement.type, document.activeElement.value, document.activeElement.selectionStart]), ['search', 'too many', 8]);
  await tab.press('Enter');
  await tab.at('429 Too Many Requests');
  assert.match(await tab.path(), /^429\//);
  await tab.back();
  await tab.at('HTTP status codes');
  assert.equal(await tab.path(), '?q=too+many');
  await tab.click('button', '5xx Server error');
  await tab.until(() => location.search.includes('class=5xx'));
  assert.equal(await tab.attribute('aria-pressed', 'button', '5xx Server error'), 'true');
  assert.deepEqual((await tab.hits()).filter((hit) => !/^5\d\d/.test(hit)), []);

  await tab.click('link', 'Which status?');
  await tab.at('How did the request go?');
  for (const [answer, next] of [['It worked', 'What does the client get back?'], ['A new resource', '201 Created']]) {
    await tab.click('button', answer, ['group', 'Answers']);
    await tab.at(next);
    assert.equal(await tab.eval(() => document.querySelector('#announce').textContent), next);
  }
  const outcome = await tab.path();
  assert.match(outcome, /^which\/\?a=\w+,[\w-]+$/);
  await tab.click('button', 'Zalando');
  await tab.until(() => location.search.includes('house=zalando'));
  await tab.back();
  await tab.back();
  await tab.at('What does the client get back?');
}

for (const kind of browsers)
  describe(`live HTML in ${kind}`, () => {
    let session;
    before(async () => { session = await Session.start(kind); });
    after(() => session?.close());
    const run = (name, body, options) => test(name, inTab(() => session, body, options));

    run('without WebGL2: search, filters, questions, houses, history', async (tab) => {
      await tab.goto('', { ready: 'html' });
      await live(tab);
      assert.match(await tab.eval(() => document.querySelector('#notice-start').textContent), /does not offer WebGL2 here, so this is the plain page/);
      await findsItsWay(tab);
      await findsSignals(tab);
    }, { init: noCanvas });

    run('an address means the same as in the app, whatever it says', async (tab) => {
      for (const [path, heading, hits, says] of [
        ['?q=too+many&class=4xx', 'HTTP status codes', /^429/, null],
        ['?class=9xx', 'HTTP status codes', /^100/, /There is no class “9xx”/],
        ['which/validation/?a=content,rule&house=zalando', '400 Bad Request', null, null],
        ['which/validation/?a=content,nonsense,rule', 'How far can the server understand the content?', null, /no answer “nonsense” here/],
        ['no/such/page/', 'Nothing at this address', /./, null],
      ]) {
        await tab.goto(path, { ready: 'html' });
        await live(tab);
        const page = await tab.eval(() => ({ heading: document.querySelector('h1').textContent, hit: document.querySelector('a.hit')?.textContent ?? '', notice: document.querySelector('main > .notice')?.textContent ?? '' }));
        assert.ok(page.heading.startsWith(heading), `${path}: ${page.heading}`);
        if (hits) assert.match(page.hit, hits, path);
        assert.match(page.notice, says ?? /^$/, path);
      }
    }, { init: noCanvas });

    run('beside a flowchart that is larger than its frame stands all of it, and what of it is in sight', async (tab) => {
      await tab.goto('which/?a=worked&view=html', { ready: 'html' });
      await live(tab);
      const map = () => tab.eval(() => {
        const box = (selector) => document.querySelector(selector).getBoundingClientRect();
        const { left, top, right, bottom } = box('.overview');
        const seen = box('.overview > rect'), frame = document.querySelector('.picture'), whole = frame.scrollHeight;
        return {
          within: seen.left >= left && seen.right <= right && seen.top >= top && seen.bottom <= bottom,
          wide: right - left, apart: left - box('.picture').right, seen: seen.top, part: seen.height / box('.overview > use').height, shown: frame.clientHeight / whole,
        };
      });
      const before = await map();
      assert.ok(before.within && before.wide >= 72 && before.apart >= 0, JSON.stringify(before));
      assert.ok(Math.abs(before.part - before.shown) < 0.05, JSON.stringify(before));
      await tab.eval(() => document.querySelector('.picture').scrollBy(0, 400));
      await tab.until((from) => document.querySelector('.overview > rect').getBoundingClientRect().top > from + 2, before.seen);
      await tab.size(1280, 800);
      await tab.goto('which/order/?view=html', { ready: 'html' });
      await live(tab);
      assert.equal(await tab.eval(() => document.querySelectorAll('.overview').length), 1, 'one at most');
    });

    run('rows of the list that are not drawn do not keep it as wide as it was in a wider window', async (tab) => {
      await tab.goto('429/?view=html', { ready: 'html' });
      await live(tab);
      for (const [width, height] of [[1280, 800], [360, 740], [768, 1024]]) await tab.size(width, height);
      await tab.settled();
      const [row, list] = await tab.eval(() => ['li.hit', '[data-part=hits]'].map((selector) => document.querySelector(selector).getBoundingClientRect().width));
      assert.ok(row > 200 && row <= list, `${row} in ${list}`);
    }, { width: 1280, height: 800 });

    run('chosen in the footer, remembered over a reload, and back to the app', async (tab) => {
      await tab.goto('429/');
      assert.equal(await tab.eval(() => performance.getEntriesByType('resource').filter(({ name }) => /\/live\./.test(name)).length), 0, 'the app loads nothing of it');
      await tab.eval(() => { globalThis.same = true; });
      await tab.click('link', 'Plain page');
      await live(tab);
      assert.deepEqual([await tab.heading(), await tab.path(), await tab.eval(() => globalThis.same)], ['429 Too Many Requests', '429/', true]);
      await tab.reload('html');
      await live(tab);
      assert.equal(await tab.eval(() => document.querySelectorAll('#notice-start').length), 0, 'nothing to explain');
      await tab.click('link', 'App');
      await tab.ready('app');
      assert.deepEqual([await tab.heading(), await tab.path(), await tab.eval(() => document.querySelectorAll('h1').length)], ['429 Too Many Requests', '429/', 1]);
      await tab.reload();
    });

    for (const [how, translate] of [['its class', () => document.documentElement.classList.add('translated-ltr')], ['its language', () => { document.documentElement.lang = 'de'; }]])
      run(`the browser translates the page, told by ${how}: live HTML takes over, and leaves alone what did not change`, async (tab) => {
        if (how === 'its language') {
          await tab.goto('');
          await tab.eval(translate);
          await live(tab);
          await findsItsWay(tab);
        }
        await tab.goto('429/');
        await tab.eval(translate);
        await live(tab);
        assert.equal(await tab.heading(), '429 Too Many Requests');
        await tab.eval(() => { const translated = (element, text) => element.replaceChildren(Object.assign(document.createElement('font'), { textContent: text })); translated(document.querySelector('header nav a'), 'Erkunden'); translated(document.querySelector('h1').lastElementChild, 'Zu viele'); });
        await tab.click('searchbox', 'Search status codes');
        await tab.type('bad gateway');
        await tab.until(() => document.querySelector('a.hit[aria-current]')?.textContent === '502 Bad Gateway');
        assert.equal(await tab.eval(() => document.querySelector('header nav a').textContent), 'Erkunden');
        assert.doesNotMatch(await tab.heading(), /Zu viele/);
      });

    run('a lost context that does not come back: the same page, without a load', async (tab) => {
      await tab.goto('which/?a=worked');
      await tab.eval(() => {
        globalThis.same = true;
        document.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext();
      });
      await live(tab);
      assert.deepEqual([await tab.heading(), await tab.eval(() => globalThis.same)], ['What does the client get back?', true]);
      assert.match(await tab.eval(() => document.querySelector('#notice-start').textContent), /The picture is lost, so this is the plain page/);
    });

    if (kind === 'chromium') {
      run('forced colors: search, questions', async (tab) => {
        await tab.goto('', { ready: 'html' });
        await live(tab);
        await findsItsWay(tab);
      }, { forcedColors: 'active' });

      run('axe finds nothing, in either theme', async (tab) => {
        for (const path of ['', '?q=too+many', '429/', '499/', 'which/?a=worked', 'compare/401-403/', 'no/such/page/']) {
          await tab.goto(`${path}${path.includes('?') ? '&' : '?'}view=html`, { ready: 'html' });
          await live(tab);
          for (const scheme of ['dark', 'light']) {
            await tab.page.emulateMedia({ colorScheme: scheme });
            await tab.until((scheme) => document.documentElement.dataset.theme === scheme, scheme);
            assert.deepEqual(await tab.faults(), [], `${path} ${scheme}`);
          }
        }
      });

      run('typing is quick: the time of a key, printed and patched', async (tab, t) => {
        await tab.goto('', { ready: 'html' });
        await live(tab);
        await tab.focus('searchbox', 'Search status codes');
        const time = await tab.eval(async () => {
          const field = document.activeElement, times = [];
          for (const text of ['t', 'to', 'too', 'to', 't', '', 't', 'te', 'ten']) {
            field.value = text;
            const from = performance.now();
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            times.push(performance.now() - from);
          }
          return times.sort((a, b) => a - b)[4];
        });
        t.diagnostic(`${time.toFixed(1)} ms`);
        assert.ok(time < 150, `${time} ms`);
      }, { init: noCanvas });
    }
  });

// Whoever has set a larger font, and whoever spaces text out (WCAG 2.2, 1.4.4 and 1.4.12).
for (const kind of browsers)
  describe(`large text in live HTML in ${kind}`, () => {
    let session;
    before(async () => { session = await Session.start(kind, { args: ['--blink-settings=defaultFontSize=32'], prefs: { 'font.size.variable.x-western': 32 } }); });
    after(() => session?.close());

    test('pages have it, and nothing is cut off', inTab(() => session, async (tab) => {
      for (const [width, height] of [[1280, 800], [390, 780]])
        for (const path of ['', '?q=too+many', '429/', 'which/?a=worked', 'compare/401-403/', 'signals/envoy/']) {
          await tab.size(width, height);
          await tab.goto(`${path}${path.includes('?') ? '&' : '?'}view=html`, { ready: 'html' });
          await live(tab);
          for (const spaced of [false, true]) {
            const found = await tab.eval((spaced) => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
              document.adoptedStyleSheets = spaced ? [sheet] : [];
              const cut = [...document.querySelectorAll('body *')].filter((element) => {
                const { overflowX, overflowY } = getComputedStyle(element);
                return !element.closest('svg, .submit, #announce, .skip') && element.checkVisibility()
                  && ((overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1) || (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1));
              });
              const tight = [...document.querySelectorAll('main :is(p, h1, h2, a, li, button)')].filter((element) => {
                const { fontSize, lineHeight } = getComputedStyle(element);
                return parseFloat(lineHeight) < parseFloat(fontSize);
              });
              const lead = document.querySelector('main p');
              return {
                beyond: document.documentElement.scrollWidth - innerWidth,
                size: parseFloat(getComputedStyle(lead).fontSize),
                cut: cut.map((element) => element.outerHTML.slice(0, 80)), tight: tight.map((element) => element.outerHTML.slice(0, 80)),
              };
            }, spaced);
            const where = `${path} at ${width}${spaced ? ', spaced out' : ''}`;
            assert.ok(found.size >= 22, `${where}: ${found.size} px`);
            assert.ok(found.beyond <= 0, `${where}: ${found.beyond} px too wide`);
            assert.deepEqual([found.cut, found.tight], [[], []], where);
          }
        }
    }));
  });
