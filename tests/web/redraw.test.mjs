// Covers drawing only what changed: src/platform/damage.cc and src/platform/web/backend.cc. After each of 300 actions the
// canvas has the pixels that it gets when all of it is drawn anew, which a lost and restored context brings about.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Session, browsers, inTab } from './tab.mjs';

const ACTIONS = 300;

/** A random number generator with a seed: mulberry32. */
function seeded(seed) {
  return () => {
    seed = (seed + 0x6D2B79F5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** In the page: what the canvas holds now, what it holds after all is drawn anew, and how they differ. */
async function compare() {
  const canvas = document.getElementById('canvas');
  const frames = () => new Promise((done) => {
    const wait = () => (counts.asked === counts.frames ? done() : setTimeout(wait, 4));
    setTimeout(wait);
  });
  const pixels = () => {
    const gl = canvas.getContext('webgl2');
    const data = new Uint8Array(4 * canvas.width * canvas.height);
    gl.readPixels(0, 0, canvas.width, canvas.height, gl.RGBA, gl.UNSIGNED_BYTE, data);
    return data;
  };
  await frames();
  const kept = pixels();
  canvas.dispatchEvent(new Event('webglcontextlost', { cancelable: true }));
  canvas.dispatchEvent(new Event('webglcontextrestored'));
  await frames();
  const anew = pixels();
  const found = { most: 0, count: 0, left: Infinity, top: Infinity, right: 0, bottom: 0, colors: new Set() };
  for (let i = 0; i < kept.length; ++i) {
    const by = Math.abs(kept[i] - anew[i]);
    if (i % 997 === 0) found.colors.add(kept[i]);
    if (by <= 2) continue; // a step or two of rounding, where a place is told in other numbers
    found.most = Math.max(found.most, by);
    ++found.count;
    const x = (i >> 2) % canvas.width, y = canvas.height - 1 - Math.floor((i >> 2) / canvas.width);
    Object.assign(found, { left: Math.min(found.left, x), right: Math.max(found.right, x), top: Math.min(found.top, y), bottom: Math.max(found.bottom, y) });
  }
  found.colors = found.colors.size;
  return found;
}

/** In the page: scrolls one of what scrolls. */
function scroll([which, x, y]) {
  const all = [...document.querySelectorAll('#mirror .scrolls, #mirror .sideways')];
  all[Math.floor(which * all.length)]?.scrollBy(x, y);
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/** In the page: presses one of the controls in sight that lead nowhere else. */
function press([which, selector]) {
  const all = [...document.querySelectorAll(`#mirror ${selector}`)].filter((element) => {
    const { top, bottom, width } = element.getBoundingClientRect();
    return width > 0 && top > 0 && bottom < innerHeight && !/:\/\/|\/data\/|module\/|view=html/.test(element.getAttribute('href')?.replace(document.baseURI, '') ?? '');
  });
  all[Math.floor(which * all.length)]?.click();
}

for (const kind of browsers.filter((kind) => kind === 'chromium'))
  describe(`redraw in ${kind}`, () => {
    let session;
    before(async () => { session = await Session.start(kind); });
    after(() => session?.close());

    test(`${ACTIONS} actions leave the picture that drawing all of it makes`, inTab(() => session, async (tab, t) => {
      const random = seeded(20261126);
      const below = (n) => Math.floor(random() * n);
      const sizes = [[1000, 640], [800, 600], [390, 700]], ratios = [1, 1, 1.25, 1.5, 2];
      const paths = ['', '404/', '429/', '499/', 'which/', 'which/redirects/?a=moved', 'which/order/', 'compare/401-403/', 'about/', 'class/4xx/', 'no/such/'];
      const steps = {
        scroll: () => tab.eval(scroll, [random(), below(3) ? 0 : below(200) - 100, below(500) / 1.5 - 120]),
        hover: () => tab.page.mouse.move(below(1000), below(640)),
        type: async () => {
          await tab.eval(() => document.querySelector('input[type=search]').focus());
          await (below(5) ? tab.page.keyboard.type('etaoinshrdlu 45'[below(15)]) : tab.press('Escape'));
        },
        filter: () => tab.eval(press, [random(), 'button[aria-pressed]']),
        press: () => tab.eval(press, [random(), below(2) ? 'a' : 'button']),
        zoom: () => tab.eval(press, [random(), '[data-part=zoom] button']),
        focus: () => tab.press(below(3) ? 'Tab' : 'Shift+Tab'),
        theme: () => tab.eval(press, [0, '[data-part=theme]']),
        navigate: () => tab.eval((path) => {
          history.pushState({}, '', path);
          dispatchEvent(new PopStateEvent('popstate', { state: null }));
        }, tab.url(paths[below(paths.length)])),
        resize: async () => {
          const [width, height] = sizes[below(sizes.length)], ratio = ratios[below(ratios.length)];
          await tab.size(width, height, ratio);
          // The canvas follows when the browser has told of the new size.
          await tab.until(([width, height, ratio]) => {
            const canvas = document.getElementById('canvas');
            return innerWidth === width && innerHeight === height && Math.abs(canvas.width - width * ratio) <= 1 && Math.abs(canvas.height - canvas.clientHeight * ratio) <= 1;
          }, [width, height, ratio]);
        },
      };
      const often = ['scroll', 'scroll', 'scroll', 'scroll', 'hover', 'hover', 'type', 'type', 'filter', 'press', 'zoom', 'focus', 'navigate'];
      await tab.goto('');
      await tab.whole();
      const done = [];
      for (let i = 0; i < ACTIONS; ++i) {
        const name = i % 40 === 39 ? 'resize' : i % 60 === 59 ? 'theme' : often[below(often.length)];
        await steps[name]();
        done.push(name);
        const found = await tab.eval(compare);
        assert.ok(found.colors > 3, `${i} ${name}: there is a picture`);
        // On slanted edges a pixel may fall on either side.
        assert.ok(found.count <= 24, `${i} ${done.slice(-3).join(', ')} at ${await tab.path()}: ${JSON.stringify(found)}`);
      }
      t.diagnostic(Object.keys(steps).map((name) => `${name} ${done.filter((one) => one === name).length}`).join(', '));
    }, { width: 1000, height: 640 }));
  });
