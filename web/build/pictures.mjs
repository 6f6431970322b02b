// Takes the README's pictures from the running app: `make pictures`, after `make site`.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const port = 8087;
const server = spawn(process.execPath, [join(here, 'serve.mjs'), join(here, '../../build/site'), String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
await new Promise((ready) => server.stdout.once('data', ready));
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  for (const [name, path, theme, width, height, typed] of [
    ['explore', '', 'dark', 1280, 800, 'too many'],
    ['which', 'which/redirects/?a=moved', 'light', 1280, 800],
    ['phone', '', 'light', 390, 780],
  ]) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/${path}`);
    await page.waitForSelector('html[data-ready=app]');
    if (typed) await page.getByRole('searchbox').fill(typed);
    await page.waitForTimeout(500); // fonts and the last frame
    await page.screenshot({ path: join(here, `../pictures/${name}.png`) });
    await context.close();
  }
} finally {
  await browser.close();
  server.kill();
}
