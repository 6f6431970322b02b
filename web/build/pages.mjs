// The pages: fills the document around them (web/shell.html) with what is known now, and has sitegen print them all.
//
// What runs the page is the app, or on /check/ a program of its own.
//
// Places that differ from page to page are filled by sitegen ({{title}}, {{body}}, … of src/app/page_html.h) and, once the
// pages are there, by `finish`: {{build}}, which is made of all that is in the site, and {{data}}, what a page starts with.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from './assets.mjs';
import { files, from, inputs, sha256, text } from './files.mjs';

/** What pages load to come alive: the app, and the checker. */
const script = (name) => `<script type="module" src="{{root}}{{asset:${name}}}"></script>`;
const preload = (id, name, type = '') => `<link rel="preload" as="fetch"${type} crossorigin id="${id}" href="{{root}}{{asset:${name}}}">`;
const wasm = ' type="application/wasm"';
const APP = [script('start.js'), preload('wasm', 'app.wasm', wasm), '{{data}}'].join('\n');
const CHECK = ['<link rel="stylesheet" href="{{root}}{{asset:check.css}}">', script('check.js'), preload('wasm', 'check.wasm', wasm), preload('facts', 'facts.bin'), preload('rules', 'rules.bin')].join('\n');

const inline = async (script) => (await bundled(script, { format: 'iife' })).toString().trim();

/** What a page may load and run. @param scripts those that stand inline; @param base may it say where the site's root is? */
function policy(scripts, base) {
  const digests = scripts.map((script) => `'sha256-${sha256(script).digest('base64')}'`).join(' ');
  return `default-src 'none'; script-src 'self' ${digests} 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; `
    + `manifest-src 'self'; worker-src 'self'; base-uri ${base ? "'self'" : "'none'"}; form-action 'self'; require-trusted-types-for 'script'`;
}

/** What no page of ours asks the browser for (w3c/webappsec-permissions-policy, features.md, June 2026). */
const permissions = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'magnetometer',
  'microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking'].map((feature) => `${feature}=()`).join(', ');

const fill = (template, places) => Object.entries(places).reduce((filled, [place, what]) => filled.replaceAll(`{{${place}}}`, () => what), template);

/** Prints all pages into a folder. @param base the path that the site will live at; @param origin its whole address, or empty */
export async function printPages(out, assets, { base, origin }) {
  const first = await inline('first.js'), finder = await inline('404.js');
  const around = (program) => assets.fill(fill(text('shell.html'), { program }));
  const shell = around(APP), check = await inline('first-check.js');
  // 404.html is sent at any depth, so it says where the root is, and finds it where it is elsewhere.
  const shells = {
    'shell.html': { policy: policy([first], false), first, base: '' },
    'shell-check.html': { policy: policy([check], false), first: check, base: '' },
    'shell-404.html': { policy: policy([first, finder], true), first, base: `<base href="${base}">\n<meta name="robots" content="noindex">\n<script>${finder}</script>\n` },
  };
  for (const [name, places] of Object.entries(shells)) writeFileSync(from('build', name), fill(name === 'shell-check.html' ? around(CHECK) : shell, places));
  execFileSync(inputs.sitegen, ['--shell', from('build/shell.html'), '--shell-404', from('build/shell-404.html'), '--shell-check', from('build/shell-check.html'), '--out', out, ...(origin ? ['--origin', origin] : [])],
    { stdio: ['ignore', 'ignore', 'inherit'] });

  // Configurations of hosts: a header of all pages allows what 404.html needs, and frames can be forbidden only there.
  const header = `${shells['shell-404.html'].policy}; frame-ancestors 'none'`;
  rmSync(from('build/hosting'), { recursive: true, force: true });
  mkdirSync(from('build/hosting'));
  for (const name of ['nginx.conf', 'Caddyfile', '_headers'])
    writeFileSync(name === '_headers' ? join(out, name) : from('build/hosting', name), fill(text(`hosting/${name}`), { policy: header, permissions }));
}

/**
 * Fills in what could not be known before. All pages start with the facts; a code's page also with its own details, a
 * flowchart's with what it needs, one of signals with those, the list of codes with nothing more, all others with all
 * details. The service worker has all at hand, so that its pages start with those.
 * @return the pages as the service worker keeps them
 */
export function finishPages(out, assets, id) {
  const kept = new Map();
  for (const name of files(out).filter((name) => name.endsWith('.html'))) {
    const root = '../'.repeat(name.split('/').length - 1);
    const page = fill(readFileSync(join(out, name), 'utf8'), { build: id });
    const link = (id, data) => `<link rel="preload" as="fetch" crossorigin id="${id}" href="${root}${assets.get(data)}">`;
    const starting = (data) => fill(page, { data: link('facts', 'facts.bin') + (data && `\n${link('details', data)}`) });
    const [, code, chart] = /^(?:(\d+)|which(?:\/(.+))?)\/index.html$/.exec(name) ?? [];
    const isChart = name.startsWith('which/');
    const own = code ? `details-${code}.bin` : isChart ? `charts-${chart ?? 'which'}.bin` : '';
    const data = name === 'index.html' ? '' : name.startsWith('signals/') ? 'signals.bin' : isChart ? 'charts.bin' : 'details.bin';
    kept.set(name, starting(data));
    writeFileSync(join(out, name), starting(assets.has(own) ? own : data));
  }
  return kept;
}
