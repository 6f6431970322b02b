// Covers the app where it is harder to live: offline, below a path, without script, without WebGL2, with forced colors,
// with storage that refuses. web/offline.js, web/plain.js and web/start.js.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Session, browsers, inTab } from './tab.mjs';

for (const kind of browsers)
  describe(`places in ${kind}`, () => {
    let session;
    before(async () => { session = await Session.start(kind); });
    after(() => session?.close());
    const run = (name, body, options) => test(name, inTab(() => session, body, options));

    run('offline after the first visit, also what was never looked at', async (tab) => {
      await session.publish();
      await tab.goto('');
      await tab.until(() => navigator.serviceWorker.controller?.state === 'activated');
      await session.stopServer();
      for (const [path, heading] of [['429/', '429 Too Many Requests'], ['which/redirects/', null], ['?q=teapot', null]]) {
        assert.equal(await tab.goto(path), 200, path);
        if (heading) assert.equal(await tab.heading(), heading);
        await tab.reload();
      }
      assert.equal((await tab.hits())[0], '418 (Unused)');
      await tab.click('link', '418 (Unused)', ['list', 'Results']);
      await tab.at('418 (Unused)');
      await tab.reload();
      assert.equal(await tab.goto('no/such/page'), 404);
      assert.equal(await tab.heading(), 'Nothing at this address');
    });

    run('below a path, also when it is not found there', async (tab) => {
      await session.publish(undefined, '/deep/er/');
      await tab.goto('429/');
      const outside = await tab.eval((root) => [...document.links].map((link) => link.href).filter((href) => href.startsWith(location.origin) && !href.startsWith(root)), session.root);
      assert.deepEqual(outside, []);
      await tab.click('link', 'Which status?');
      await tab.at('How did the request go?');
      assert.equal(await tab.path(), 'which/');
      await tab.reload();
      await tab.click('searchbox', 'Search status codes');
      await tab.type('teapot');
      await tab.press('Enter');
      await tab.at('418 (Unused)');
      assert.equal(await tab.path(), '418/?q=teapot');
      assert.equal(await tab.goto('not/here/'), 404);
      assert.equal(await tab.heading(), 'Nothing at this address');
      assert.match(await tab.eval(() => document.querySelector('main').textContent), /not\/here/);
      await tab.click('link', 'All status codes');
      await tab.at('HTTP status codes');
      assert.equal(await tab.path(), '');
      tab.problems = tab.problems.filter(({ url }) => !url?.includes('/assets/')); // where the page looked for the root
    });

    run('nothing is asked for twice, and after the first visit nothing at all', async (tab) => {
      await session.publish();
      const programs = [], asked = [];
      tab.page.on('request', (request) => request.url().endsWith('.wasm') && programs.push(request.url()));
      session.server.on('request', (request) => asked.push(request.url));
      await tab.goto('429/');
      await tab.until(() => navigator.serviceWorker.controller?.state === 'activated');
      assert.equal(programs.length, 1);
      asked.length = 0;
      await tab.reload();
      await tab.click('link', 'Which status?');
      await tab.at('How did the request go?');
      await tab.settled();
      assert.equal(programs.length, 2);
      assert.deepEqual(asked.filter((url) => !url.endsWith('/sw.js')), []);
    });

    const plain = async (tab) => {
      await tab.goto('429/', { ready: 'html' });
      assert.equal(await tab.heading(), '429 Too Many Requests');
      assert.deepEqual(await tab.eval(() => [document.querySelectorAll('canvas, #app').length, document.querySelectorAll('h1').length]), [0, 1]);
      await tab.click('button', 'Theme');
      await tab.until(() => document.documentElement.dataset.theme === 'light');
      await tab.click('link', 'Which status?');
      await tab.at('How did the request go?');
      assert.equal(await tab.path(), 'which/');
    };
    run('without WebGL2 the HTML page stays, and works', plain, { init: () => { HTMLCanvasElement.prototype.getContext = () => null; } });
    run('without WebAssembly too', plain, { init: () => { delete globalThis.WebAssembly; } });
    run('and when the program cannot be loaded', plain, { init: () => {
      const get = globalThis.fetch;
      globalThis.fetch = (url, ...rest) => (String(url).endsWith('.wasm') ? Promise.reject(new TypeError('gone')) : get(url, ...rest));
    } });
    run('on request too: ?view=html', async (tab) => {
      await tab.goto('429/?view=html', { ready: 'html' });
      assert.equal(await tab.eval(() => document.querySelectorAll('canvas').length), 0);
    });

    run('where storage refuses nothing but the remembered theme is lost', async (tab) => {
      await tab.goto('404/');
      assert.equal(await tab.heading(), '404 Not Found');
      await tab.click('button', 'Theme');
      await tab.until(() => document.querySelector('#announce').textContent === 'Theme: light');
    }, { init: () => {
      Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });
    } });
  });

for (const kind of browsers)
  describe(`forced colors in ${kind}`, () => {
    let session;
    before(async () => { session = await Session.start(kind, { prefs: { 'browser.display.document_color_use': 2 } }); });
    after(() => session?.close());

    test('show the HTML page', inTab(() => session, async (tab) => {
      await tab.goto('429/', { ready: 'html' });
      assert.equal(await tab.heading(), '429 Too Many Requests');
      assert.equal(await tab.eval(() => document.querySelectorAll('canvas').length), 0);
    }, kind === 'firefox' ? {} : { forcedColors: 'active' }));

    if (kind === 'chromium')
      test('also when they come later', inTab(() => session, async (tab) => {
        await tab.goto('429/');
        await tab.page.emulateMedia({ forcedColors: 'active' });
        await tab.ready('html');
        assert.equal(await tab.path(), '429/');
        assert.equal(await tab.heading(), '429 Too Many Requests');
      }));
  });

if (browsers.includes('chromium'))
  describe('without script', () => {
    let session;
    before(async () => { session = await Session.start('chromium'); });
    after(() => session?.close());

    test('pages are complete, and their links work', inTab(() => session, async (tab) => {
      await tab.goto('', { ready: null });
      assert.equal(await tab.heading(), 'HTTP status codes');
      await tab.click('link', '429 Too Many Requests', ['list', 'Results']);
      await tab.at('429 Too Many Requests');
      assert.equal(await tab.path(), '429/');
      assert.match(await tab.eval(() => document.querySelector('main').textContent), /Retry-After/);
      await tab.click('link', 'Which status?');
      await tab.at('How did the request go?');
      assert.ok(await tab.eval(() => document.querySelectorAll('figure a').length) > 5, 'the flowchart is there');
      assert.match(await tab.eval(() => document.querySelector('main > .notice').innerText), /Without its program this page starts at the first question/);
      // Every answer leads to a page, or to a place that is there.
      const answers = await tab.eval(() => [...document.querySelectorAll('[aria-label=Answers] > *')].map((answer) => [answer.tagName, answer.hash ? document.getElementById(decodeURIComponent(answer.hash.slice(1)))?.textContent : answer.pathname]));
      assert.ok(answers.length > 3);
      for (const [tag, place] of answers) assert.ok(tag === 'A' && place, `${tag} to ${place}`);
      // By questions to a code: each answer's place holds the next one's.
      await tab.click('link', 'It worked', ['group', 'Answers']);
      await tab.until(() => location.hash !== '');
      const next = await tab.eval(() => {
        const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        place.closest('li').querySelectorAll('a').forEach((link) => { if (link.textContent === '201 Created') link.dataset.next = ''; });
        return place.textContent;
      });
      assert.equal(next, 'What does the client get back?');
      await tab.page.locator('a[data-next]').first().click();
      await tab.at('201 Created');
      // By search, which takes script, to what the page says instead: by class, and by questions.
      await tab.goto('', { ready: null });
      await tab.click('searchbox', 'Search status codes');
      await tab.type('too many');
      await tab.press('Enter');
      await tab.until(() => location.search === '?q=too+many');
      assert.match(await tab.eval(() => document.querySelector('main > .notice').innerText), /cannot search or combine filters/);
      await tab.click('button', '4xx Client error');
      await tab.at('4xx Client error');
      await tab.click('link', '429 Too Many Requests', ['list', 'Results']);
      await tab.at('429 Too Many Requests');
      await tab.goto('?q=too+many', { ready: null });
      assert.equal(await tab.eval(() => document.querySelector('footer [data-part=printer]').checkVisibility()), false, 'nothing to switch to');
      assert.equal(await tab.goto('no/such/page/', { ready: null }), 404);
      // What cannot work is not offered.
      await tab.goto('429/', { ready: null });
      assert.equal(await tab.page.getByRole('button', { name: 'Theme' }).count(), 0);
    }, { javaScriptEnabled: false }));
  });

if (browsers.includes('chromium'))
  describe('installing', () => {
    let session;
    before(async () => { session = await Session.start('chromium'); });
    after(() => session?.close());

    test('the manifest is taken as that of an app', inTab(() => session, async (tab) => {
      await tab.goto('which/');
      const devtools = await tab.context.newCDPSession(tab.page);
      const { url, errors, data } = await devtools.send('Page.getAppManifest');
      assert.deepEqual(errors.filter(({ critical }) => critical), []);
      assert.equal(url, tab.url('manifest.webmanifest'));
      assert.equal(new URL(JSON.parse(data).start_url, url).href, session.root);
      const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
      assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
    }));
  });
