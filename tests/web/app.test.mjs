// Covers the whole app in real browsers, by role and name: what a person does from loading a page to choosing a code.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Session, browsers, findsSignals, inTab } from './tab.mjs';

for (const kind of browsers)
  describe(`app in ${kind}`, () => {
    let session;
    before(async () => { session = await Session.start(kind); });
    after(() => session?.close());
    const run = (name, body, options) => test(name, inTab(() => session, body, options));

    run('loads: interactive, and nothing is there twice', async (tab, t) => {
      assert.equal(await tab.goto(''), 200);
      const found = await tab.eval(() => ({
        mark: performance.getEntriesByName('app-interactive')[0]?.startTime,
        title: document.title,
        inBody: [...document.body.children].map((element) => element.id),
        headings: [...document.querySelectorAll('h1')].map((element) => element.textContent),
        once: ['header', 'nav', 'main', 'aside', 'footer', 'input[type=search]'].map((selector) => document.querySelectorAll(selector).length),
        ids: [...document.querySelectorAll('[id]')].map((element) => element.id).filter((id, i, all) => all.indexOf(id) !== i),
        draws: counts.draws,
      }));
      assert.ok(found.mark > 0, 'the mark app-interactive is set');
      t.diagnostic(`app-interactive after ${Math.round(found.mark)} ms`);
      assert.match(found.title, /Status Atlas/);
      assert.deepEqual(found.inBody, ['skip', 'app']);
      assert.deepEqual(found.headings, ['HTTP status codes']);
      assert.deepEqual(found.once, [1, 1, 1, 1, 1, 1]);
      assert.deepEqual(found.ids, [], 'no id twice');
      assert.ok(found.draws > 0, 'the canvas was drawn on');
    });

    run('search: the first hit is the current one, arrows move it, Enter opens it', async (tab) => {
      await tab.goto('');
      const entries = await tab.eval(() => history.length);
      await tab.click('searchbox', 'Search status codes');
      await tab.type('too many');
      await tab.until(() => location.search === '?q=too+many');
      assert.equal(await tab.eval(() => history.length), entries, 'typing makes no history');
      const current = () => tab.eval(() => document.querySelector('a[aria-current=true]')?.textContent);
      const hits = await tab.hits();
      assert.equal(hits[0], '429 Too Many Requests');
      assert.ok(hits.length > 1);
      assert.equal(await current(), hits[0]);
      await tab.press('ArrowDown');
      assert.equal(await current(), hits[1]);
      await tab.press('ArrowUp');
      await tab.press('ArrowUp');
      assert.equal(await current(), hits[0]);
      await tab.press('Enter');
      await tab.at('429 Too Many Requests');
      assert.equal(await tab.path(), '429/?q=too+many', 'the list stays');
      assert.match(await tab.eval(() => document.title), /^429 Too Many Requests/);
      assert.equal(await tab.eval(() => history.length), entries + 1);
    });

    run('search: typing mistakes, everyday words, former names', async (tab) => {
      await tab.goto('');
      for (const [words, hit] of [
        ['too mnay requets', '429 Too Many Requests'], ['not fuond', '404 Not Found'], ['i am a teapot', '418 (Unused)'],
        ['payload too large', '413 Content Too Large'], ['captive portal', '511 Network Authentication Required'],
      ]) {
        await (await tab.find('searchbox', 'Search status codes')).evaluate((box) => { box.focus(); box.select(); });
        await tab.type(words);
        await tab.until((words) => new URLSearchParams(location.search).get('q') === words, words);
        assert.equal((await tab.hits())[0], hit, words);
      }
    });

    run('search: a signal and a line that holds one lead to the signal, by keyboard', async (tab) => {
      await tab.goto('');
      await findsSignals(tab);
    });

    run('search: nothing found is said, with ways on', async (tab) => {
      await tab.goto('?q=zzzzqqqq');
      assert.deepEqual(await tab.hits(), []);
      assert.match(await tab.eval(() => document.querySelector('section [role=status]').textContent), /^(No|0) /);
      await tab.click('searchbox', 'Search status codes');
      await tab.press('Escape');
      await tab.until(() => document.querySelectorAll('a.hit').length > 50);
      assert.equal(await tab.eval(() => document.querySelector('input[type=search]').value), '');
      assert.equal(await tab.path(), '');
    });

    run('filters: pressed, combined with the search, in the URL, back takes them away', async (tab) => {
      await tab.goto('');
      const pressed = () => tab.attribute('aria-pressed', 'button', '4xx Client error');
      assert.equal(await pressed(), 'false');
      const all = (await tab.hits()).length;
      await tab.click('button', '4xx Client error');
      assert.equal(await pressed(), 'true');
      await tab.until(() => location.href.includes('4xx'));
      const some = await tab.hits();
      assert.ok(some.length > 10 && some.length < all);
      assert.ok(some.every((hit) => hit.startsWith('4')), String(some));
      await tab.click('searchbox', 'Search status codes');
      await tab.type('required');
      await tab.until(() => new URLSearchParams(location.search).get('q') === 'required');
      const both = await tab.hits();
      assert.ok(both.length > 0 && both.every((hit) => hit.startsWith('4')), String(both));
      assert.match(await tab.eval(() => document.querySelector('section[aria-label=Results] [role=status]').textContent), new RegExp(`^${both.length} code`));
      const path = await tab.path();
      await tab.reload();
      assert.equal(await tab.path(), path);
      assert.deepEqual(await tab.hits(), both);
      assert.equal(await pressed(), 'true');
      await tab.back();
      await tab.until((all) => document.querySelectorAll('a.hit').length === all, all);
      assert.equal(await pressed(), 'false');
    });

    run('opens a code from the list and comes back to where one was', async (tab) => {
      await tab.goto('');
      const list = () => tab.eval(() => {
        const scroller = document.querySelector('a.hit').closest('.scrolls');
        return { scroller: scroller.id, top: scroller.scrollTop };
      });
      await tab.focus('link', '422 Unprocessable Content', ['list', 'Results']);
      await tab.until(() => document.querySelector('a.hit').closest('.scrolls').scrollTop > 0);
      const before = await list();
      await tab.press('Enter');
      await tab.at('422 Unprocessable Content');
      assert.equal(await tab.path(), '422/');
      await tab.eval(() => { document.querySelector('a.hit').closest('.scrolls').scrollTop = 0; });
      await tab.eval(() => document.querySelector('h1').focus());
      await tab.back();
      await tab.at('HTTP status codes');
      // The list may stand there already, if the frame that shows the opened row came after it was scrolled: the focus tells.
      await tab.until(() => document.activeElement.textContent === '422 Unprocessable Content');
      const back = await list();
      assert.equal(back.scroller, before.scroller);
      assert.ok(Math.abs(back.top - before.top) <= 1, `${back.top} instead of ${before.top}`);
      await tab.eval(() => history.forward());
      await tab.at('422 Unprocessable Content');
      assert.equal(await tab.path(), '422/');
    });

    run('the wizard: from questions to an outcome, back, and copies of it', async (tab) => {
      await tab.goto('which/');
      assert.equal(await tab.eval(() => document.querySelector('a[aria-current=page].tab, nav a[aria-current=page]').textContent), 'Which status?');
      const taken = [];
      for (let steps = 0; steps < 12; ++steps) {
        const before = await tab.heading();
        if (/^\d{3} /.test(before)) break;
        const answer = await tab.eval(() => document.querySelector('[role=group][aria-label=Answers] button strong').textContent);
        taken.push(answer);
        await tab.click('button', answer, ['group', 'Answers']);
        await tab.until((before) => document.querySelector('h1').textContent !== before, before);
      }
      const outcome = await tab.heading();
      assert.match(outcome, /^\d{3} \S/);
      assert.equal(await tab.eval(() => document.querySelector('#announce').textContent), outcome, 'announced');
      const path = await tab.path();
      assert.match(path, /^which\/\?a=/);
      assert.equal(path.split('=')[1].split(',').length, taken.length, 'one answer each');
      // A permalink.
      await tab.reload();
      assert.equal(await tab.heading(), outcome);
      assert.equal(await tab.path(), path);
      // Copies, as pasting shows.
      const copies = await tab.eval(() => [...document.querySelectorAll('main button')].map((button) => button.textContent).filter((name) => name.startsWith('Copy')));
      assert.ok(copies.length > 0);
      for (const name of copies) {
        await tab.click('button', name);
        await tab.until(() => document.querySelector('#announce').textContent === 'Copied');
        await tab.eval(() => { document.querySelector('#announce').textContent = ''; });
      }
      assert.equal(await tab.path(), path, 'copying changes nothing');
      await tab.back();
      await tab.until((outcome) => document.querySelector('h1').textContent !== outcome, outcome);
      assert.equal((await tab.path()).split(',').length, taken.length - 1 || 1);
    });

    run('the flowchart on redirects', async (tab) => {
      await tab.goto('which/redirects/');
      const shown = await tab.eval(() => {
        const chart = document.querySelector('figure');
        return { codes: [...chart.querySelectorAll('a')].map((link) => link.textContent), wide: chart.scrollWidth, boxes: [...chart.querySelectorAll('a')].filter((link) => link.getBoundingClientRect().width > 40).length };
      });
      for (const code of ['301', '302', '303', '307', '308']) assert.ok(shown.codes.some((text) => text.includes(code)), code);
      assert.ok(shown.boxes > 5);
      for (const zoom of ['Zoom in', 'Zoom out', 'Fit']) await tab.click('button', zoom);
    });

    run('a deep address loads as it was left', async (tab) => {
      for (const [path, heading] of [
        ['429/', '429 Too Many Requests'], ['compare/401-403/', '401 Unauthorized or 403 Forbidden'], ['class/4xx/', '4xx Client error'], ['field/retry-after/', 'Retry-After'],
        ['about/', 'About Status Atlas'], ['?q=too+many&class=4xx', null], ['499/#499-esri', null],
      ]) {
        assert.equal(await tab.goto(path), 200, path);
        if (heading) assert.equal(await tab.heading(), heading);
        assert.equal(decodeURIComponent(await tab.path()), path);
        await tab.whole();
        const text = await tab.eval(() => document.querySelector('main').textContent);
        await tab.reload();
        await tab.whole();
        assert.equal(await tab.eval(() => document.querySelector('main').textContent), text, path);
      }
    });

    run('a malformed address shows the nearest page and says so', async (tab) => {
      for (const [path, status, heading, says] of [
        ['?class=9xx', 200, 'HTTP status codes', /no class “9xx”/], ['?standing=odd&class=4xx', 200, '4xx Client error', /no standing “odd”/],
        ['which/?a=nonsense', 200, 'How did the request go?', /nonsense|answer/i], ['which/no-such-chart/', 404, 'How did the request go?', /no flowchart “no-such-chart”/],
        ['?q=%zz%ff', 200, null, null], ['?&&=&q', 200, 'HTTP status codes', null], [`?q=${'x'.repeat(3000)}`, 200, null, /too long/],
      ]) {
        assert.equal(await tab.goto(path), status, path);
        if (heading) assert.equal(await tab.heading(), heading, path);
        if (says) assert.match(await tab.eval(() => document.querySelector('main').textContent), says, path);
      }
    });

    run('an unknown path is 404, and the app all the same', async (tab) => {
      assert.equal(await tab.goto('nowhere/at/all/'), 404);
      assert.equal(await tab.heading(), 'Nothing at this address');
      assert.match(await tab.eval(() => document.querySelector('main').textContent), /nowhere\/at\/all/);
      assert.equal(await tab.goto('rate-limit-exceeded'), 404);
      assert.ok((await tab.hits()).includes('429 Too Many Requests'), 'it searches for what was asked');
      await tab.click('link', '429 Too Many Requests', ['list', 'Results']);
      await tab.at('429 Too Many Requests');
      assert.match(await tab.path(), /^429\//);
    });

    run('hostile text is text', async (tab) => {
      const hostile = '<img src=x onerror="hacked=1"><script>hacked=1</script>"\'&';
      await tab.goto(`?q=${encodeURIComponent(hostile)}`);
      const check = async () => assert.deepEqual(await tab.eval(() => [globalThis.hacked, document.querySelectorAll('img, #app script').length]), [undefined, 0]);
      await check();
      assert.equal(await tab.eval(() => document.querySelector('input[type=search]').value), hostile);
      await tab.goto(encodeURIComponent(hostile));
      await check();
      for (const at of [`which/?a=${encodeURIComponent(hostile)}`, `?class=${encodeURIComponent(hostile)}`, `404/#${encodeURIComponent(hostile)}`, 'javascript:hacked=1//']) {
        await tab.goto(at);
        await check();
      }
    });

    run('typing that began before the app was there is kept', async (tab) => {
      await tab.goto('', { ready: null });
      await tab.until(() => document.querySelector('input[type=search]')?.getClientRects().length);
      await tab.eval(() => {
        const box = document.querySelector('input[type=search]');
        box.focus();
        box.value = 'teapot';
        box.setSelectionRange(2, 3);
      });
      await tab.ready();
      assert.deepEqual(await tab.eval(() => {
        const box = document.activeElement;
        return [box.type, box.value, box.selectionStart, box.selectionEnd, document.querySelectorAll('input').length];
      }), ['search', 'teapot', 2, 3, 1]);
      assert.equal((await tab.hits())[0], '418 (Unused)');
    }, { init: () => {
      // The app has to wait until the test has typed.
      const get = globalThis.fetch;
      globalThis.fetch = async (...args) => {
        const response = await get(...args);
        while (document.querySelector('input[type=search]')?.value !== 'teapot') await new Promise((done) => setTimeout(done, 10));
        return response;
      };
    } });

    for (const [how, init] of [
      ['at once', undefined],
      ['after the page was read', () => {
        const get = globalThis.fetch;
        globalThis.fetch = async (...args) => {
          const response = await get(...args);
          await new Promise((done) => setTimeout(done, 700));
          return response;
        };
      }],
    ])
      run(`a link to one meaning of a code shows that meaning, ${how}`, async (tab) => {
        await tab.goto('499/#499-esri');
        await tab.settled();
        const [heading, header] = await tab.eval(() => [
          [...document.querySelectorAll('h2')].find(({ textContent }) => textContent.includes('Esri')).getBoundingClientRect().top,
          document.querySelector('header').getBoundingClientRect().bottom]);
        assert.ok(heading >= header - 1 && heading < header + 60, `the heading stands at ${heading}, below a header of ${header}`);
      }, init && { init });

    run('the theme: system, light, dark, remembered', async (tab) => {
      await tab.goto('');
      const shown = () => tab.eval(() => document.documentElement.dataset.theme);
      assert.equal(await shown(), 'light', 'as the system is');
      for (const theme of ['light', 'dark']) {
        await tab.click('button', 'Theme');
        await tab.until((theme) => document.querySelector('#announce').textContent === `Theme: ${theme}`, theme);
        assert.equal(await shown(), theme);
      }
      await tab.goto('404/');
      assert.equal(await shown(), 'dark', 'remembered');
      await tab.click('button', 'Theme');
      assert.equal(await shown(), 'light', 'as the system is again');
      await tab.reload();
      assert.equal(await shown(), 'light');
    });
  });
