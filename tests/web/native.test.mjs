// Covers what makes the canvas as good as a native page: frames only on demand, every control reachable and activated
// once, the keyboard, text as text. src/platform, src/ui/mirror.cc, web/host.js and web/mirror.js.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Session, browsers, inTab } from './tab.mjs';

/** One of every kind of page. */
const kinds = ['', '?q=too+many', '?q=zzzzqqqq', 'class/4xx/', '429/', '499/', 'which/', 'which/?a=failed', 'which/redirects/', 'compare/', 'compare/401-403/',
  'field/', 'field/retry-after/', 'method/', 'method/put/', 'about/', 'data/', 'no/such/page/'];

for (const kind of browsers)
  describe(`native in ${kind}`, () => {
    let session;
    before(async () => { session = await Session.start(kind); });
    after(() => session?.close());
    const run = (name, body, options) => test(name, inTab(() => session, body, options));

    run('idle: no frame, no draw call, also with the search field focused', async (tab, t) => {
      await tab.goto('429/');
      await tab.until(() => navigator.serviceWorker.controller?.state === 'activated'); // has nothing left to fetch
      for (const focused of [false, true]) {
        if (focused) await tab.click('searchbox', 'Search status codes');
        await tab.settled();
        const devtools = kind === 'chromium' && await tab.context.newCDPSession(tab.page);
        const worked = async () => (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
        if (devtools) await devtools.send('Performance.enable');
        const before = devtools && await worked();
        const counted = await tab.eval(async () => {
          const before = { ...counts };
          await new Promise((done) => setTimeout(done, 5000));
          return { asked: counts.asked - before.asked, frames: counts.frames - before.frames, draws: counts.draws - before.draws };
        });
        assert.deepEqual(counted, { asked: 0, frames: 0, draws: 0 });
        if (devtools) t.diagnostic(`5 s idle${focused ? ' with the field focused' : ''}: ${((await worked()) - before).toFixed(1)} ms of work on the main thread`);
      }
    });

    run('a mouse over nothing: few frames, hardly a draw call', async (tab) => {
      await tab.goto('about/');
      await tab.page.mouse.move(700, 500);
      await tab.settled();
      const before = await tab.eval(() => ({ ...counts }));
      for (let i = 1; i <= 20; ++i) await tab.page.mouse.move(700 + i, 500 + i);
      await tab.settled();
      const after = await tab.eval(() => ({ ...counts }));
      assert.ok(after.pictures - before.pictures <= 1, `${after.pictures - before.pictures} pictures`);
      assert.ok(after.asked - before.asked <= 60, `${after.asked - before.asked} frames`);
    });

    for (const [path, controls] of [
      ['', [['button', '1xx Informational'], ['button', 'Vendor'], ['button', 'Standard'], ['button', 'Cacheable by default'], ['button', 'Theme'], ['link', 'Compare'], ['link', '404 Not Found', ['list', 'Results']]]],
      ['428/', [['link', 'Cache-Control'], ['button', 'Copy example'], ['link', '4xx Client error']]],
      ['which/', [['button', 'It worked'], ['button', 'Zoom in'], ['button', 'Fit']]],
    ])
      run(`activated exactly once, however: /${path}`, async (tab) => {
        await tab.goto(path);
        const there = await tab.path();
        for (const [role, name, within] of controls) {
          if (!await tab.count(role, name)) continue;
          let outcome;
          for (const how of ['element.click()', 'mouse', 'Enter', 'Space', ...(tab.firefox ? [] : ['tap'])]) {
            if (role === 'link' && how === 'Space') continue; // scrolls, as on every page
            if (name.startsWith('Copy') && how === 'element.click()' && tab.firefox) continue; // needs a person
            const control = await tab.find(role, name, within);
            await tab.eval(() => {
              globalThis.seen = { pushed: 0, replaced: 0, copied: 0 };
              document.querySelector('#announce').textContent = '';
            });
            const before = await control.evaluate((element) => ({ pressed: element.getAttribute('aria-pressed'), chart: document.querySelector('figure')?.scrollWidth, theme: document.documentElement.dataset.theme }));
            if (how === 'element.click()') await control.evaluate((element) => element.click());
            else if (how === 'mouse') await tab.click(role, name, within);
            else if (how === 'tap') await control.tap();
            else {
              await control.focus();
              await tab.press(how);
            }
            if (name.startsWith('Copy')) await tab.until(() => document.querySelector('#announce').textContent);
            const now = await tab.eval(() => ({ path: location.href, ...seen, 
              // The count of the list is said once the list has been the same for a while, so after some of the ways.
              said: document.querySelector('#announce').textContent.replace(/^\d+ codes?$/, ''), h1: document.querySelector('h1').textContent }));
            const what = `${role} “${name}” by ${how}`;
            if (before.pressed) {
              assert.notEqual(await tab.attribute('aria-pressed', role, name), before.pressed, what);
              assert.equal(now.pushed, 1, what);
            } else if (name === 'Theme') {
              assert.equal(now.said, 'Theme: light', what);
              for (let i = 0; i < 2; ++i) await tab.eval(() => [...document.querySelectorAll('header button')].at(-1).click());
            } else if (name.startsWith('Copy')) {
              assert.equal(now.copied, 1, what);
            } else if (name === 'Zoom in') {
              const width = await tab.eval(() => document.querySelector('figure').scrollWidth);
              assert.ok(width > before.chart && width < before.chart * 1.4, `${what}: ${before.chart} became ${width}`);
              await tab.eval(() => [...document.querySelectorAll('button')].find((button) => button.textContent === 'Zoom out').click());
            } else if (name !== 'Fit') {
              assert.equal(now.pushed, 1, what);
              assert.notEqual(now.path, there, what);
            }
            if (outcome) assert.deepEqual(now, outcome, what);
            outcome = now;
            if (now.pushed) {
              await tab.back();
              await tab.until(({ root, there }) => location.href === root + there, { root: session.root, there });
            }
          }
        }
      }, { ...(kind === 'firefox' ? {} : { hasTouch: true }), init: () => {
        globalThis.seen = { pushed: 0, replaced: 0, copied: 0 };
        for (const [name, kind] of [['pushState', 'pushed'], ['replaceState', 'replaced']]) {
          const change = history[name];
          history[name] = function (state, title, url) {
            if (url !== undefined) ++seen[kind];
            return change.apply(this, arguments);
          };
        }
        const write = navigator.clipboard?.writeText;
        if (write) navigator.clipboard.writeText = function (text) { ++seen.copied; return write.call(this, text); };
      } });

    run('links: other tabs stay the browser\'s', async (tab) => {
      await tab.goto('');
      const results = await tab.eval(() => {
        const link = [...document.querySelectorAll('nav a')].at(-1);
        return ['ctrlKey', 'metaKey', 'shiftKey'].map((key) => {
          let taken;
          addEventListener('click', (event) => { taken = event.defaultPrevented; event.preventDefault(); }, { once: true });
          link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, [key]: true }));
          return taken;
        });
      });
      assert.deepEqual(results, [false, false, false]);
      assert.equal(await tab.path(), '');
    });

    run('every control has a role and a name, and nothing else takes the focus', async (tab) => {
      for (const path of kinds) {
        await tab.goto(path);
        const bad = await tab.eval(() => [...document.querySelectorAll('#app :is(a, button, input, [tabindex="0"])')].filter((element) => {
          const name = (element.getAttribute('aria-label') ?? element.textContent).trim();
          return !name || (element.tagName === 'A' && !element.href) || !['A', 'BUTTON', 'INPUT'].includes(element.tagName);
        }).map((element) => element.outerHTML.slice(0, 200)));
        assert.deepEqual(bad, [], path);
      }
    });

    run('the accessibility tree has the controls by the names that the contract says', async (tab) => {
      const inTree = (role, name) => (tab.firefox
        ? tab.page.waitForSelector(`::-p-aria([name=${JSON.stringify(name)}][role=${JSON.stringify(role)}])`)
        : tab.devtools.send('Accessibility.queryAXTree', { objectId: tab.tree, role, accessibleName: name }).then(({ nodes }) => assert.equal(nodes.length, 1, `${role} “${name}”`)));
      const look = async (path, controls) => {
        await tab.goto(path);
        if (!tab.firefox) {
          tab.devtools ??= await tab.context.newCDPSession(tab.page);
          tab.tree = (await tab.devtools.send('Runtime.evaluate', { expression: 'document' })).result.objectId;
        }
        for (const [role, name] of controls) await inTree(role, name);
      };
      // Firefox needs seconds for each question on a long page.
      if (!tab.firefox) await look('', [['searchbox', 'Search status codes'], ['button', '1xx Informational'], ['button', '5xx Server error'], ['button', 'Vendor'], ['list', 'Results'],
        ['navigation', 'Views'], ['link', 'Explore'], ['link', 'Which status?'], ['link', 'Compare'], ['button', 'Theme'], ['heading', 'HTTP status codes']]);
      await look('which/', [['group', 'Answers'], ['button', 'It worked'], ['heading', 'How did the request go?']]);
    });

    // axe looks at the document, which is the same one in both.
    const inspect = kind === 'chromium' ? run : () => {};
    inspect('axe finds nothing', async (tab) => {
      const found = [];
      for (const path of kinds) {
        await tab.goto(path);
        found.push(...await tab.faults({ contrast: false }));
      }
      assert.deepEqual(found, []);
    });

    inspect('axe finds nothing on the HTML pages, in both themes', async (tab) => {
      const found = [];
      for (const path of kinds) {
        await tab.goto(`${path}${path.includes('?') ? '&' : '?'}view=html`, { ready: 'html' });
        found.push(...await tab.faults());
        await tab.eval(() => { document.documentElement.dataset.theme = 'dark'; });
        found.push(...await tab.faults());
      }
      assert.deepEqual(found, []);
    });

    run('says the same as the HTML page', async (tab) => {
      const said = () => {
        const words = (element) => element?.textContent.replace(/[\s\u200b]+/g, '');
        return {
          title: document.title,
          headings: [...document.querySelectorAll('h1, h2, h3')].map((heading) => `${heading.tagName} ${heading.textContent.trim().replace(/\s+/g, ' ')}`),
          links: [...document.querySelectorAll('main a')].map((link) => `${link.textContent.trim()} ${link.href}`),
          main: words(document.querySelector('main')),
          filters: words(document.querySelector('aside')),
          results: words(document.querySelector('section[aria-label=Results]')),
          footer: words(document.querySelector('footer')).replace(words(document.querySelector('footer [data-part=printer]')), ''),
        };
      };
      const other = () => document.querySelector('footer [data-part=printer]').textContent;
      for (const path of kinds.filter((path) => !/\?|^no/.test(path))) {
        await tab.goto(`${path}?view=html`, { ready: 'html' });
        await tab.until(() => performance.getEntriesByName('data-complete').length > 0);
        const html = await tab.eval(said);
        assert.equal(await tab.eval(other), 'App', path);
        await tab.goto(path);
        await tab.whole();
        assert.equal(await tab.eval(other), 'Plain page', path);
        assert.deepEqual(await tab.eval(said), html, path);
      }
    });

    run('Tab goes in, through in the order of the page, and out; a list is one stop', async (tab) => {
      await tab.goto('428/');
      const stops = [];
      await tab.eval(() => document.activeElement.blur());
      for (let i = 0; i < 120; ++i) {
        await tab.press('Tab');
        const at = await tab.eval(() => {
          const element = document.activeElement;
          if (element === document.body || element === document.documentElement || !document.hasFocus()) return null;
          const box = element.getBoundingClientRect();
          const scroller = element.closest('.scrolls')?.getBoundingClientRect();
          return { name: element.getAttribute('aria-label') ?? element.textContent, tag: element.tagName, hit: element.matches('.hit'), region: element.closest('header, aside, section, main, footer')?.tagName,
            seen: box.bottom > 0 && box.top < innerHeight && (!scroller || (box.bottom > scroller.top && box.top < scroller.bottom)) };
        });
        if (!at) break;
        stops.push(at);
      }
      assert.ok(stops.length > 20 && stops.length < 110, `${stops.length} stops: ${stops.slice(-3).map(({ name }) => name)}`);
      assert.deepEqual(stops.filter(({ seen }) => !seen).map(({ name }) => name), [], 'what has the focus is in sight');
      assert.deepEqual(stops.slice(0, 6).map(({ name }) => name), ['Skip to content', 'Status Atlas', 'Search status codes', 'Explore', 'Which status?', 'Compare']);
      assert.equal(stops.filter(({ hit }) => hit).length, 1, 'the list of results is one stop');
      const regions = stops.map(({ region }) => region).filter((region, i, all) => region !== all[i - 1]);
      assert.equal(regions.length, new Set(regions).size, `one region after the other: ${regions}`);
    });

    run('in the list arrows, Home and End move the focus', async (tab) => {
      await tab.goto('');
      await tab.focus('link', '100 Continue', ['list', 'Results']);
      const focused = () => tab.eval(() => document.activeElement.textContent);
      const hits = await tab.hits();
      for (const [key, hit] of [['ArrowDown', hits[1]], ['ArrowDown', hits[2]], ['ArrowUp', hits[1]], ['End', hits.at(-1)], ['ArrowDown', hits.at(-1)], ['Home', hits[0]], ['ArrowUp', hits[0]]]) {
        await tab.press(key);
        assert.equal(await focused(), hit, key);
      }
    });

    run('shortcuts: / and Ctrl+K reach the search, ? lists the keys, Esc closes and clears', async (tab) => {
      await tab.goto('429/');
      const inSearch = () => tab.eval(() => document.activeElement.type === 'search');
      for (const key of ['/', 'Control+k']) {
        await tab.eval(() => document.activeElement.blur());
        await tab.press(key);
        assert.ok(await inSearch(), key);
      }
      assert.equal(await tab.eval(() => document.activeElement.value), '', 'the slash is not typed');
      await tab.type('teapot/?');
      assert.equal(await tab.eval(() => document.activeElement.value), 'teapot/?', 'in the field these are letters');
      await tab.press('Escape');
      assert.equal(await tab.eval(() => document.activeElement.value), '');
      assert.equal(await tab.path(), '');
      await tab.eval(() => document.activeElement.blur());
      await tab.press('?');
      await tab.until(() => document.querySelector('main').textContent.includes('Ctrl'));
      await tab.press('Escape');
      await tab.until(() => !document.querySelector('main').textContent.includes('Ctrl'));
    });

    run('shortcuts of the browser are left alone', async (tab) => {
      await tab.goto('');
      const taken = await tab.eval(() => {
        const taken = [];
        for (const target of [document.body, document.querySelector('input'), document.querySelector('a.hit'), document.querySelector('button')])
          for (const [key, held] of [['f', 'ctrlKey'], ['l', 'ctrlKey'], ['t', 'ctrlKey'], ['w', 'ctrlKey'], ['r', 'ctrlKey'], ['p', 'ctrlKey'], ['a', 'ctrlKey'], ['c', 'ctrlKey'], ['f', 'metaKey'],
            ['F5'], ['F6'], ['F11'], ['F12'], ['ArrowLeft', 'altKey'], ['ArrowDown', 'altKey'], ['Tab'], ['+', 'ctrlKey'], ['0', 'ctrlKey'], ['PageDown'], ['Enter', 'ctrlKey'], ['/', 'ctrlKey'], ['k', 'altKey']])
            if (!target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...(held ? { [held]: true } : {}) }))) taken.push(`${held ?? ''} ${key} at ${target.tagName}`);
        return taken;
      });
      assert.deepEqual(taken, []);
    });

    run('editing: the field and the app hold the same text', async (tab) => {
      await tab.goto('');
      await tab.click('searchbox', 'Search status codes');
      const same = async (text, what) => {
        await tab.until((text) => document.activeElement.value === text, text);
        await tab.until((text) => (new URLSearchParams(location.search).get('q') ?? '') === text, text);
        assert.ok(what);
      };
      await tab.type('abcdefghijklmnopqrstuvwxyz0123456789');
      await same('abcdefghijklmnopqrstuvwxyz0123456789', 'a burst of 36 keys');
      await tab.press('Control+a');
      await tab.press('Control+x');
      await same('', 'cut');
      await tab.press('Control+v');
      await tab.press('Control+v');
      await same('abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789', 'paste');
      await tab.press('Control+z');
      await same('abcdefghijklmnopqrstuvwxyz0123456789', 'undo');
      await tab.press('Control+a');
      await tab.type('too many');
      await same('too many', 'typed over a selection');
      await tab.press('Control+Backspace');
      await same('too ', 'a word deleted');
      await tab.press('Control+a');
      await tab.type('e\u0301 🫖 naïve');
      await same('e\u0301 🫖 naïve', 'marks and emoji');
      for (let i = 0; i < 7; ++i) await tab.press('Backspace');
      await same('e\u0301 ', 'an emoji is one character');
    });

    run('text: selected with the mouse, copied, found', async (tab) => {
      await tab.goto('429/');
      const { from, to, text } = await tab.eval(() => {
        const paragraph = [...document.querySelectorAll('main p')].find((element) => element.textContent.length > 80);
        paragraph.scrollIntoView({ block: 'center' });
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
        const [first, last] = [boxes[0], boxes.at(-1)];
        return { from: [first.left + 1, first.top + first.height / 2], to: [last.right + 3, last.top + last.height / 2], text: paragraph.textContent };
      });
      await tab.page.mouse.move(...from);
      await tab.page.mouse.down();
      await tab.page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
      await tab.page.mouse.move(...to);
      await tab.page.mouse.up();
      assert.equal(await tab.eval(() => getSelection().toString()), text);
      await tab.press('Control+c');
      await tab.click('searchbox', 'Search status codes');
      await tab.press('Control+v');
      await tab.until((text) => document.activeElement.value === text, text);
      await tab.goto('429/');
      assert.ok(await tab.eval(() => getSelection().removeAllRanges() ?? find('exponentially')), 'found on the page');
      assert.ok(await tab.eval(() => document.querySelector('main').contains(getSelection().anchorNode)));
    });

    run('copying puts on the clipboard what it says', async (tab) => {
      await tab.goto('428/');
      const example = await tab.eval(() => document.querySelector('pre').textContent);
      await tab.click('button', 'Copy example');
      await tab.until(() => document.querySelector('#announce').textContent === 'Copied');
      await tab.click('searchbox', 'Search status codes');
      await tab.press('Control+v');
      await tab.until((example) => document.activeElement.value === example, example.replaceAll('\n', ' '));
    });

    run('a lost context comes back three times with the same picture', async (tab) => {
      await tab.goto('429/');
      await tab.page.mouse.move(5, 5);
      await tab.settled();
      const before = await tab.picture();
      for (let i = 0; i < 3; ++i) {
        await tab.eval(async () => {
          const canvas = document.querySelector('canvas');
          const extension = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
          const heard = (name) => new Promise((done) => canvas.addEventListener(name, () => setTimeout(done), { once: true }));
          const lost = heard('webglcontextlost');
          extension.loseContext();
          await lost;
          const back = heard('webglcontextrestored');
          extension.restoreContext();
          await back;
        });
        await tab.settled();
        assert.equal(await tab.difference(before, await tab.picture()), 0, `time ${i + 1}`);
      }
      await tab.click('link', 'Which status?');
      await tab.at('How did the request go?');
    });

    run('a context that stays lost leaves the HTML page', async (tab) => {
      await tab.goto('429/');
      await tab.eval(() => document.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
      await tab.ready('html');
      assert.equal(await tab.heading(), '429 Too Many Requests');
    });
  });

for (const kind of browsers)
  describe(`hidden in ${kind}`, () => {
    let session;
    before(async () => { session = await Session.start(kind === 'chromium' ? 'plain' : kind); });
    after(() => session?.close());

    test('behind another tab: no frame and no draw call, whatever changes; then the picture is right', inTab(() => session, async (tab) => {
      await tab.goto('');
      await tab.settled();
      const front = await tab.context.newPage();
      await front.bringToFront();
      await tab.until(() => document.hidden);
      // A frame that was asked for before may still come (in Firefox), or be held back: nothing is done in it.
      const { pending, heading } = await tab.eval(() => {
        const pending = counts.asked - counts.frames;
        counts.asked = counts.frames = counts.draws = 0;
        document.querySelector('a.hit').click();
        return { pending, heading: document.querySelector('h1').textContent };
      });
      assert.equal(heading, '100 Continue', 'the elements are up to date');
      await tab.eval(() => document.querySelector('button.r-button').click());
      await new Promise((done) => setTimeout(done, 3000));
      const { asked, frames, draws } = await tab.eval(() => counts);
      assert.deepEqual([asked, draws], [0, 0]);
      assert.ok(frames <= pending, `${frames} of ${pending}`);
      await tab.page.bringToFront();
      await tab.until(() => counts.draws > 0);
      await front.close();
    }));
  });
