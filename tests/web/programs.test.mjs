// Covers web/build/data.mjs and notices.mjs: what the site has for programs and lawyers beside datac's JSON.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { changes, changesOf, dated, feed, securityText } from '../../web/build/data.mjs';
import { moduleNotices, shippedPackages } from '../../web/build/notices.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));
const site = join(top, 'build/site');
const require = createRequire(join(top, 'web/package.json'));
const read = (name) => readFileSync(join(site, name), 'utf8');
const json = (name) => JSON.parse(read(name));

describe('the description of the files', () => {
  test('is OpenAPI 3.1, by a validator of others', async () => {
    const { Validator } = await import(pathToFileURL(require.resolve('@seriousme/openapi-schema-validator')));
    const validator = new Validator();
    const { valid, errors } = await validator.validate(json('data/openapi.json'));
    assert.ok(valid, JSON.stringify(errors));
    assert.equal(validator.version, '3.1');
    assert.ok(validator.resolveRefs().paths['/{code}.json'].get.responses[200].content['application/json'].schema.properties.entries.items.properties.id, 'what is named is there');
    assert.equal((await new Validator().validate({ ...json('data/openapi.json'), paths: 5 })).valid, false);
  });

  test('names files that are there, and every kind of them', () => {
    const { paths, servers } = json('data/openapi.json');
    const base = join('data', servers[0].url);
    const all = readdirSync(join(site, base), { recursive: true, withFileTypes: false }).map(String).filter((name) => !/\.(br|gz)$/.test(name));
    const patterns = Object.entries(paths).map(([path, { get }]) => new RegExp(`^${path.slice(1).replaceAll('.', '\\.').replace(/\{(\w+)\}/g, (_, name) => get.parameters.find((one) => one.name === name).schema.pattern.replace(/^\^|\$$/g, ''))}$`));
    for (const pattern of patterns) assert.ok(all.some((name) => pattern.test(name)), String(pattern));
    const left = all.filter((name) => name.includes('.') && !name.startsWith('schema/') && !patterns.some((pattern) => pattern.test(name)));
    assert.deepEqual([...new Set(left.map((name) => name.replace(/^.*\./, '')))].sort(), ['dot', 'mmd'], 'only what diagrams are written in is not told');
    // Every reference leads somewhere in the document.
    const { components } = json('data/openapi.json');
    JSON.parse(read('data/openapi.json'), (key, value) => {
      if (key === '$ref') assert.ok(value.slice('#/components/'.length).split('/').reduce((at, part) => at?.[part], components), value);
      return value;
    });
  });

  test('the path that stays has the same bytes', () => {
    for (const name of ['statuses.json', '404.json', 'charts.json', 'charts/which.json', 'statuses.csv', 'schema/entry.json', 'changes.json', 'signals.json', 'signals.csv'])
      assert.equal(read(`data/v1/${name}`), read(`data/${name}`), name);
  });
});

test('every data file names its license', () => {
  for (const name of readdirSync(join(site, 'data')).filter((one) => /^(\d+|statuses|charts|changes|signals)\.json$/.test(one))) assert.equal(json(`data/${name}`).license, 'CC-BY-4.0', name);
  for (const name of readdirSync(join(site, 'data/charts')).filter((one) => one.endsWith('.json'))) assert.equal(json(`data/charts/${name}`).license, 'CC-BY-4.0', name);
  assert.match(read('data/statuses.md'), /CC BY 4\.0/);
});

describe('notices', () => {
  test('of all that ships are in the site, linked from About', () => {
    const text = read('licenses.txt');
    for (const one of ['the Status Atlas authors', 'CC-BY-4.0', 'The Inter Project Authors', 'The JetBrains Mono Project Authors', 'SIL Open Font License, Version 1.1', 'Apache License\n', 'Omar Cornut', 'Sean Barrett', 'Emscripten Authors', 'Rich Felker', ...shippedPackages()]) assert.ok(text.includes(one), one);
    assert.match(text, /The goals of the Open Font License/);
    assert.match(text, /Permission is hereby granted/);
    assert.match(read('about/index.html'), /href="\.\.\/licenses\.txt"/);
  });

  test('of the module are without what it has not', () => {
    assert.match(moduleNotices(), /Rich Felker/);
    assert.doesNotMatch(moduleNotices(), /Inter Project|Cornut|workbox/);
  });

  test('stay in the fonts', () => {
    const fonts = join(top, 'build/fonts');
    for (const name of readdirSync(fonts).filter((one) => /\.[ot]tf$/.test(one))) {
      // The names of a font are in UTF-16.
      const bytes = readFileSync(join(fonts, name));
      const has = (text) => bytes.includes(Buffer.from(text, 'utf16le').swap16());
      assert.ok(has('Project Authors'), `${name}: copyright`);
      assert.ok(has('Open Font License'), `${name}: license`);
      assert.ok(has('scripts.sil.org/OFL') || has('openfontlicense.org'), `${name}: its address`);
    }
  });
});

describe('changes of the data', () => {
  test('are those of the history, day by day', () => {
    const all = json('data/changes.json').changes;
    assert.deepEqual(all, changes());
    const known = new Set(json('data/statuses.json').codes.map(({ id }) => id));
    const there = new Set();
    for (const { date, added, changed, removed } of all.toReversed?.() ?? [...all].reverse()) {
      assert.match(date, /^\d{4}-\d\d-\d\d$/);
      for (const id of added) there.add(id);
      for (const id of changed) assert.ok(there.has(id), `${id} changed before it was there`);
      for (const id of removed) there.delete(id);
    }
    const shallow = execFileSync('git', ['-C', top, 'rev-parse', '--is-shallow-repository'], { encoding: 'utf8' }).trim() === 'true';
    if (!shallow) assert.deepEqual([...there].sort(), [...known].sort());
  });

  test('of one day are told as what they come to', () => {
    const file = (how, id) => `${how}\tassets/codes/${id}.toml`;
    for (const [log, expected] of [
      ['', []],
      ['@2026-01-02\n\n', []],
      [`@2026-01-02\n\n${file('M', '404')}\n${file('A', '599-x')}\n@2026-01-01\n\n${file('A', '404')}`,
        [{ date: '2026-01-02', added: ['599-x'], changed: ['404'], removed: [] }, { date: '2026-01-01', added: ['404'], changed: [], removed: [] }]],
      [`@2026-01-01\n${file('M', '404')}\n@2026-01-01\n${file('A', '404')}`, [{ date: '2026-01-01', added: ['404'], changed: [], removed: [] }]],
      [`@2026-01-01\n${file('D', '404')}\n@2026-01-01\n${file('A', '404')}`, []],
      [`@2026-01-01\n${file('A', '404')}\n@2026-01-01\n${file('D', '404')}`, [{ date: '2026-01-01', added: [], changed: ['404'], removed: [] }]],
      [`@2026-01-01\nM\tassets/codes/README.md\nM\tassets/codes/x/404.toml`, []],
    ]) assert.deepEqual(changesOf(log), expected, log);
  });

  test('have a feed that a strict reader of XML takes', () => {
    const days = [{ date: '2026-01-02', added: ['404'], changed: ['499-nginx', '500'], removed: ['1<2&"3"'] }];
    const atom = feed(days, 'https://example.org/a&b/');
    const names = execFileSync('python3', ['-c', `
import sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
a = '{http://www.w3.org/2005/Atom}'
assert root.tag == a + 'feed' and root.find(a + 'updated').text == '2026-01-02T00:00:00Z'
entry, = root.findall(a + 'entry')
for one in (root, entry):
    for name in ('id', 'title', 'updated', 'link'): assert one.find(a + name) is not None, name
print(entry.find(a + 'title').text); print(entry.find(a + 'content').text)`], { input: atom, encoding: 'utf8' });
    assert.match(names, /^1 entry added, 2 entries changed, 1 entry removed\n<p>Added: <a href="https:\/\/example\.org\/a&amp;b\/404\/">404<\/a><\/p>/);
    assert.match(names, /Removed: 1&lt;2&amp;&quot;3&quot;/);
    assert.match(feed([], 'https://example.org/'), /<updated>1970-01-01T/);
  });

  test('date the pages of the sitemap', () => {
    const days = [{ date: '2026-01-02', added: ['404'], changed: [], removed: [] }, { date: '2026-01-01', added: ['500'], changed: ['404'], removed: [] }];
    assert.equal(dated('<loc>https://e.org/404/</loc><loc>https://e.org/500/</loc><loc>https://e.org/about/</loc>', days, '2026-01-03'),
      '<loc>https://e.org/404/</loc><lastmod>2026-01-02</lastmod><loc>https://e.org/500/</loc><lastmod>2026-01-01</lastmod><loc>https://e.org/about/</loc><lastmod>2026-01-03</lastmod>');
  });
});

test('security.txt has what RFC 9116 asks for', () => {
  assert.equal(securityText('mailto:s@example.org', Date.UTC(2026, 0, 1)), 'Contact: mailto:s@example.org\nExpires: 2027-01-01T00:00:00Z\nPreferred-Languages: en\n');
  assert.ok(!existsSync(join(site, '.well-known')), 'nobody said whom to write to');
});

test('the manifest has screenshots of the size that it says', () => {
  const { screenshots, id } = json('manifest.webmanifest');
  assert.ok(screenshots.some(({ form_factor }) => form_factor === 'wide') && screenshots.some(({ form_factor }) => form_factor === 'narrow'));
  for (const { src, sizes } of screenshots) {
    const png = readFileSync(join(site, src));
    assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, sizes, src);
  }
  assert.equal(id, undefined, 'without BASE or ORIGIN nobody knows the folder');
});
