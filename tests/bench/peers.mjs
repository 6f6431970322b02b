// Makes the pages that `make bench` measures the app against: folders of static files in build/bench.
//
//   floor   the least that shows a Dear ImGui window (tests/bench/floor)
//   react   the same list, search and pages with React and MiniSearch, over the same data
//   html    the same list as plain HTML
//   pixel   a canvas as large as the app's that changes one pixel a frame
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { require, site } from '../web/browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const top = resolve(here, '../..');

function folder(name) {
  const out = join(top, 'build/bench', name);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  return out;
}

const bundle = (entry, outfile, alias = {}) => require('esbuild').buildSync({
  entryPoints: [entry], outfile, bundle: true, minify: true, format: 'esm', target: 'chrome109', logLevel: 'warning', alias,
  define: { 'process.env.NODE_ENV': '"production"' }, nodePaths: [join(top, 'web/node_modules')],
});

export function makeFloor() {
  const out = folder('floor');
  const glue = join(top, 'build/web/tests/bench/floor');
  cpSync(join(here, 'floor/index.html'), join(out, 'index.html'));
  cpSync(join(glue, 'floor.wasm'), join(out, 'floor.wasm'));
  cpSync(join(top, 'build/fonts/inter-regular.otf'), join(out, 'font.otf'));
  bundle(join(here, 'floor/main.js'), join(out, 'main.js'), { floor: join(glue, 'floor.js') });
  return out;
}

/** What the peers show of the dataset: as much as the app's pages. */
const entries = () => JSON.parse(readFileSync(join(site, 'data/statuses.json'), 'utf8')).codes.map(
  ({ id, code, name, summary, plain, meaning, use_when, fields, wire, names, aliases, owner }) =>
    ({ id, code, name, summary, plain, meaning, use_when, wire, fields: fields.map(({ name, level, when }) => ({ name, level, when })),
      words: [owner, ...names.map(({ name }) => name), ...aliases, ...fields.map(({ name }) => name)].filter(Boolean).join(' ') }));

export function makeReact() {
  const out = folder('react');
  cpSync(join(here, 'peers/page.css'), join(out, 'page.css'));
  cpSync(join(here, 'peers/react/index.html'), join(out, 'index.html'));
  const list = entries();
  writeFileSync(join(out, 'statuses.json'), JSON.stringify(list));
  for (const { id } of list) {
    mkdirSync(join(out, id));
    cpSync(join(here, 'peers/react/index.html'), join(out, id, 'index.html'));
  }
  bundle(join(here, 'peers/react/main.mjs'), join(out, 'main.js'));
  return out;
}

export function makeHtml() {
  const out = folder('html');
  cpSync(join(here, 'peers/page.css'), join(out, 'page.css'));
  const escape = (text) => text.replace(/[&<]/g, (c) => (c === '&' ? '&amp;' : '&lt;'));
  const list = entries().map(({ id, code, name, summary }) => `<li><a href="${id}/">${code} ${escape(name)}</a><p>${escape(summary)}</p></li>`).join('\n');
  writeFileSync(join(out, 'index.html'), `<!doctype html>
<html lang="en" data-ready="app">
<head><meta charset="utf-8"><title>Plain</title><link rel="icon" href="data:,"><link rel="stylesheet" href="page.css"></head>
<body class="plain"><header><input type="search"></header><aside></aside><ul>
${list}
</ul><main><h1>HTTP status codes</h1></main></body>
</html>
`);
  return out;
}

export function makePixel() {
  const out = folder('pixel');
  for (const name of ['index.html', 'main.js']) cpSync(join(here, 'peers/pixel', name), join(out, name));
  return out;
}
