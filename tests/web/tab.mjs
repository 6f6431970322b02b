// A browser with the app in it, the same for Chromium (Playwright) and Firefox (WebDriver BiDi): what most tests need.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { address, launch, launchPlain, require, serve, site, stop } from './browser.mjs';

/** Which browsers the tests run in; BROWSERS=chromium leaves the other one out. */
export const browsers = (process.env.BROWSERS ?? 'chromium,firefox').split(',');

/** Runs in every page before its own scripts: counts what must not happen too often, and gathers what must not happen at all. */
function instrument() {
  const counts = { asked: 0, frames: 0, draws: 0, pictures: 0, violations: [] };
  globalThis.counts = counts;
  const ask = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = (call) => {
    ++counts.asked;
    return ask((now) => {
      ++counts.frames;
      const { draws } = counts;
      call(now);
      if (counts.draws > draws) ++counts.pictures;
    });
  };
  const gl = WebGL2RenderingContext?.prototype;
  for (const name of gl ? ['drawArrays', 'drawElements', 'drawRangeElements', 'drawArraysInstanced', 'drawElementsInstanced', 'clear'] : []) {
    const draw = gl[name];
    gl[name] = function (...args) {
      ++counts.draws;
      return draw.apply(this, args);
    };
  }
  if (globalThis.Clipboard) globalThis.Clipboard.prototype.readText = async () => counts.violations.push('asked for what is on the clipboard');
  addEventListener('securitypolicyviolation', (event) => counts.violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
}

const named = (scope, role, name) => scope.getByRole(role, { name, exact: true });

/** As Playwright's getByRole, for Firefox, where to ask the browser's own accessibility tree takes a second each time. */
function byRole(role, name, within, one) {
  const selectors = { button: 'button', link: 'a[href]', searchbox: 'input[type=search]', list: 'ul, ol', group: '[role=group]' };
  const called = (element) => {
    const copy = element.cloneNode(true);
    for (const silent of copy.querySelectorAll('[aria-hidden=true]')) silent.remove();
    return (element.getAttribute('aria-label') ?? copy.textContent).trim().replace(/\s+/g, ' ');
  };
  const scope = within ? byRole(...within, undefined, true) : document;
  const found = scope ? [...scope.querySelectorAll(selectors[role])].filter((element) => called(element) === name && element.checkVisibility()) : [];
  if (one && found.length > 1) throw new Error(`${found.length} of ${role} ${name}`);
  return one ? found[0] ?? null : found.length;
}

async function startFirefox({ prefs = {} } = {}) {
  const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '2000x1400x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((done, fail) => display.on('error', fail).on('exit', () => fail(new Error('Xvfb ended'))).stdio[3].once('data', (text) => done(String(text).trim())));
  const firefox = await require('puppeteer-core').launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: false,
    defaultViewport: null,
    env: { ...process.env, DISPLAY: `:${number}`, LIBGL_ALWAYS_SOFTWARE: '1' },
    extraPrefsFirefox: { 'webgl.force-enabled': true, 'ui.systemUsesDarkTheme': 0, 'ui.useOverlayScrollbars': 0, ...prefs },
  });
  return {
    context: () => firefox.createBrowserContext(),
    close: () => firefox.close().finally(() => display.kill()),
  };
}

async function startChromium({ args = [] } = {}) {
  const chromium = await launch({ args });
  return {
    context: (options) => chromium.newContext(options),
    close: () => chromium.close(),
  };
}

async function startPlain() {
  const chromium = await launchPlain();
  return {
    context: () => chromium.createBrowserContext(),
    close: () => chromium.close(),
  };
}

/** A browser and the site it looks at. */
export class Session {
  /** @param kind chromium, firefox, or plain: Chromium whose pages can be hidden; @param options base: where the site lives; folder: which site; args, prefs: for Chromium, for Firefox */
  static async start(kind, { base, folder, ...options } = {}) {
    const session = new Session();
    session.kind = kind;
    await session.publish(folder, base);
    session.browser = await { chromium: startChromium, firefox: startFirefox, plain: startPlain }[kind](options);
    return session;
  }

  /** Another site for the same browser, on a port of its own. */
  async publish(folder = site, base = '/') {
    await this.stopServer();
    this.server = await serve(folder, { base });
    this.root = address(this.server, base.slice(1));
  }

  async stopServer() {
    if (this.server) await stop(this.server);
    this.server = null;
  }

  /** A tab with storage of its own. @param options width, height, ratio, init (runs before the page's scripts); for Chromium any of Playwright's */
  async tab({ width = 1280, height = 800, ratio = 1, init, ...options } = {}) {
    const puppeteer = this.kind !== 'chromium';
    const context = await this.browser.context({ viewport: { width, height }, deviceScaleFactor: ratio, ...options });
    const page = await context.newPage();
    for (const script of [instrument, init].filter(Boolean)) await (puppeteer ? page.evaluateOnNewDocument(script) : context.addInitScript(script));
    const tab = new Tab(this, context, page);
    if (puppeteer) await tab.size(width, height, ratio);
    return tab;
  }

  async close() {
    await this.browser?.close();
    await this.stopServer();
  }
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export class Tab {
  constructor(session, context, page) {
    Object.assign(this, { session, context, page, firefox: session.kind === 'firefox', puppeteer: session.kind !== 'chromium' });
    /** Errors that the page or the browser reported, and requests that went elsewhere. */
    this.problems = [];
    /** Addresses that are meant to be answered with an error. */
    this.missing = new Set();
    page.on('pageerror', (error) => {
      // Firefox says so of what it was still loading when the page was left.
      if (!/A ServiceWorker intercepted the request and encountered an unexpected error/.test(String(error))) this.problems.push({ text: `error: ${error}` });
    });
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push({ text: `console: ${message.text()}`, url: message.location().url });
    });
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== new URL(session.root).origin && /^(https?|wss?):/.test(protocol)) this.problems.push({ text: 'request', url: request.url() });
    });
  }

  url(path = '') {
    return this.session.root + path;
  }

  /** Gives the page another size, in CSS pixels, and device pixels to each of them. */
  async size(width, height, ratio = 1) {
    if (this.puppeteer) return this.page.setViewport({ width, height, deviceScaleFactor: ratio });
    this.metrics ??= await this.context.newCDPSession(this.page);
    return this.metrics.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: ratio, mobile: false });
  }

  /**
   * What axe finds on the page, each in a line.
   * @param contrast of the colors too? Not in the app: the mirror's text is transparent, and tests/ui holds its tokens.
   */
  async faults({ contrast = true } = {}) {
    await this.eval(axe);
    return this.eval(async (rules) => (await globalThis.axe.run(document, { resultTypes: ['violations'], rules })).violations.map(({ id, nodes }) =>
      `${id} at ${location.pathname}${location.search} (${document.documentElement.dataset.theme}): ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`).join('\n')}`), { 'color-contrast': { enabled: contrast } });
  }

  /** Goes to a path below the site's root; gives the status of the answer. */
  async goto(path, { ready = 'app' } = {}) {
    const response = await this.page.goto(this.url(path), { waitUntil: ready ? 'load' : 'domcontentloaded' });
    if (response?.status() >= 400) this.missing.add(response.url());
    if (ready) await this.ready(ready);
    return response?.status();
  }

  async reload(ready = 'app') {
    await this.page.reload();
    await this.ready(ready);
  }

  /** The app with all its data, or the plain page. */
  ready(state = 'app') {
    return this.until((state) => document.documentElement.dataset.ready === state
      && (state !== 'app' || performance.getEntriesByName('data-complete').length > 0), state);
  }

  /** Waits until the details are there that the app can be used without. */
  whole() {
    return this.until(() => !document.querySelector('main').textContent.includes('Loading the rest'));
  }

  /** Waits until every animation frame that was asked for has run: the picture is up to date. */
  settled() {
    return this.until(() => counts.asked === counts.frames);
  }

  eval(run, argument) {
    return this.page.evaluate(run, argument);
  }

  /** Waits until a function of the page says yes. Asks from outside, so that no frames are run for it. */
  async until(question, argument, timeout = 15_000) {
    for (const end = Date.now() + timeout; ; await new Promise((done) => setTimeout(done, 20))) {
      let answer;
      try {
        answer = await this.page.evaluate(question, argument);
      } catch (error) {
        if (Date.now() > end) throw error; // the page was being replaced
      }
      if (answer) return answer;
      if (Date.now() > end) throw new Error(`never came true at ${await this.path()}: ${question}${argument === undefined ? '' : ` of ${JSON.stringify(argument)}`}`);
    }
  }

  /** Waits for the one element of this role and exact name. @param within another such element: [role, name] */
  async find(role, name, within) {
    if (!this.puppeteer) {
      const scope = within ? this.page.getByRole(within[0], { name: within[1], exact: true }) : this.page;
      const found = named(scope, role, name);
      await found.waitFor({ state: 'attached', timeout: 10_000 });
      return found;
    }
    for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((done) => setTimeout(done, 20))) {
      const found = (await this.page.evaluateHandle(byRole, role, name, within, true)).asElement();
      if (found) return found;
    }
    throw new Error(`no ${role} “${name}” at ${await this.path()}`);
  }

  /** How many elements of this role and exact name there are. */
  async count(role, name) {
    if (!this.puppeteer) return named(this.page, role, name).count();
    return this.page.evaluate(byRole, role, name, undefined, false);
  }

  async click(role, name, within) {
    const found = await this.find(role, name, within);
    await found.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
    await found.click();
  }

  async focus(role, name, within) {
    await (await this.find(role, name, within)).focus();
  }

  async attribute(attribute, role, name, within) {
    return (await this.find(role, name, within)).evaluate((element, attribute) => element.getAttribute(attribute), attribute);
  }

  press(key) {
    if (!this.puppeteer) return this.page.keyboard.press(key);
    const keys = key.replace('Space', ' ').split(/(?<=.)\+/);
    const pressed = keys.pop();
    return keys.reduceRight((inner, modifier) => async () => {
      await this.page.keyboard.down(modifier);
      await inner();
      await this.page.keyboard.up(modifier);
    }, () => this.page.keyboard.press(pressed))();
  }

  /** Fingers on the screen, each along its points [x, y], together. In Firefox the page gets the events, but nothing scrolls. */
  async fingers(...paths) {
    if (this.firefox) {
      const step = ([x, y], duration) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration });
      const actions = paths.map(([first, ...rest], i) => ({ type: 'pointer', id: `finger ${i}`, parameters: { pointerType: 'touch' },
        actions: [step(first, 0), { type: 'pointerDown', button: 0 }, ...rest.map((point) => step(point, 16)), { type: 'pointerUp', button: 0 }] }));
      return this.page.mainFrame().browsingContext.performActions(actions);
    }
    this.metrics ??= await this.context.newCDPSession(this.page);
    for (let i = 0; i <= paths[0].length; ++i)
      await this.metrics.send('Input.dispatchTouchEvent', { type: i === 0 ? 'touchStart' : i < paths[0].length ? 'touchMove' : 'touchEnd', touchPoints: paths.flatMap((path, id) => (path[i] ? { id, x: path[i][0], y: path[i][1] } : [])) });
    return undefined;
  }

  /** Turns the wheel over where the mouse is. */
  wheel(x, y) {
    return this.puppeteer ? this.page.mouse.wheel({ deltaX: x, deltaY: y }) : this.page.mouse.wheel(x, y);
  }

  type(text) {
    // Over WebDriver BiDi a character beyond U+FFFF would come as two halves.
    if (this.firefox && /[\u{10000}-\u{10FFFF}]/u.test(text)) return this.eval((text) => document.execCommand('insertText', false, text), text);
    return this.page.keyboard.type(text);
  }

  /** Path, query and fragment below the site's root. */
  path() {
    return this.eval((root) => location.href.slice(root.length), this.session.root);
  }

  heading() {
    return this.eval(() => document.querySelector('h1')?.textContent);
  }

  /** Waits for the page whose first heading this is. */
  at(heading) {
    return this.until((heading) => document.querySelector('h1')?.textContent === heading, heading);
  }

  /** The names of the hits, in order. */
  hits() {
    return this.eval(() => [...document.querySelectorAll('a.hit')].map((link) => link.textContent));
  }

  /** The page as it is seen, as PNG in base64. */
  async picture() {
    return Buffer.from(await this.page.screenshot()).toString('base64');
  }

  /** Runs a function of a blank page over decoded pictures: [{ width, height, data }], and an argument. */
  async pixels(pictures, run, argument) {
    const page = await this.context.newPage();
    try {
      await page.goto('about:blank');
      return await page.evaluate(async ([pictures, run, argument]) => {
        const decoded = [];
        for (const picture of pictures) {
          const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context.drawImage(bitmap, 0, 0);
          decoded.push(context.getImageData(0, 0, bitmap.width, bitmap.height));
        }
        return (0, eval)(`(${run})`)(decoded, argument);
      }, [pictures, String(run), argument]);
    } finally {
      await page.close();
    }
  }

  /** The largest difference between two pictures in any channel of any pixel. */
  difference(a, b) {
    return this.pixels([a, b], ([a, b]) => a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i])), a.data.length === b.data.length ? 0 : 255));
  }

  async back() {
    await this.eval(() => history.back());
  }

  async close() {
    const violations = await this.eval(() => globalThis.counts?.violations ?? []).catch(() => []);
    await this.context.close();
    const problems = [...this.problems.filter(({ url }) => !this.missing.has(url)).map(({ text, url = '' }) => `${text} ${url}`), ...violations];
    if (problems.length) throw new Error(problems.join('\n'));
  }
}

/** Runs a test body in a tab of its own, which must have nothing to complain of at the end. */
export const inTab = (session, body, options) => async (t) => {
  const tab = await session().tab(options);
  let failed = true;
  try {
    await body(tab, t);
    failed = false;
  } finally {
    await tab.close().catch((error) => {
      if (!failed) throw error;
      t.diagnostic(String(error));
    });
  }
};

/** Types a signal and a log line in the search box, and opens what the list begins with by keyboard. */
export async function findsSignals(tab) {
  const line = '[2026-11-20T10:00:00.000Z] "GET / HTTP/1.1" 503 UF,URX upstream_reset_before_response_started{connection_failure} - "-" 0 91 2004 - "-"';
  for (const [text, keys, anchor] of [['UF,URX', ['ArrowDown'], 'urx'], [line, [], 'uf']]) {
    await tab.click('link', 'Explore');
    await tab.at('HTTP status codes');
    await tab.click('searchbox', 'Search status codes');
    await (keys.length ? tab.type(text) : tab.eval((text) => document.execCommand('insertText', false, text), text)); // a line is pasted
    await tab.until(() => document.querySelector('a.hit[aria-current]')?.textContent === '503 UF (Envoy and Istio)');
    assert.match(await tab.eval(() => document.querySelector('[data-part=results] [role=status]').textContent), /^\d signals, \d+ codes?$/);
    assert.match(await tab.eval(() => document.querySelector('li.hit').textContent), /In your text: (503 )?UF, ./);
    for (const key of keys) await tab.press(key);
    await tab.press('Enter');
    await tab.at('Envoy and Istio');
    assert.equal(await tab.path(), `signals/envoy/#${anchor}`);
    // The focus is on the signal, and this is in sight.
    await tab.until((name) => {
      const held = document.activeElement, { top, bottom } = held.getBoundingClientRect();
      return held.tagName === 'H3' && held.textContent.toLowerCase() === name && top >= 0 && bottom <= innerHeight;
    }, anchor);
  }
}
