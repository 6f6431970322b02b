// A browser with the app in it, the same for Chromium (Playwright) and Firefox (WebDriver BiDi): what most tests need.
import { spawn } from 'node:child_process';
import { address, launch, require, serve, site, stop } from './browser.mjs';

/** Which browsers the tests run in; BROWSERS=chromium leaves the other one out. */
export const browsers = (process.env.BROWSERS ?? 'chromium,firefox').split(',');

/** Runs in every page before its own scripts: counts what must not happen too often, and gathers what must not happen at all. */
function instrument() {
  const counts = { asked: 0, frames: 0, draws: 0, violations: [] };
  globalThis.counts = counts;
  const ask = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = (call) => {
    ++counts.asked;
    return ask((now) => {
      ++counts.frames;
      call(now);
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
  addEventListener('securitypolicyviolation', (event) => counts.violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
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
    extraPrefsFirefox: { 'webgl.force-enabled': true, 'ui.systemUsesDarkTheme': 0, 'ui.prefersReducedMotion': 0, ...prefs },
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

/** A browser and the site it looks at. */
export class Session {
  /** @param options base: where the site lives; folder: which site; args, prefs: for Chromium, for Firefox */
  static async start(kind, { base, folder, ...options } = {}) {
    const session = new Session();
    session.kind = kind;
    await session.publish(folder, base);
    session.browser = await (kind === 'firefox' ? startFirefox(options) : startChromium(options));
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
    const firefox = this.kind === 'firefox';
    const context = await this.browser.context({ viewport: { width, height }, deviceScaleFactor: ratio, ...options });
    const page = await context.newPage();
    for (const script of [instrument, init].filter(Boolean)) await (firefox ? page.evaluateOnNewDocument(script) : context.addInitScript(script));
    const tab = new Tab(this, context, page);
    if (firefox) await tab.size(width, height, ratio);
    return tab;
  }

  async close() {
    await this.browser?.close();
    await this.stopServer();
  }
}

export class Tab {
  constructor(session, context, page) {
    Object.assign(this, { session, context, page, firefox: session.kind === 'firefox' });
    /** Errors that the page or the browser reported, and requests that went elsewhere. */
    this.problems = [];
    /** Addresses that are meant to be answered with an error. */
    this.missing = new Set();
    page.on('pageerror', (error) => this.problems.push({ text: `error: ${error}` }));
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
    if (this.firefox) return this.page.setViewport({ width, height, deviceScaleFactor: ratio });
    this.metrics ??= await this.context.newCDPSession(this.page);
    return this.metrics.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: ratio, mobile: false });
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

  ready(state = 'app') {
    return this.until((state) => document.documentElement.dataset.ready === state, state);
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
    if (!this.firefox) {
      const scope = within ? this.page.getByRole(within[0], { name: within[1], exact: true }) : this.page;
      const found = scope.getByRole(role, { name, exact: true });
      await found.waitFor({ state: 'attached', timeout: 10_000 });
      return found;
    }
    const at = (role, name) => `::-p-aria([name=${JSON.stringify(name)}][role=${JSON.stringify(role)}])`;
    for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
      const scope = within ? await this.page.$(at(...within)) : this.page;
      const found = await scope?.$(at(role, name));
      if (found) return found;
    }
    throw new Error(`no ${role} “${name}” at ${await this.path()}`);
  }

  /** How many elements of this role and exact name there are. */
  async count(role, name) {
    if (!this.firefox) return this.page.getByRole(role, { name, exact: true }).count();
    return (await this.page.$$(`::-p-aria([name=${JSON.stringify(name)}][role=${JSON.stringify(role)}])`)).length;
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
    if (!this.firefox) return this.page.keyboard.press(key);
    const keys = key.split('+');
    const pressed = keys.pop();
    return keys.reduceRight((inner, modifier) => async () => {
      await this.page.keyboard.down(modifier);
      await inner();
      await this.page.keyboard.up(modifier);
    }, () => this.page.keyboard.press(pressed))();
  }

  type(text) {
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
