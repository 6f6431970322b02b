// Covers what the canvas shows and how it takes fingers and input methods: web/host.js, web/mirror.js, src/ui/draw.cc.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Session, browsers, inTab } from './tab.mjs';

/** Where the ink of each line of text begins and ends, in each picture: [{left, right, top, bottom} × 2] in CSS pixels. */
const ink = (pictures, { lines, ratio }) => lines.map(({ left, top, right, bottom }) => pictures.map(({ width, data }) => {
  const found = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  const each = (call) => {
    for (let y = Math.floor(top * ratio); y < bottom * ratio; ++y)
      for (let x = Math.floor((left - 2) * ratio); x < (right + 2) * ratio; ++x) {
        const at = 4 * (y * width + x);
        call(x, y, 0.3 * data[at] + 0.6 * data[at + 1] + 0.1 * data[at + 2]);
      }
  };
  // Half way from the ground to the darkest, whatever the color of the text.
  let darkest = 255;
  each((x, y, light) => { darkest = Math.min(darkest, light); });
  each((x, y, light) => {
    if (light > (darkest + 245) / 2) return;
    found.left = Math.min(found.left, x / ratio);
    found.right = Math.max(found.right, (x + 1) / ratio);
    found.top = Math.min(found.top, y / ratio);
    found.bottom = Math.max(found.bottom, (y + 1) / ratio);
  });
  return found;
}));

/** Lines of text in sight, each with where it should be seen. */
const linesInSight = () => {
  const lines = new Map();
  const walker = document.createTreeWalker(document.getElementById('mirror'), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const holder = node.parentElement.closest(':not(.i)');
    if (!node.data.trim() || holder.closest('.unseen') || parseFloat(getComputedStyle(holder).fontSize) < 8) continue; // no one reads that
    const frame = (holder.closest('.scrolls, .sideways') ?? document.documentElement).getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(node);
    range.setEnd(node, node.data.trimEnd().length);
    const em = parseFloat(getComputedStyle(holder).fontSize);
    for (const { left, right, width, top: over, bottom: under } of range.getClientRects()) {
      // In a flowchart arrows end right above letters; how much more than them a box of text covers, browsers see differently.
      const beyond = holder.closest('figure') ? Math.max(0, (under - over - em) / 2) : 0;
      const box = { left, right, width, top: over + beyond, bottom: under - beyond };
      if (box.width < 2 || box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > Math.min(frame.bottom, innerHeight)) continue;
      const key = `${(holder.id ? holder : holder.parentElement).id} ${Math.round(box.top)}`; // a button's words stand in a span of their own
      const line = lines.get(key) ?? { text: '', left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
      Object.assign(line, { left: Math.min(line.left, box.left), right: Math.max(line.right, box.right), top: Math.min(line.top, box.top), bottom: Math.max(line.bottom, box.bottom) });
      line.text += node.data;
      lines.set(key, line);
    }
  }
  return [...lines.values()];
};

for (const kind of browsers)
  describe(`picture in ${kind}`, () => {
    let session;
    before(async () => { session = await Session.start(kind); });
    after(() => session?.close());
    const run = (name, body, options) => test(name, inTab(() => session, body, options));

    /** Every line of text in sight stands in the mirror where the canvas has its ink, within 2 px. @return [lines, px] */
    const inStep = async (tab, what) => {
      await tab.settled();
      await tab.page.mouse.move(2, 2);
      await tab.settled();
      const canvas = await tab.picture();
      const lines = await tab.eval(linesInSight);
      await tab.eval(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('#canvas { visibility: hidden } #mirror, #mirror * { color: #000 !important } #mirror { background: #fff !important }');
        document.adoptedStyleSheets = [sheet];
      });
      const mirror = await tab.picture();
      await tab.eval(() => { document.adoptedStyleSheets = []; });
      const found = await tab.pixels([canvas, mirror], ink, { lines, ratio: 2 });
      const off = [];
      let worst = 0;
      found.forEach(([a, b], i) => {
        const error = Math.max(...['left', 'right', 'top', 'bottom'].map((side) => Math.abs(a[side] - b[side])));
        if (Number.isFinite(error)) worst = Math.max(worst, error);
        if (!(error <= 2)) off.push(`${lines[i].text}: ${JSON.stringify([a, b])}`);
      });
      assert.deepEqual(off, [], what);
      return [lines.length, worst];
    };
    /** Scrolls, and waits for the frame before which browsers tell of it. */
    const scroll = (tab, selector, x, y) => tab.eval(([selector, x, y]) => new Promise((done) => {
      for (const element of document.querySelectorAll(selector)) element.scrollTo(x, y);
      requestAnimationFrame(() => done());
    }), [selector, x, y]);

    for (const [width, height, paths] of [[1280, 800, ['429/', '', 'which/?a=request']], [360, 740, ['429/', '', '431/']]])
      run(`the mirror's text stands where the canvas shows it, ${width} wide`, async (tab, t) => {
        let most = 0, count = 0;
        for (const path of paths) {
          await tab.goto(path);
          for (const y of [0, 500]) {
            await scroll(tab, '.scrolls:not(.sideways)', 0, y);
            const [lines, worst] = await inStep(tab, path);
            assert.ok(lines > 8, `${lines} lines at ${path}`);
            most = Math.max(most, worst);
            count += lines;
          }
        }
        t.diagnostic(`${count} lines, at most ${most} px off`);
      }, { width, height, ratio: 2 });

    run('wheel, keys and focus scroll canvas and mirror alike, and change no element', async (tab) => {
      await tab.goto('429/');
      await tab.page.mouse.move(900, 500);
      await tab.settled();
      await tab.eval(() => {
        globalThis.changes = [];
        new MutationObserver((all) => globalThis.changes.push(...all.map(({ type, attributeName, target }) => `${type} ${attributeName} ${target.outerHTML?.slice(0, 80)}`))).observe(document.getElementById('mirror'), { subtree: true, childList: true, attributes: true, characterData: true });
      });
      const at = () => tab.eval(() => document.querySelector('main').closest('.scrolls').scrollTop);
      const still = () => tab.until(async () => {
        const main = document.querySelector('main').closest('.scrolls'), y = main.scrollTop;
        await new Promise((done) => setTimeout(done, 250));
        return main.scrollTop === y;
      });
      for (const [what, move] of [
        ['wheel', () => tab.wheel(0, 240)],
        ['PageDown', async () => { await tab.eval(() => document.querySelector('main').focus()); await tab.press('PageDown'); }],
        ['focus', () => tab.eval(() => [...document.querySelectorAll('main a')].at(-1).focus())],
      ]) {
        const before = await at();
        await move();
        await tab.until((before) => document.querySelector('main').closest('.scrolls').scrollTop > before + 50, before);
        await still();
        const [lines] = await inStep(tab, what);
        assert.ok(lines > 8, what);
      }
      assert.deepEqual(await tab.eval(() => globalThis.changes.filter((change) => !/tabindex|style <input/.test(change))), [], 'but which link is a list\'s stop, and what taking a picture does to a caret');
    }, { width: 1280, height: 800, ratio: 2 });

    run('the words of a flowchart too, moved and zoomed', async (tab, t) => {
      let most = 0, count = 0;
      for (const path of ['which/redirects/', 'which/order/']) {
        await tab.goto(path);
        for (const [button, x, y] of [[null, 0, 0], [null, 130, 77], ['Zoom in', 200, 41], [path === 'which/order/' ? 'Zoom out' : 'Fit', 0, 0], ['Zoom out', 3, 5]]) {
          if (button) await tab.click('button', button);
          await scroll(tab, 'figure', x, y);
          const [lines, worst] = await inStep(tab, `${path} ${button} ${x} ${y}`);
          assert.ok(lines > 20, `${lines} lines at ${path}`);
          most = Math.max(most, worst);
          count += lines;
        }
      }
      t.diagnostic(`${count} lines, at most ${most} px off`);
    }, { width: 1280, height: 800, ratio: 2 });

    const chart = (tab) => tab.eval(() => {
      const figure = document.querySelector('figure');
      const { left, top, width } = figure.querySelector('a').getBoundingClientRect();
      return { x: figure.scrollLeft, y: figure.scrollTop, left, top, width };
    });
    const near = (a, b, what) => assert.ok(Math.abs(a - b) <= 2, `${what}: ${a} for ${b}`);

    run('a flowchart is dragged with the mouse, which opens nothing', async (tab) => {
      await tab.goto('which/order/');
      await scroll(tab, 'figure', 60, 300);
      const there = await tab.path();
      const { mouse } = tab.page;
      const places = () => tab.eval(() => {
        const frame = document.querySelector('figure').getBoundingClientRect();
        const box = [...document.querySelectorAll('figure a')].map((link) => link.getBoundingClientRect()).find(({ left, top, right }) => left > frame.left && right < frame.right && left < right - 2 && top > frame.top + 100 && top < innerHeight - 100);
        return { empty: [frame.right - 30, frame.top + 200], box: [box.left + box.width / 2, box.top + 4] };
      });
      for (const what of ['empty', 'box']) {
        const [x, y] = (await places())[what];
        const before = await chart(tab);
        await mouse.move(x, y);
        await mouse.down();
        await mouse.move(x - 20, y - 30);
        await mouse.move(x - 60, y - 90);
        await mouse.up();
        const after = await chart(tab);
        near(after.x - before.x, 60, what);
        near(after.y - before.y, 90, what);
        assert.equal(await tab.path(), there, what);
        assert.equal(await tab.eval(() => getSelection().toString()), '', what);
        await tab.settled();
      }
      await mouse.click(...(await places()).box);
      await tab.until((there) => location.href !== there, tab.url(there));
    }, { width: 1280, height: 800 });

    run('a flowchart is scrolled with the wheel, and zoomed about the pointer with Ctrl', async (tab) => {
      await tab.goto('which/order/');
      await scroll(tab, 'figure', 50, 300);
      await tab.page.mouse.move(800, 400);
      let before = await chart(tab);
      await tab.wheel(0, 150);
      await tab.until((y) => document.querySelector('figure').scrollTop > y + 50, before.y);
      await tab.until(async () => {
        const figure = document.querySelector('figure'), y = figure.scrollTop;
        await new Promise((done) => setTimeout(done, 200));
        return figure.scrollTop === y;
      });
      for (const [turn, grown] of [[-100, 1.25], [100, 0.8]]) {
        before = await chart(tab);
        await tab.page.keyboard.down('Control');
        await tab.wheel(0, turn);
        await tab.page.keyboard.up('Control');
        await tab.until((width) => document.querySelector('figure a').getBoundingClientRect().width !== width, before.width);
        const after = await chart(tab);
        near(after.width, before.width * grown, 'width');
        near(after.left, 800 + (before.left - 800) * grown, 'left');
        near(after.top, 400 + (before.top - 400) * grown, 'top');
      }
      assert.deepEqual(await tab.eval(() => [visualViewport.scale, devicePixelRatio]), [1, 1], 'the page is as large as before');
    }, { width: 1280, height: 800 });

    run('a flowchart is zoomed, fitted and moved with keys, while the focus is there', async (tab) => {
      await tab.goto('which/order/');
      await tab.press('+');
      const before = await chart(tab);
      await tab.press('+');
      assert.equal((await chart(tab)).width, before.width, 'nothing, without the focus');
      await tab.eval(() => document.querySelector('figure a').focus());
      for (const [key, grown] of [['+', 1.25], ['-', 1], ['-', 0.8], ['+', 1]]) {
        await tab.press(key);
        near((await chart(tab)).width, before.width * grown, key);
      }
      const { x, y } = await chart(tab);
      await tab.press('Shift+ArrowDown');
      await tab.press('Shift+ArrowRight');
      const moved = await chart(tab);
      assert.ok(moved.y > y && moved.x >= x, JSON.stringify([x, y, moved]));
      await tab.press('0');
      assert.ok(await tab.eval(() => { const { scrollHeight, clientHeight } = document.querySelector('figure'); return scrollHeight <= clientHeight + 1; }), 'all of it is in sight');
      assert.ok(await tab.eval(() => document.activeElement.closest('figure') !== null), 'the focus stays');
    }, { width: 1280, height: 800 });

    run('as many device pixels as there are, at every ratio', async (tab) => {
      await tab.goto('429/');
      for (const [i, ratio] of [1, 1.1, 1.25, 1.5, 2, 3].entries()) {
        await tab.size(1000 + i, 700, ratio);
        await tab.until((ratio) => {
          const canvas = document.querySelector('canvas');
          const { width, height } = canvas.getBoundingClientRect();
          return Math.abs(devicePixelRatio - ratio) < 0.001 && width === innerWidth && Math.abs(canvas.width - width * ratio) <= 1 && Math.abs(canvas.height - height * ratio) <= 1;
        }, ratio);
        await tab.settled();
      }
    });

    run('320 pixels wide (a browser at 400 %) nothing scrolls sideways', async (tab) => {
      for (const path of ['', '429/', 'which/', 'compare/401-403/', 'about/', 'field/retry-after/', 'no/such/page/'])
        for (const view of ['', '?view=html']) {
          await tab.goto(path + view, { ready: view ? 'html' : 'app' });
          assert.deepEqual(await tab.eval(() => {
            const wide = [...document.querySelectorAll('.scrolls')].filter((element) => element.scrollWidth > element.offsetWidth + 1).map((element) => element.id || element.className);
            if (document.scrollingElement.scrollWidth > innerWidth) wide.push(`page: ${document.scrollingElement.scrollWidth}`);
            return wide;
          }), [], path + view);
        }
    }, { width: 320, height: 640, ratio: 2 });

    run('the theme follows the system until one is chosen', async (tab) => {
      await tab.goto('404/');
      assert.equal(await tab.eval(() => document.documentElement.dataset.theme), 'light');
      const light = await tab.picture();
      if (tab.firefox) await tab.eval(() => globalThis.systemIsDark(true));
      else await tab.page.emulateMedia({ colorScheme: 'dark' });
      await tab.until(() => document.documentElement.dataset.theme === 'dark');
      await tab.settled();
      assert.ok(await tab.picture() !== light, 'drawn anew');
      await tab.click('button', 'Theme');
      await tab.until(() => document.documentElement.dataset.theme === 'light');
    }, kind === 'firefox' ? { init: () => {
      // WebDriver BiDi has no command that changes what Firefox takes for the system's theme.
      const ask = globalThis.matchMedia, heard = [];
      let matches = false;
      globalThis.matchMedia = (query) => (query === '(prefers-color-scheme: dark)' ? { get matches() { return matches; }, addEventListener: (name, call) => heard.push(call) } : ask.call(globalThis, query));
      globalThis.systemIsDark = (dark) => {
        matches = dark;
        for (const call of heard) call({ matches });
      };
    } } : {});

    run('keys of an input method are its own', async (tab) => {
      // WebDriver BiDi knows no input methods: these are the events that one causes (UI Events, section 5.7), in its order.
      // Chromium's own composition is tested below.
      await tab.goto('');
      await tab.click('searchbox', 'Search status codes');
      const seen = await tab.eval(() => {
        const field = document.activeElement;
        const compose = (type, data) => field.dispatchEvent(new CompositionEvent(type, { data, bubbles: true }));
        const key = (key) => field.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true }));
        const input = (value, data) => {
          field.value = value;
          field.dispatchEvent(new InputEvent('input', { inputType: 'insertCompositionText', data, isComposing: true, bubbles: true }));
        };
        const taken = [];
        compose('compositionstart', '');
        for (const value of ['t', 'te', 'tea']) {
          compose('compositionupdate', value);
          input(value, value);
        }
        for (const name of ['ArrowDown', 'Enter', 'Escape', '/']) if (!key(name)) taken.push(name);
        const asked = () => new URL(document.querySelector('a.hit').href).search; // the address itself follows later
        const during = [field.value, asked(), document.activeElement === field];
        input('teapot', 'teapot');
        compose('compositionend', 'teapot');
        return { taken, during, after: [field.value, asked()] };
      });
      assert.deepEqual(seen, { taken: [], during: ['tea', '?q=tea', true], after: ['teapot', '?q=teapot'] });
      await tab.press('Enter');
      await tab.at('418 (Unused)');
    });

    run('the focus shows', async (tab) => {
      await tab.goto('404/');
      await tab.settled();
      const before = await tab.picture();
      await tab.press('Tab');
      await tab.settled();
      assert.ok(await tab.picture() !== before);
    });
  });

for (const kind of browsers)
  describe(`fingers in ${kind}`, () => {
    let session;
    before(async () => { session = await Session.start(kind, { prefs: { 'dom.w3c_touch_events.enabled': 1 } }); });
    after(() => session?.close());
    const run = (name, body) => test(name, inTab(() => session, body, { width: 360, height: 740, ratio: 2, ...(kind === 'firefox' ? {} : { hasTouch: true, isMobile: true }) }));

    run('a tap opens, once', async (tab) => {
      await tab.goto('');
      const entries = await tab.eval(() => history.length);
      const { name, at } = await tab.eval(() => {
        const link = document.querySelectorAll('a.hit')[2]; // below the map
        link.scrollIntoView({ block: 'center' });
        const { left, top } = link.getBoundingClientRect();
        return { name: link.textContent, at: [left + 120, top + 30] };
      });
      await tab.fingers([at]);
      await tab.at(name);
      assert.equal(await tab.eval(() => history.length), entries + 1);
    });

    run('two fingers zoom the flowchart about the point between them, and only it', async (tab) => {
      await tab.goto('which/redirects/');
      await tab.click('button', 'Flowchart');
      const look = () => tab.eval(() => {
        const { left, top, width } = document.querySelector('figure a').getBoundingClientRect();
        return { left, top, width, page: visualViewport.scale };
      });
      const [x, y] = await tab.eval(() => {
        const chart = document.querySelector('figure');
        chart.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = chart.getBoundingClientRect();
        return [left + width / 2, Math.min(top + height / 2, innerHeight - 120)];
      });
      const pinch = (...apart) => tab.fingers(...[-1, 1].map((side) => apart.map((half) => [x + side * half, y])));
      const before = await look();
      await pinch(30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90);
      await tab.settled();
      const zoomed = await look();
      const grown = zoomed.width / before.width;
      assert.ok(grown > 2.4 && grown < 3.2, `${grown}`);
      assert.ok(Math.abs(zoomed.left - (x + (before.left - x) * grown)) <= 4, `${JSON.stringify([before, zoomed])} about ${x}`);
      assert.equal(zoomed.page, 1);
      await pinch(90, 85, 80, 75, 70, 65, 60, 55, 50, 45, 40, 35, 30);
      await tab.settled();
      assert.ok(Math.abs((await look()).width - before.width) <= 1);
    });
  });

if (browsers.includes('chromium'))
  describe('input methods and fingers', () => {
    let session;
    before(async () => { session = await Session.start('chromium'); });
    after(() => session?.close());
    const run = (name, body, options) => test(name, inTab(() => session, async (tab, t) => {
      tab.devtools = await tab.context.newCDPSession(tab.page);
      await body(tab, t);
    }, options));
    const phone = { width: 360, height: 740, ratio: 3, hasTouch: true, isMobile: true };

    run('an input method composes, commits and gives up', async (tab) => {
      await tab.goto('');
      await tab.click('searchbox', 'Search status codes');
      const compose = (text) => tab.devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      const value = () => tab.eval(() => document.activeElement.value);
      const app = (text) => tab.until((text) => (new URLSearchParams(location.search).get('q') ?? '') === text, text);
      for (const text of ['k', 'か', 'かn', 'かん', '漢']) {
        await compose(text);
        assert.equal(await value(), text);
      }
      await tab.devtools.send('Input.insertText', { text: '漢字' });
      assert.equal(await value(), '漢字');
      await app('漢字'); // committed
      await compose('じ');
      assert.equal(await value(), '漢字じ');
      await compose('');
      assert.equal(await value(), '漢字', 'given up, and nothing else was cleared');
      await app('漢字');
      for (const text of ['´', 'é']) await compose(text);
      await tab.devtools.send('Input.insertText', { text: 'é' });
      assert.equal(await value(), '漢字é', 'a dead key');
      await app('漢字é');
    });

    run('36 keys at once: none is lost; from key to finished frame', async (tab, t) => {
      await tab.goto('');
      await tab.click('searchbox', 'Search status codes');
      await tab.settled();
      const text = 'the quick brown fox jumps over a dog!';
      const key = (char) => ['keyDown', 'keyUp'].map((type) => tab.devtools.send('Input.dispatchKeyEvent', { type, key: char, ...(type === 'keyDown' ? { text: char } : {}) }));
      await Promise.all([...text].flatMap(key));
      assert.equal(await tab.eval(() => document.activeElement.value), text);
      await tab.until((text) => new URLSearchParams(location.search).get('q') === text, text);
      await tab.press('Escape');
      await tab.settled();
      await tab.eval(() => {
        globalThis.took = [];
        const gl = document.querySelector('canvas').getContext('webgl2');
        let since = 0;
        addEventListener('keydown', (event) => { since = event.timeStamp; }, true);
        const ask = requestAnimationFrame;
        globalThis.requestAnimationFrame = (call) => ask((now) => {
          const before = counts.draws;
          call(now);
          if (since && counts.draws > before) {
            gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4)); // waits for what was drawn
            took.push(performance.now() - since);
            since = 0;
          }
        });
      });
      for (const char of 'too many requests and no answer') {
        await Promise.all(key(char));
        await tab.settled();
      }
      const took = (await tab.eval(() => took)).sort((a, b) => a - b);
      assert.ok(took.length > 15);
      t.diagnostic(`from key to finished frame, software GL: ${took[took.length >> 1].toFixed(1)} ms in the median, ${took[Math.floor(took.length * 0.95)].toFixed(1)} ms at the 95th percentile, ${took.length} keys`);
    });

    run('a finger scrolls, and a tap opens', async (tab) => {
      await tab.goto('');
      const at = () => tab.eval(() => document.querySelector('a.hit').closest('.scrolls').scrollTop);
      const before = await tab.picture();
      const finger = (type, y) => tab.devtools.send('Input.dispatchTouchEvent', { type, touchPoints: y ? [{ id: 0, x: 180, y }] : [] });
      await finger('touchStart', 600);
      for (let y = 580; y >= 280; y -= 20) await finger('touchMove', y);
      await finger('touchEnd');
      await tab.until(() => document.querySelector('a.hit').closest('.scrolls').scrollTop >= 280);
      const first = await at();
      assert.equal(await tab.path(), '', 'nothing was opened');
      await tab.settled();
      assert.ok(await tab.picture() !== before, `the canvas went along by ${first}`);
      const name = await tab.eval(() => [...document.querySelectorAll('a.hit')].find((link) => link.getBoundingClientRect().top > 250).textContent);
      await (await tab.find('link', name, ['list', 'Results'])).tap();
      await tab.at(name);
    }, phone);

    run('the search field stands where no keyboard covers it, large enough not to be zoomed at', async (tab) => {
      await tab.goto('');
      const field = await tab.eval(() => {
        const field = document.querySelector('input[type=search]');
        return { bottom: field.getBoundingClientRect().bottom, size: parseFloat(getComputedStyle(field).fontSize), hint: field.enterKeyHint };
      });
      assert.ok(field.bottom < 740 / 3);
      assert.ok(field.size >= 16);
      assert.equal(field.hint, 'search');
      // The keyboard comes: what is left of the page is less than half as high.
      assert.match(await tab.eval(() => document.querySelector('meta[name=viewport]').content), /interactive-widget=resizes-content/);
      await (await tab.find('searchbox', 'Search status codes')).tap();
      await tab.devtools.send('Emulation.setDeviceMetricsOverride', { width: 360, height: 320, deviceScaleFactor: 3, mobile: true });
      await tab.until(() => innerHeight === 320);
      await tab.type('too many');
      await tab.settled();
      const seen = await tab.eval(() => {
        const { top, bottom } = document.activeElement.getBoundingClientRect();
        const hit = document.querySelector('a.hit').getBoundingClientRect();
        return { focused: document.activeElement.value, top: top - visualViewport.offsetTop, bottom: bottom - visualViewport.offsetTop, height: visualViewport.height, hit: hit.bottom, bar: document.querySelector('nav').getBoundingClientRect().top };
      });
      assert.equal(seen.focused, 'too many');
      assert.ok(seen.top >= 0 && seen.bottom <= seen.height, JSON.stringify(seen));
      assert.ok(seen.hit <= seen.height, `and the first hit is in sight: ${JSON.stringify(seen)}`);
    }, phone);
  });

for (const kind of browsers)
  for (const reduced of [false, true])
    describe(`motion${reduced ? ' reduced' : ''} in ${kind}`, () => {
      let session;
      before(async () => { session = await Session.start(kind, { prefs: { 'ui.prefersReducedMotion': Number(reduced) } }); });
      after(() => session?.close());

      test('an answer takes the flowchart along: for a moment, then nothing runs', inTab(() => session, async (tab) => {
        await tab.goto('which/');
        await tab.settled();
        await tab.eval(() => {
          globalThis.places = [];
          document.querySelector('figure').addEventListener('scroll', ({ target }) => places.push([target.scrollLeft, target.scrollTop, performance.now()]));
        });
        await tab.click('button', 'The client should get it elsewhere');
        await tab.until(() => places.length > 0);
        await tab.settled();
        const places = await tab.eval(() => places);
        if (reduced) assert.equal(places.length, 1, 'at once');
        else assert.ok(places.length >= 120 / 16 && places.length <= 180 / 16, `${places.length} steps of 16 ms`);
        const idle = await tab.eval(async () => {
          const { asked, draws } = counts;
          await new Promise((done) => setTimeout(done, 500));
          return [counts.asked - asked, counts.draws - draws];
        });
        assert.deepEqual(idle, [0, 0]);
      }, { ...(kind === 'firefox' ? {} : { reducedMotion: reduced ? 'reduce' : 'no-preference' }), init: () => {
        // A clock that moves by 16 ms from frame to frame, however busy the machine is.
        const ask = globalThis.requestAnimationFrame;
        let now = 0, frame;
        globalThis.requestAnimationFrame = (call) => ask((time) => {
          if (time !== frame) now += 16;
          frame = time;
          call(now);
        });
      } }));
    });
