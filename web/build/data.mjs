// What the site has for programs beside the JSON that datac writes: tables (data/statuses.csv and data/signals.csv, RFC
// 4180, and data/statuses.md, a line a record, in the dataset's order), a description of the files (OpenAPI), what changed when
// (data/changes.json and, where the site's address is known, an Atom feed), the same files under a path that stays
// (data/v1/), when pages changed last (sitemap), notices, and where to report a hole (security.txt).
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { siteNotices } from './notices.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));
export const license = 'CC-BY-4.0';

/** Columns of data/statuses.csv, each with what stands in it. */
const columns = {
  code: ({ id }) => id.slice(0, 3),
  id: ({ id }) => id,
  name: ({ name }) => name,
  class: (entry) => entry.class,
  standing: ({ standing }) => standing,
  owner: ({ owner }) => owner,
  content: ({ content }) => content,
  cacheable: ({ cacheable }) => cacheable,
  retry: ({ retry }) => retry.class,
  common: ({ common }) => common,
  summary: ({ summary }) => summary,
  source: ({ sources: [{ doc, section }] }) => (section ? `${doc} §${section}` : doc),
  url: ({ sources: [{ url }] }) => url,
};

/** The same of data/signals.csv. */
const signalColumns = {
  system: ({ system }) => system.id,
  id: ({ id }) => id,
  name: ({ name }) => name,
  place: ({ place }) => place,
  status: ({ status }) => status.join(' '),
  http: ({ http }) => http,
  made_by: ({ made_by: maker }) => maker,
  certainty: ({ certainty }) => certainty,
  meaning: ({ meaning }) => meaning,
  cause: ({ cause }) => cause,
  source: columns.source,
  url: columns.url,
  read: ({ system }) => system.date,
};

const record = (cells) => `${cells.map((cell) => {
  const text = String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}).join(',')}\r\n`;

const table = (columns, entries) => [Object.keys(columns), ...entries.map((entry) => Object.values(columns).map((cell) => cell(entry)))].map(record).join('');

/** @param codes entries of data/statuses.json */
export const csv = (codes) => table(columns, codes);

/** @param systems of data/signals.json */
export const signalsCsv = (systems) => table(signalColumns, systems.flatMap((system) => system.signals.map((signal) => ({ ...signal, system }))));

const row = (cells) => `| ${cells.map((text) => text.replace(/[\\|<*_`[\]]/g, '\\$&').replace(/\s+/g, ' ')).join(' | ')} |\n`;

export const markdown = (codes) => `${row(['Code', 'Name', 'Standing', 'Summary'])}| --- | --- | --- | --- |\n${codes.map(({ id, name, standing, owner, summary }) =>
  row([id.slice(0, 3), name, owner ?? standing, summary])).join('')}\nData of Status Atlas, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).\n`;

/**
 * What changed in the entries, by day, newest first: read from the history of assets/codes. Days of one checkout without
 * history, such as a source archive, are none.
 */
export function changes() {
  let log = '';
  try {
    log = execFileSync('git', ['-C', top, 'log', '--no-merges', '--no-renames', '--format=@%cs', '--name-status', '--', 'assets/codes'], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch { /* no history */ }
  return changesOf(log);
}

/** @param log of git: "@2026-11-21", then lines such as "M\tassets/codes/404.toml"; newest first */
export function changesOf(log) {
  const days = new Map();
  let day;
  for (const line of log.split('\n')) {
    if (line.startsWith('@')) {
      const date = line.slice(1);
      if (!days.has(date)) days.set(date, new Map());
      day = days.get(date);
      continue;
    }
    const [, how, id] = /^([AMD])\tassets\/codes\/([^/]+)\.toml$/.exec(line) ?? [];
    // Of several changes in a day the last one is met first; what was added before it was, all in all, added or never there.
    if (!id) continue;
    const later = day.get(id);
    if (!later) day.set(id, how);
    else if (how === 'A') later === 'D' ? day.delete(id) : day.set(id, 'A');
    else if (how === 'D' && later === 'A') day.set(id, 'M');
  }
  const ids = (day, how) => [...day].filter(([, one]) => one === how).map(([id]) => id).sort();
  return [...days].sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([date, day]) => ({ date, added: ids(day, 'A'), changed: ids(day, 'M'), removed: ids(day, 'D') }))
    .filter(({ added, changed, removed }) => added.length + changed.length + removed.length);
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const counted = (what, list) => (list.length ? [`${list.length} ${list.length === 1 ? 'entry' : 'entries'} ${what}`] : []);

/** An Atom feed (RFC 4287) of the last days on which data changed. */
export function feed(days, origin) {
  const address = new URL('data/changes.atom', origin);
  const tag = (name) => `tag:${address.hostname},2026:${address.pathname}${name}`;
  const entries = days.slice(0, 30).map(({ date, added, changed, removed }) => {
    const line = (what, list) => (list.length ? `<p>${what}: ${list.map((id) => (what === 'Removed' ? escaped(id) : `<a href="${escaped(new URL(`${id.slice(0, 3)}/`, origin).href)}">${escaped(id)}</a>`)).join(', ')}</p>` : '');
    const html = line('Added', added) + line('Changed', changed) + line('Removed', removed);
    return `<entry>
<id>${escaped(tag(`#${date}`))}</id>
<title>${[...counted('added', added), ...counted('changed', changed), ...counted('removed', removed)].join(', ')}</title>
<updated>${date}T00:00:00Z</updated>
<link href="${escaped(new URL('data/changes.json', origin).href)}" type="application/json"/>
<content type="html">${escaped(html)}</content>
</entry>
`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${escaped(tag(''))}</id>
<title>Status Atlas: changes of the data</title>
<updated>${days[0]?.date ?? '1970-01-01'}T00:00:00Z</updated>
<author><name>The Status Atlas authors</name></author>
<rights>CC BY 4.0</rights>
<link rel="self" href="${escaped(address.href)}"/>
<link rel="alternate" href="${escaped(origin)}"/>
${entries.join('')}</feed>
`;
}

/** The schemas of web/schema as parts of one document: what they name in each other is there too. */
function schemas() {
  const folder = join(top, 'web/schema');
  return Object.fromEntries(readdirSync(folder).sort().map((file) => {
    const name = file.replace('.json', '');
    const { $schema, $id, ...schema } = JSON.parse(readFileSync(join(folder, file), 'utf8'), (key, value) => {
      if (key !== '$ref') return value;
      const [other, pointer = ''] = value.split('#');
      return `#/components/schemas/${other ? other.replace('.json', '') : name}${pointer}`;
    });
    if (!$schema || $id !== file) throw new Error(`web/schema/${file} does not say which schema it is`);
    return [name, schema];
  }));
}

/** A description of the files below data/ in OpenAPI 3.1. */
export function openapi(version) {
  const file = (summary, content, parameters) => ({
    get: {
      summary,
      ...(parameters && { parameters }),
      responses: {
        200: { description: 'The file.', content },
        304: { description: 'It is still the one that If-None-Match names.' },
        404: { description: 'There is no such file.' },
      },
    },
  });
  const json = (schema) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } });
  const parameter = (name, schema, description) => ({ name, in: 'path', required: true, schema, description });
  const chart = parameter('id', { type: 'string', pattern: '^[a-z][a-z0-9-]*$' }, 'of a flowchart, as in charts.json');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Status Atlas',
      summary: 'HTTP status codes and flowcharts as static files.',
      description: 'Files of a static site: any host, any path, GET and HEAD only. Scripts of other sites may read them.',
      version,
      license: { name: 'Creative Commons Attribution 4.0 International', identifier: license },
    },
    servers: [{ url: './v1', description: 'beside this file; the path stays as long as the first version of the format' }],
    paths: {
      '/statuses.json': file('Everything: classes, codes, comparisons, works', json('statuses')),
      '/{code}.json': file('One number, with every owner’s meaning', json('number'), [parameter('code', { type: 'string', pattern: '^[0-9]{3}$' }, 'three digits')]),
      '/statuses.csv': file('One line a meaning', { 'text/csv': { schema: { type: 'string' } } }),
      '/statuses.md': file('The same as a table', { 'text/markdown': { schema: { type: 'string' } } }),
      '/charts.json': file('All flowcharts', json('charts')),
      '/charts/{id}.json': file('One flowchart', json('chart'), [chart]),
      '/charts/{id}.svg': file('Its picture', { 'image/svg+xml': { schema: { type: 'string' } } }, [chart]),
      '/charts/{id}-poster.svg': file('Its poster, one sheet of A3', { 'image/svg+xml': { schema: { type: 'string' } } }, [chart]),
      '/charts/{id}-poster.pdf': file('Its poster to print, one or more sheets of A3', { 'application/pdf': {} }, [chart]),
      '/signals.json': file('Every system and its signals: flags, error names and numbers that stand beside or instead of a status', json('signals')),
      '/signals.csv': file('One line a signal', { 'text/csv': { schema: { type: 'string' } } }),
      '/methods.json': file('The request methods, with the statuses that belong to each', json('methods')),
      '/fields.json': file('What header fields are, and what entries say of them', json('fields')),
      '/changes.json': file('What changed in the entries, by day, newest first', json('changes')),
    },
    components: { schemas: schemas() },
  };
}

/** The sitemap with the day on which each page changed last: that of its number's entries, else that of the data. */
export function dated(sitemap, days, generated) {
  const last = new Map();
  for (const { date, added, changed, removed } of days)
    for (const id of [...added, ...changed, ...removed]) if (!last.has(id.slice(0, 3))) last.set(id.slice(0, 3), date);
  return sitemap.replace(/<loc>([^<]*)<\/loc>/g, (loc, address) => `${loc}<lastmod>${last.get(/\/(\d{3})\/$/.exec(address)?.[1]) ?? generated}</lastmod>`);
}

/** security.txt (RFC 9116), which needs somebody to write to and ends after a year. */
export const securityText = (contact, now) => `Contact: ${contact}\nExpires: ${new Date(now + 365 * 864e5).toISOString().replace(/\.\d+/, '')}\nPreferred-Languages: en\n`;

/**
 * Puts all of it into the folder of a site whose pages and data are there.
 * @param contact SECURITY_CONTACT, an address such as mailto:security@example.org
 */
export function forPrograms(out, { dataset, origin, contact, now = Date.now() }) {
  const put = (name, text) => writeFileSync(join(out, name), text);
  const days = changes();
  put('licenses.txt', siteNotices());
  put('data/changes.json', `{"license":"${license}","changes":[${days.map((day) => `\n${JSON.stringify(day)}`).join(',')}\n]}\n`);
  if (origin) put('data/changes.atom', feed(days, origin));
  mkdirSync(join(out, 'data/v1'), { recursive: true });
  for (const name of readdirSync(join(out, 'data'))) if (!['v1', 'changes.atom', 'index.html', 'openapi.json'].includes(name)) cpSync(join(out, 'data', name), join(out, 'data/v1', name), { recursive: true });
  put('data/openapi.json', `${JSON.stringify(openapi(dataset.version), null, 1)}\n`);
  const sitemap = join(out, 'sitemap.xml');
  if (existsSync(sitemap)) put('sitemap.xml', dated(readFileSync(sitemap, 'utf8'), days, dataset.generated));
  if (contact) {
    mkdirSync(join(out, '.well-known'), { recursive: true });
    put('.well-known/security.txt', securityText(contact, now));
  }
}
