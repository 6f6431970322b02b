// How long one waits on /check/ from pasting 100 KB to the findings in the document, in Chromium: from the paste event to the
// end of its input event, in which the page judges, and to the frame that shows it. And the CPU time of the renderer.
import { setTimeout as pause } from 'node:timers/promises';
import { address, launch, serve, site, stop } from '../../web/browser.mjs';

const RUNS = 10;
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
let pasted = '';
for (let i = 0; pasted.length < 100_000; ++i)
  pasted += `GET /orders/${i} HTTP/1.1\nHost: shop.example.com\n\nHTTP/1.1 ${i % 10 ? '200 OK' : '405 Method Not Allowed'}\nServer: nginx\nDate: Fri, 27 Nov 2026 09:00:00 GMT\nContent-Type: text/plain\nContent-Length: 1200\n\n${'x'.repeat(1200)}\n`;

const server = await serve(site), browser = await launch();
const watch = await browser.newBrowserCDPSession();
const worked = async () => {
  const { processInfo } = await watch.send('SystemInfo.getProcessInfo');
  return 1000 * processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
};
const context = await browser.newContext({ serviceWorkers: 'block', permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1280, height: 800 } });
const page = await context.newPage();
await page.goto(address(server, 'check/'));
await page.waitForSelector('html[data-ready=app]');
await page.evaluate((text) => navigator.clipboard.writeText(text), pasted);
await page.evaluate(() => {
  const field = document.querySelector('textarea');
  field.addEventListener('paste', () => { globalThis.times = { paste: performance.now() }; }, true);
  document.addEventListener('input', () => { globalThis.times.inserted = performance.now(); }, true);
  field.addEventListener('input', () => {
    if (!field.value) return;
    const { times } = globalThis;
    times.input = performance.now();
    times.found = document.querySelectorAll('[aria-label=Findings] li').length;
    requestAnimationFrame(() => setTimeout(() => { times.frame = performance.now(); }));
  });
});
const inserted = [], found = [], shown = [], cpu = [];
for (let run = 0; run < RUNS; ++run) {
  await page.evaluate(() => { const field = document.querySelector('textarea'); field.value = ''; field.dispatchEvent(new InputEvent('input')); field.focus(); globalThis.times = {}; });
  await pause(600);
  const before = await worked();
  await page.keyboard.press('Control+v');
  await page.waitForFunction(() => globalThis.times.frame);
  await pause(300);
  cpu.push(await worked() - before);
  const { paste, inserted: began, input, frame, found: many } = await page.evaluate(() => globalThis.times);
  if (!many) throw new Error('nothing was found');
  inserted.push(began - paste);
  found.push(input - paste);
  shown.push(frame - paste);
}
const ms = (n) => `${n.toFixed(1).padStart(6)} ms`;
console.log(`in Chromium: 100 KB pasted, to findings in the document: ${ms(median(found))}  goal 50, of which the browser's own insertion ${ms(median(inserted))}`);
console.log(`             to the end of the frame that shows them:    ${ms(median(shown))}, CPU time of the renderer ${ms(median(cpu))}`);
await browser.close();
await stop(server);
