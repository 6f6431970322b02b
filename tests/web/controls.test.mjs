// Controls that tell the truth, pages that keep their place, and small windows: what a person sees before and after
// using something (src/app/view_explore.cc, src/ui/layout.cc, web/host.js), in the app and in live HTML.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Session, browsers, inTab } from './tab.mjs';

const noCanvas = () => { HTMLCanvasElement.prototype.getContext = () => null; };

/** Where an element is, within what it scrolls in: is all of it in sight? */
const inSight = (selector) => {
  const element = document.querySelector(selector);
  if (!element) return false;
  const at = element.getBoundingClientRect();
  const around = element.closest('.scrolls, [data-part=results]')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
  return at.top >= Math.max(0, around.top) - 1 && at.bottom <= Math.min(innerHeight, around.bottom) + 1;
};

for (const kind of browsers)
  describe(`controls in ${kind}`, () => {
    let session;
    before(async () => { session = await Session.start(kind); });
    after(() => session?.close());

    for (const [printer, ready, init] of [['app', 'app', undefined], ['live HTML', 'html', noCanvas]]) {
      const run = (name, body, options) => test(`${printer}: ${name}`, inTab(() => session, body, { init, ...options }));
      const open = async (tab, path) => {
        await tab.goto(path, { ready });
        await tab.until(() => performance.getEntriesByName('data-complete').length > 0);
      };

      run('counts tell what a click shows, under a query too', async (tab) => {
        await open(tab, '');
        const count = (name) => tab.eval((name) => {
          const button = [...document.querySelectorAll('[data-part=filters] button')].find((button) => button.textContent.startsWith(name));
          return Number(/\d+$/.exec(button.textContent)[0]);
        }, name);
        for (const words of ['', 'not', 'is:cacheable']) {
          await tab.click('searchbox', 'Search status codes');
          await tab.press('Control+a');
          await tab.press('Backspace');
          await tab.type(words);
          await tab.until((words) => document.querySelector('input[type=search]').value === words, words);
          for (const filter of ['4xx Client error', 'Vendor', 'Standard', 'Requires a field']) {
            const told = await count(filter);
            await tab.click('button', filter);
            await tab.until((name) => [...document.querySelectorAll('[data-part=filters] button[aria-pressed=true]')].some((button) => button.textContent.startsWith(name)), filter);
            assert.equal((await tab.hits()).length, told, `${filter} under “${words}”`);
            await tab.click('button', filter);
            await tab.until(() => !document.querySelector('[data-part=filters] button[aria-pressed=true]'));
          }
        }
      });

      run('the count is said once typing rests, and Enter leads to the heading', async (tab) => {
        await open(tab, '');
        await tab.eval(() => {
          globalThis.told = [];
          new MutationObserver(() => globalThis.told.push(document.getElementById('announce').textContent)).observe(document.getElementById('announce'), { childList: true, characterData: true, subtree: true });
        });
        await tab.click('searchbox', 'Search status codes');
        await tab.type('too many');
        await tab.until(() => globalThis.told.length > 0);
        const told = await tab.eval(() => globalThis.told);
        assert.equal(told.length, 1, String(told));
        assert.equal(told[0], await tab.eval(() => document.querySelector('[data-part=results] [role=status]').textContent));
        assert.equal(await tab.eval(() => document.querySelector('[data-part=results] [role=status]').getAttribute('aria-live')), 'off', 'it does not say itself with every letter');
        const current = await tab.eval(() => {
          const box = document.activeElement;
          return [document.getElementById(box.getAttribute('aria-activedescendant'))?.textContent, document.getElementById(box.getAttribute('aria-controls'))?.querySelectorAll('a.hit').length > 1];
        });
        assert.deepEqual(current, ['429 Too Many Requests', true]);
        await tab.press('Enter');
        await tab.at('429 Too Many Requests');
        await tab.until(() => document.activeElement.matches('h1'));
      });

      run('the skip link is the first stop, and leads to the content', async (tab) => {
        await open(tab, '429/');
        await tab.eval(() => document.activeElement.blur());
        await tab.press('Tab');
        assert.equal(await tab.eval(() => document.activeElement.textContent), 'Skip to content');
        assert.ok(await tab.eval(() => document.activeElement.getBoundingClientRect().top >= 0), 'it is seen');
        await tab.press('Enter');
        await tab.until(() => document.activeElement.id === 'main');
        assert.equal(await tab.path(), '429/');
      });

      run('a code far down is in sight in the list, also after a link', async (tab) => {
        await open(tab, '429/');
        await tab.until(inSight, 'a.hit[aria-current]');
        assert.equal(await tab.eval(() => document.querySelector('a.hit[aria-current]').textContent), '429 Too Many Requests');
        await tab.eval(() => [...document.querySelectorAll('main a')].find((link) => /^511|504|^503/.test(link.textContent)).click());
        await tab.until(() => !document.querySelector('h1').textContent.startsWith('429'));
        await tab.until(inSight, 'a.hit[aria-current]');
        assert.ok(await tab.eval(() => document.querySelector('h1').textContent === document.querySelector('a.hit[aria-current]').textContent));
      });

      run('a reload finds scroll and focus where they were', async (tab) => {
        await open(tab, '429/');
        await tab.eval(() => {
          const link = [...document.querySelectorAll('main a')].find((link) => link.textContent.includes('RFC 9110'));
          link.scrollIntoView({ block: 'center' });
          link.focus();
        });
        await tab.settled();
        const where = () => tab.eval(() => ({ text: document.activeElement.textContent, top: Math.round(document.activeElement.getBoundingClientRect().top) }));
        const before = await where();
        await tab.reload(ready);
        await tab.until((text) => document.activeElement.textContent === text, before.text);
        await tab.settled();
        assert.ok(Math.abs((await where()).top - before.top) <= 2, `${(await where()).top} and ${before.top}`);
      });

      run('a number of several owners lists them first; three flowcharts stand by themselves', async (tab) => {
        await open(tab, '499/');
        const owners = await tab.eval(() => [...document.querySelectorAll('main [aria-label=Owners] a')].map((link) => Math.round(link.getBoundingClientRect().bottom)));
        assert.equal(owners.length, await tab.eval(() => [...document.querySelectorAll('main h2')].filter((heading) => heading.textContent.startsWith('499')).length + 1));
        assert.ok(owners.length > 3 && owners.every((bottom) => bottom < 800), String(owners));
        await open(tab, '429/');
        const charts = await tab.eval(() => {
          const list = [...document.querySelectorAll('main h2')].find((heading) => heading.textContent === 'Flowcharts that lead here').nextElementSibling;
          return [...list.querySelectorAll('li')].map((item) => item.querySelectorAll('a').length);
        });
        assert.deepEqual(charts.slice(0, 3), [1, 1, 1]);
        assert.ok(charts.length === 4 && charts[3] > 2, String(charts));
      });

      run('a wide window lists the sections; a link leads there, and back', async (tab) => {
        await open(tab, '429/');
        const links = await tab.eval(() => [...document.querySelectorAll('nav[data-part=contents] a')].map((link) => link.textContent));
        assert.ok(links.includes('Header fields') && links.includes('Sources'), String(links));
        await tab.click('link', 'Sources', undefined);
        await tab.until(() => location.hash === '#sources');
        const top = () => tab.eval(() => [...document.querySelectorAll('main h2')].find((heading) => heading.textContent === 'Sources').getBoundingClientRect().top);
        await tab.settled();
        assert.ok(await top() < 1000 && await top() > 0);
        await tab.eval(() => { for (const element of [document.documentElement, ...document.querySelectorAll('.scrolls')]) element.scrollTop = 0; });
        await tab.reload(ready);
        await tab.back();
        await tab.until(() => location.hash === '');
      }, { width: 1680, height: 1000 });

      run('a button that copied says so; a double click answers once; digits answer, Backspace takes back', async (tab) => {
        await open(tab, '428/');
        if (ready === 'html') await tab.click('button', 'Close'); // the notice, which stands over what it says is plain
        await tab.eval(() => { navigator.clipboard.writeText = async () => {}; });
        await tab.eval(() => {
          globalThis.said = false;
          const look = () => { globalThis.said ||= [...document.querySelectorAll('main button')].some((button) => button.textContent === 'Copied'); };
          new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
        });
        await tab.click('button', 'Copy example');
        await tab.until(() => globalThis.said);
        await tab.find('button', 'Copy example');
        await open(tab, 'which/');
        const asked = await tab.heading();
        const button = await tab.find('button', 'It worked');
        await button.click({ clickCount: 2, count: 2 });
        await tab.until((asked) => document.querySelector('h1').textContent !== asked, asked);
        assert.equal(await tab.path(), 'which/?a=worked');
        // Back leaves the entry of the answer, by key and by button, and makes none.
        const entries = await tab.eval(() => history.length);
        await tab.press('Backspace');
        await tab.at(asked);
        await tab.until(() => location.search === '');
        await tab.click('button', 'It worked');
        await tab.until((asked) => document.querySelector('h1').textContent !== asked, asked);
        await tab.click('button', 'Back');
        await tab.at(asked);
        await tab.until(() => location.search === '');
        assert.equal(await tab.eval(() => history.length), entries);
        await tab.press('1');
        await tab.until((asked) => document.querySelector('h1').textContent !== asked, asked);
        assert.match(await tab.path(), /^which\/\?a=\w+$/);
      });

      run('the empty search box offers what can be written in it; a press writes it, and it tells which hit is the current one', async (tab) => {
        await open(tab, '429/');
        await tab.press('/');
        await tab.until(() => document.querySelector('[data-part=teach]') !== null);
        const box = () => tab.eval(() => {
          const box = document.querySelector('input[type=search]');
          const popup = document.getElementById(box.getAttribute('aria-controls'));
          const active = document.getElementById(box.getAttribute('aria-activedescendant'));
          return [box.getAttribute('role'), popup?.dataset.part ?? null, popup?.tagName ?? null, active?.matches('a.hit[aria-current]') ?? null];
        });
        assert.deepEqual((await box()).slice(0, 2), [null, 'teach']);
        const seen = await tab.eval(() => [...document.querySelectorAll('[data-part=teach] button')].map((button) => {
          const { left, top, width, height } = button.getBoundingClientRect();
          return [button.textContent, button.contains(document.elementFromPoint(left + width / 2, top + height / 2))];
        }));
        assert.ok(seen.length >= 8 && seen.every(([, hit]) => hit), String(seen));
        assert.notEqual(await tab.eval(() => getComputedStyle(document.querySelector('[data-part=teach] button')).color), 'rgba(0, 0, 0, 0)', 'the browser draws it');
        if (kind === 'chromium') assert.deepEqual(await tab.faults({ contrast: ready === 'html' }), []);
        await tab.click('button', 'header:retry-after');
        await tab.until(() => location.search === '?q=header:retry-after');
        assert.equal(await tab.eval(() => document.activeElement.type), 'search', 'one can go on writing');
        assert.deepEqual(await box(), [null, 'hits', 'UL', true]);
        await tab.eval(() => document.activeElement.blur());
        await tab.until(() => !document.querySelector('input[type=search]').hasAttribute('aria-activedescendant'));
        assert.equal(await tab.eval(() => Object.keys(localStorage).filter((key) => /recent|429|retry/.test(key + localStorage[key])).length), 0);
      });

      run('a branch of the flowchart folds by press and by key', async (tab) => {
        await open(tab, 'which/redirects/');
        const questions = () => tab.eval(() => [...document.querySelectorAll('figure a')].filter((link) => !link.closest('svg') && link.textContent.endsWith('?')).length);
        const before = await questions();
        await tab.eval(() => document.querySelectorAll('figure button[aria-expanded]')[0].click());
        await tab.until(() => document.querySelector('figure button[aria-expanded=false]') !== null);
        const signs = await tab.eval(() => document.querySelector('figure button[aria-expanded=false]').parentElement.querySelectorAll('a').length);
        assert.equal(signs, 1, 'what is below the question is gone');
        await tab.eval(() => document.querySelector('figure button[aria-expanded=false]').parentElement.querySelector('a').focus());
        await tab.press('ArrowRight');
        await tab.until(() => !document.querySelector('figure button[aria-expanded=false]'));
        assert.equal(await questions(), before);
        await tab.press('ArrowLeft');
        await tab.until(() => document.querySelector('figure button[aria-expanded=false]') !== null);
        assert.equal(await tab.eval(() => document.querySelectorAll('figure button:not([tabindex="-1"])').length), 0, 'the flowchart is one stop');
      });

      run('on a phone a switch shows the flowchart in the whole window, and leads back', async (tab) => {
        await open(tab, 'which/');
        const high = (selector) => tab.eval((selector) => document.querySelector(selector)?.checkVisibility() ? Math.round(document.querySelector(selector).getBoundingClientRect().height) : 0, selector);
        assert.equal(await high('figure'), 0);
        await tab.click('button', 'Flowchart');
        await tab.until(() => document.querySelector('figure')?.checkVisibility());
        assert.ok(await high('figure') > 400);
        assert.equal(await high('[data-part=answers]'), 0);
        // The page still says what it is about, and has a place that the skip link and the history lead to.
        assert.ok(await high('h1') > 20);
        if (kind === 'chromium') assert.deepEqual(await tab.faults({ contrast: ready === 'html' }), []);
        await tab.eval(() => document.getElementById('skip').click());
        await tab.until(() => document.activeElement.id === 'main');
        await tab.click('link', 'Explore');
        await tab.at('HTTP status codes');
        await tab.back();
        await tab.at('How did the request go?');
        await tab.click('button', 'Flowchart');
        await tab.until(() => document.querySelector('figure')?.checkVisibility());
        await tab.click('button', 'Answers');
        await tab.until(() => document.querySelector('[data-part=answers]')?.checkVisibility());
        assert.equal(await high('figure'), 0);
      }, { width: 390, height: 780 });

      run('what is kept, and the button to install, stand on the page About', async (tab) => {
        await open(tab, 'about/');
        await tab.until(() => /keeps|about to keep/.test(document.querySelector('[data-part=offline]').textContent));
        assert.equal(await tab.eval(() => document.querySelectorAll('[data-part=install]').length), 0);
        await tab.eval(() => {
          const offer = new Event('beforeinstallprompt', { cancelable: true });
          globalThis.asked = 0;
          offer.prompt = async () => { ++globalThis.asked; };
          dispatchEvent(offer);
        });
        await tab.click('button', 'Install Status Atlas');
        await tab.until(() => globalThis.asked === 1 && !document.querySelector('[data-part=install]'));
      });

      run('the houses open by key as by press; Escape closes them, and the focus returns', async (tab) => {
        await open(tab, 'which/');
        const there = () => tab.eval(() => [document.activeElement.textContent, document.querySelector('[data-part=house]') !== null]);
        await tab.focus('button', 'House: RFC only');
        for (const key of ['Enter', 'Space']) {
          await tab.press(key);
          await tab.until(() => document.querySelector('[data-part=house]') !== null);
          assert.deepEqual(await there(), ['House: RFC only', true], key);
          await tab.press('Escape');
          await tab.until(() => !document.querySelector('[data-part=house]'));
          assert.deepEqual(await there(), ['House: RFC only', false], `Escape after ${key}`);
        }
        await tab.press('ArrowDown');
        await tab.until(() => document.activeElement.textContent === 'RFC only');
        await tab.press('ArrowRight');
        assert.deepEqual(await there(), ['Zalando', true]);
        await tab.press('Enter');
        await tab.until(() => location.search === '?house=zalando');
        assert.deepEqual(await there(), ['Zalando', true], 'the focus stays');
        await tab.press('Escape');
        await tab.until(() => !document.querySelector('[data-part=house]'));
        assert.deepEqual(await there(), ['House: Zalando', false]);
        assert.equal(await tab.path(), 'which/?house=zalando', 'and clears nothing else');
      });

      run('a house, a header field, a flowchart and a comparison are found, and Enter opens their page', async (tab) => {
        for (const [typed, name, path] of [['zalando', 'Zalando', 'which/?house=zalando'], ['retry-after header', 'Retry-After', 'field/retry-after/'], ['webhooks flowchart', 'Which status for a webhook?', 'which/webhooks/'], ['401 vs 403', '401 Unauthorized or 403 Forbidden', 'compare/401-403/']]) {
          await open(tab, '');
          await tab.click('searchbox', 'Search status codes');
          await tab.type(typed);
          await tab.until((name) => document.querySelector('a.hit[aria-current]')?.textContent.endsWith(name), name);
          await tab.press('Enter');
          await tab.until((path) => (location.pathname + location.search).endsWith(path), `/${path}`);
        }
      });

      run('home at 1280 by 800: every number is in sight', async (tab) => {
        await tab.size(1280, 800);
        await open(tab, '');
        const lowest = () => tab.eval(() => Math.max(...[...document.querySelectorAll('[aria-label="All numbers"] a')].map((link) => link.getBoundingClientRect().bottom)));
        await tab.until(() => document.querySelectorAll('[aria-label="All numbers"] a').length > 100);
        assert.ok(await lowest() <= 800, `ends at ${await lowest()}`);
      });

      run('a low window, as at 400 percent or held sideways: nothing is fixed', async (tab) => {
        for (const [width, height, path] of [[320, 200, ''], [320, 200, '429/'], [320, 200, 'which/'], [320, 256, ''], [320, 256, 'which/'], [667, 375, ''], [844, 390, ''], [844, 390, 'which/']]) {
          await tab.size(width, height);
          await open(tab, path);
          if (width > height) {
            // All in one column, and of the first screen the content has at least half.
            const found = await tab.eval(() => {
              const main = document.querySelector('main').getBoundingClientRect();
              return { wide: main.width / innerWidth, top: main.top / innerHeight };
            });
            assert.ok(found.wide > 0.9, `${path} at ${width} × ${height}: ${found.wide} of the width`);
            if (height > 200) assert.ok(found.top <= 0.5, `${path} at ${width} × ${height}: begins at ${found.top} of the height`);
          }
          await tab.until((height) => innerHeight === height, height);
          await tab.eval(() => { for (const element of [document.documentElement, ...document.querySelectorAll('.scrolls')]) element.scrollTop = 10000; });
          await tab.settled();
          const bars = await tab.eval(() => [...document.querySelectorAll('header, header nav, aside')].filter((element) => {
            const { top, bottom, height } = element.getBoundingClientRect();
            return height > 0 && bottom > 0 && top < innerHeight;
          }).map((element) => element.tagName));
          assert.deepEqual(bars, [], `${path} at ${width} × ${height}: the content has all of the window`);
        }
      });
    }

    const run = (name, body, options) => test(name, inTab(() => session, body, options));

    run('the footer stands after the content, and covers none of it', async (tab) => {
      for (const path of ['', 'which/', 'compare/401-403/']) {
        await tab.goto(path);
        const found = await tab.eval(() => {
          const footer = document.querySelector('footer'), main = document.querySelector('main');
          return [footer.closest('.scrolls') === main.closest('.scrolls'), footer.getBoundingClientRect().top >= main.getBoundingClientRect().bottom - 1];
        });
        assert.deepEqual(found, [true, true], path);
      }
    });

    run('a checkbox is filled when it is on', async (tab) => {
      await tab.goto('');
      const at = await (await tab.find('button', 'Standard')).evaluate((button) => {
        const { left, top, height } = button.getBoundingClientRect();
        return { x: Math.round(left + 12), y: Math.round(top + height / 2 + 4) };
      });
      const pixel = async () => {
        await tab.settled();
        return tab.pixels([await tab.picture()], ([{ width, data }], { x, y }) => [...data.slice((y * width + x) * 4, (y * width + x) * 4 + 3)], at);
      };
      const off = await pixel();
      await tab.click('button', 'Standard');
      await tab.until(() => location.search.includes('standing=standard'));
      await tab.page.mouse.move(700, 400);
      const on = await pixel();
      assert.ok(off.some((value, i) => Math.abs(value - on[i]) > 60), `${off} and ${on}`);
    });

    if (kind === 'chromium')
      run('who prefers more contrast gets it, in the picture and in the style sheet', async (tab) => {
        await tab.goto('');
        const border = () => tab.eval(() => getComputedStyle(document.documentElement).getPropertyValue('--border').trim());
        await tab.settled();
        const [before, calm] = [await tab.picture(), await border()];
        await tab.page.emulateMedia({ contrast: 'more' });
        await tab.until(() => matchMedia('(prefers-contrast: more)').matches);
        await tab.settled();
        assert.notEqual(await border(), calm);
        assert.ok(await tab.difference(before, await tab.picture()) > 60);
      });
  });

