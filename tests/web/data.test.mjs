// Covers web/schema, web/build/data.mjs, src/app/view_data.cc and src/tools/datac/write_json.cc: the data for programs as
// the site serves them, against their schemas and against each other, and the examples of the page about them.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { csv, markdown } from '../../web/build/data.mjs';
import { address, launch, require, serve, site, stop } from './browser.mjs';

const read = (name) => readFileSync(join(site, 'data', name), 'utf8');
const json = (name) => JSON.parse(read(name));
const dataset = json('statuses.json');
const schemas = readdirSync(join(site, 'data/schema')).filter((name) => name.endsWith('.json'));
const names = (folder, pattern) => readdirSync(join(site, 'data', folder)).filter((name) => pattern.test(name)).map((name) => join(folder, name));
/** Which files each schema is for. */
const files = {
  'statuses.json': ['statuses.json'],
  'number.json': names('', /^\d+\.json$/),
  'charts.json': ['charts.json'],
  'chart.json': names('charts', /\.json$/),
  'changes.json': ['changes.json'],
  'signals.json': ['signals.json'],
  'methods.json': ['methods.json'],
  'fields.json': ['fields.json'],
};

/** @param closed with it, keys that a schema does not tell of are mistakes */
function validators(closed) {
  const Ajv = require('ajv/dist/2020').default;
  const ajv = new Ajv({ strict: true, strictTypes: 'log', strictRequired: true, allowUnionTypes: true, allErrors: false, logger: false });
  require('ajv-formats').default(ajv);
  const close = (schema) => {
    if (schema === null || typeof schema !== 'object') return schema;
    if (Array.isArray(schema)) return schema.map(close);
    const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, close(value)]));
    return schema.type === 'object' && schema.properties && !('additionalProperties' in schema) ? { ...copy, additionalProperties: false } : copy;
  };
  for (const name of schemas) ajv.addSchema(closed ? close(json(`schema/${name}`)) : json(`schema/${name}`));
  return (schema, value) => {
    const validate = ajv.getSchema(schema);
    return validate(value) ? [] : validate.errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
  };
}

describe('schemas', () => {
  test('fit every file, and tell of every key in it', () => {
    const mistakes = validators(true);
    assert.deepEqual(schemas.filter((name) => name !== 'entry.json').sort(), Object.keys(files).sort());
    const all = Object.entries(files).flatMap(([schema, names]) => names.map((name) => [schema, name]));
    for (const [schema, name] of all) assert.deepEqual(mistakes(schema, json(name)), [], name);
    const jsons = ['', 'charts'].flatMap((folder) => names(folder, /^(?!openapi).*\.json$/));
    assert.deepEqual(all.map(([, name]) => name).sort(), jsons.sort(), 'a file without a schema');
    assert.deepEqual(readdirSync(join(site, 'data'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort(), ['charts', 'schema', 'v1']);
    assert.ok(all.length > 100);
  });

  test('take what later versions may add, and refuse what is spoiled', () => {
    const mistakes = validators(false);
    const spoil = (schema, name, change) => { const value = json(name); change(value); return mistakes(schema, value); };
    assert.deepEqual(spoil('number.json', '404.json', ({ entries: [entry] }) => { entry.later = 1; }), []);
    for (const [schema, name, change] of [
      ['number.json', '404.json', ({ entries: [entry] }) => { delete entry.summary; }],
      ['number.json', '404.json', ({ entries: [entry] }) => { entry.code = '404'; }],
      ['number.json', '404.json', ({ entries: [entry] }) => { entry.id = '4040'; }],
      ['number.json', '404.json', ({ entries: [entry] }) => { entry.class = '6xx'; }],
      ['number.json', '404.json', ({ entries: [entry] }) => { entry.avoid_when[0].instead = 'elsewhere'; }],
      ['number.json', '404.json', ({ entries: [entry] }) => { entry.sources = []; }],
      ['number.json', '404.json', ({ entries: [entry] }) => { entry.sources[0].url = 'no address'; }],
      ['number.json', '404.json', ({ entries: [entry] }) => { entry.methods = 'all'; }],
      ['number.json', '429.json', ({ entries: [entry] }) => { entry.fields[0].level = 'must'; }],
      ['number.json', '429.json', ({ entries: [entry] }) => { delete entry.fields[0].bound; }],
      ['number.json', '404.json', (value) => { value.entries = []; }],
      ['statuses.json', 'statuses.json', (value) => { value.generated = '2026-02-30'; }],
      ['statuses.json', 'statuses.json', (value) => { value.version = 'new'; }],
      ['statuses.json', 'statuses.json', (value) => { value.codes[3].retry.class = 'maybe'; }],
      ['statuses.json', 'statuses.json', (value) => { value.comparisons[0].codes = ['404']; }],
      ['statuses.json', 'statuses.json', (value) => { value.classes.pop(); }],
      ['methods.json', 'methods.json', ({ methods: [method] }) => { method.statuses[0].level = 'must'; }],
      ['methods.json', 'methods.json', ({ methods: [method] }) => { delete method.caching; }],
      ['fields.json', 'fields.json', ({ fields: [field] }) => { field.requirements = []; }],
      ['fields.json', 'fields.json', ({ fields: [field] }) => { delete field.shape; }],
      ['charts.json', 'charts.json', (value) => { delete value.charts[0].root; }],
      ['signals.json', 'signals.json', (value) => { delete value.license; }],
      ['signals.json', 'signals.json', (value) => { value.systems[0].signals[0].sources = []; }],
      ['signals.json', 'signals.json', (value) => { value.systems[0].signals[0].id = 'without a system'; }],
      ['signals.json', 'signals.json', (value) => { value.systems[0].signals[0].place = 'somewhere'; }],
      ['chart.json', 'charts/which.json', (value) => { value.nodes[0].answers[0].to = 'chart:'; }],
      ['chart.json', 'charts/which.json', (value) => { value.nodes[0].answers = []; }],
    ]) assert.notDeepEqual(spoil(schema, name, change), [], String(change));
  });

  test('every entry is of the module’s type', () => {
    const ts = require('typescript');
    const folder = mkdtempSync(join(tmpdir(), 'status-atlas-types-'));
    try {
      const types = JSON.stringify(fileURLToPath(new URL('../../build/package/content/statusatlas.js', import.meta.url)));
      const check = (entries) => {
        const name = join(folder, 'entries.ts');
        writeFileSync(name, `import type { Entry } from ${types};\n${entries.map((entry, at) => `export const e${at}: Entry = ${JSON.stringify(entry)};\n`).join('')}`);
        const program = ts.createProgram([name], { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: [] });
        return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
      };
      assert.deepEqual(check(dataset.codes), []);
      assert.equal(check([{ ...dataset.codes[0], common: 'yes' }, { ...dataset.codes[0], more: 1 }]).length, 2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('tables', () => {
  /** RFC 4180, read strictly: CRLF after every record, quotes only around whole cells. */
  const parse = (text) => {
    const records = [];
    for (let at = 0, record = []; at < text.length;) {
      const [whole, quoted, plain, end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(text.slice(at, at + 5000)) ?? assert.fail(`no cell at ${at}: ${text.slice(at, at + 40)}`);
      record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
      at += whole.length;
      if (end !== ',') { records.push(record); record = []; }
    }
    return records;
  };

  test('CSV has a line for every meaning, in order, as the dataset says', () => {
    const [head, ...rows] = parse(read('statuses.csv'));
    const at = (name) => head.indexOf(name);
    assert.deepEqual(rows.map((row) => row[at('id')]), dataset.codes.map(({ id }) => id));
    for (const [i, row] of rows.entries()) {
      const entry = dataset.codes[i];
      assert.equal(row.length, head.length, entry.id);
      for (const name of ['name', 'class', 'standing', 'owner', 'content', 'cacheable', 'common', 'summary']) assert.equal(row[at(name)], String(entry[name] ?? ''), `${entry.id} ${name}`);
      assert.equal(row[at('code')], entry.id.slice(0, 3));
      assert.equal(row[at('retry')], entry.retry.class);
      assert.equal(row[at('url')], entry.sources[0].url);
    }
    const hard = { ...dataset.codes[0], name: 'a "b", c', summary: 'two\r\nlines, and ""' };
    assert.deepEqual(parse(csv([hard]))[1].filter((cell) => cell === hard.name || cell === hard.summary).length, 2);
  });

  test('the CSV of signals has a line for every signal, as the JSON says', () => {
    const [head, ...rows] = parse(read('signals.csv'));
    const signals = json('signals.json').systems.flatMap((system) => system.signals.map((signal) => ({ ...signal, system })));
    assert.equal(rows.length, signals.length);
    for (const [i, row] of rows.entries()) {
      const signal = signals[i];
      assert.deepEqual(Object.fromEntries(head.map((name, at) => [name, row[at]])), {
        system: signal.system.id, id: signal.id, name: signal.name, place: signal.place, status: signal.status.join(' '), http: String(signal.http),
        made_by: signal.made_by, certainty: signal.certainty, meaning: signal.meaning, cause: signal.cause ?? '',
        source: signal.sources[0].section ? `${signal.sources[0].doc} §${signal.sources[0].section}` : signal.sources[0].doc, url: signal.sources[0].url, read: signal.system.date,
      });
    }
  });

  test('Markdown has a row for every meaning, and nothing breaks out of its cell', () => {
    const [table, license, ...more] = read('statuses.md').trim().split('\n\n');
    assert.match(license, /CC BY 4\.0/);
    assert.deepEqual(more, []);
    const rows = table.split('\n');
    assert.equal(rows.length, dataset.codes.length + 2);
    for (const row of rows.slice(2)) assert.equal(row.replace(/\\./g, '').split('|').length, 6, row);
    assert.match(rows.join('\n'), /^\| 404 \| Not Found \| standard \| /m);
    const hard = markdown([{ ...dataset.codes[0], name: 'a|b\\|c', summary: 'two\nlines <b>' }]).split('\n\n')[0].split('\n');
    assert.equal(hard.length, 3);
    assert.equal(hard[2].replace(/\\./g, '').split('|').length, 6);
    assert.ok(!hard[2].includes(' <b>'));
  });

  test('is sorted: by number, the registered meaning first', () => {
    const keys = dataset.codes.map(({ id, owner }) => `${id.slice(0, 3)} ${owner ? 1 : 0}`);
    assert.deepEqual(keys, [...keys].sort());
    assert.deepEqual(Object.keys(dataset.sources), Object.keys(dataset.sources).sort((a, b) => (Buffer.compare(Buffer.from(a), Buffer.from(b)))));
  });
});

describe('the examples of the page', () => {
  let server, root, browser;
  before(async () => { server = await serve(site, { base: '/atlas/' }); root = address(server, 'atlas/'); });
  after(async () => { await browser?.close(); await stop(server); });
  const html = readFileSync(join(site, 'data/index.html'), 'utf8');
  const unescape = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  const example = (language) => {
    const [, code] = new RegExp(`>${language}</h3>\\s*(?:<div[^>]*>\\s*)?<pre[^>]*>(.*?)</pre>`, 's').exec(html) ?? assert.fail(`no example for ${language}`);
    const text = unescape(code.replace(/<[^>]*>/g, ''));
    assert.ok(text.includes('https://example.org/'));
    return text.replaceAll('https://example.org/', root);
  };
  const run = (program, args) => new Promise((done, fail) => execFile(program, args, { encoding: 'utf8', env: { PATH: process.env.PATH } }, (error, out) => (error ? fail(error) : done(out))));

  test('curl', async () => assert.deepEqual(JSON.parse(await run('sh', ['-c', example('curl')])), json('404.json')));

  test('Python', async () => {
    const expected = dataset.codes.filter(({ retry }) => retry.class === 'after_wait').map(({ id, name }) => `${id} ${name}\n`).join('');
    assert.ok(expected.includes('429 Too Many Requests\n'));
    assert.equal(await run('python3', ['-c', example('Python')]), expected);
  });

  test('JavaScript', async () => {
    const expected = json('429.json').entries[0].fields.map(({ level, name }) => `${level} ${name}\n`).join('');
    assert.ok(expected.includes('MAY Retry-After\n'));
    assert.equal(await run(process.execPath, ['--input-type=module', '-e', example('JavaScript')]), expected);
  });

  test('the module, in a browser', async () => {
    browser = await launch();
    const page = await browser.newPage();
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    // A page of the site that has no script, so that nothing else speaks.
    await page.route('**/plain', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto(`${root}plain`);
    await page.addScriptTag({ type: 'module', content: example('With the module') });
    for (let tries = 0; said.length < 3 && tries < 200; ++tries) await page.waitForTimeout(50);
    const charts = json('charts.json').charts;
    const redirects = charts.find(({ id }) => id === 'redirects');
    const next = redirects.nodes.find(({ id }) => id === redirects.nodes.find(({ id }) => id === redirects.root).answers.find(({ id }) => id === 'moved').to);
    assert.deepEqual(said, ['Content Too Large', json('429.json').entries[0].summary, next.ask]);
  });
});
