// What the browser tests share: the built site, a server for it, and Debian's Chromium with WebGL2 in software.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { serve } from '../../web/build/serve.mjs';

/** npm's packages live beside web/package.json. */
export const require = createRequire(new URL('../../web/package.json', import.meta.url));
export const site = process.env.SITE ?? fileURLToPath(new URL('../../build/site', import.meta.url));
export { serve };

/** Where Chromium is, and what makes it quiet and WebGL2 possible. */
const chromium = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
};
export const launch = ({ args = [], ...options } = {}) => require('playwright-core').chromium.launch({ ...chromium, args: [...chromium.args, ...args], ...options });
/** Playwright keeps every page visible and focused; with Puppeteer a page behind another one is hidden, as it is for people. */
export const launchPlain = () => require('puppeteer-core').launch({ ...chromium, defaultViewport: null });

export const address = (server, path = '') => `http://127.0.0.1:${server.address().port}/${path}`;

/** Takes a server away, with the connections that browsers keep open. */
export const stop = (server) => new Promise((done) => {
  server.close(done);
  server.closeAllConnections();
});

/** Waits until an async function of the page says yes; page.waitForFunction does not wait for promises. */
export async function until(page, question, argument) {
  for (const end = Date.now() + 20_000; Date.now() < end; await page.waitForTimeout(50))
    if (await page.evaluate(question, argument)) return;
  throw new Error(`never came true: ${question}`);
}
