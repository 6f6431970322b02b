// The libraries that our search stands beside, tuned as well as we could, and the queries that all are asked.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, '../../..');
export const program = join(root, 'build/native/statusatlas');

const require = createRequire(join(root, 'web/package.json'));
const load = async (name) => {
  const module = await import(pathToFileURL(require.resolve(name)));
  return module.default ?? module;
};
export const manifest = (name) => {
  const path = require.resolve(name);
  const end = path.lastIndexOf(`/node_modules/${name}/`);
  return JSON.parse(readFileSync(`${path.slice(0, end)}/node_modules/${name}/package.json`));
};

// The dataset as flat documents

const { codes } = JSON.parse(execFileSync(program, ['export'], { maxBuffer: 1 << 28 }));
const documents = codes.map((entry, id) => ({
  id,
  code: entry.code,
  number: String(entry.code).padStart(3, '0'),
  name: entry.name,
  names: entry.names.map((n) => n.name).filter((name) => name !== entry.name).join(' . '),
  aliases: entry.aliases.join(' . '),
  fields: [...new Set(entry.fields.map((field) => field.name))].join(' . '),
  owner: entry.owner ?? '',
  symptoms: entry.use_when.join(' . '),
  summary: entry.summary,
  prose: [entry.plain, entry.meaning, entry.rest ?? '', entry.avoid_when.map((a) => a.text).join(' . ')].join(' . '),
  constants: Object.values(entry.constants).join(' '),
}));
const boosts = {
  number: 12, name: 6, names: 5, aliases: 5, fields: 3, owner: 4, symptoms: 2.5, summary: 2.5, constants: 1.5, prose: 1,
};
const fields = Object.keys(boosts);
const fillers = new Set(
  ('a an and are as at be been by can code could did do does for from get gets how http i if in is it its me my of on or ' +
    'our should so status than that the them then there they this to was we what when where which who why will with would ' +
    'you your return returns mean means error').split(' '),
);
const words = (text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const content = (text) => {
  const all = words(text);
  const rest = all.filter((word) => !fillers.has(word));
  return rest.length > 0 ? rest : all;
};

// The libraries: each makes a function from a query to documents, best first

export const libraries = {
  'lunr': async (name) => {
    const lunr = await load(name);
    const index = lunr(function () {
      this.ref('id');
      for (const field of fields) this.field(field, { boost: boosts[field] });
      for (const document of documents) this.add(document);
    });
    return (query) =>
      index
        .query((q) => {
          const terms = content(query);
          terms.forEach((term, i) => {
            q.term(lunr.tokenizer(term), { boost: 10 });
            if (i === terms.length - 1) q.term(term, { boost: 3, wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
            if (term.length > 3) q.term(term, { boost: 1, editDistance: term.length < 8 ? 1 : 2, usePipeline: false });
          });
        })
        .map((hit) => documents[hit.ref]);
  },
  'minisearch': async (name) => {
    const MiniSearch = await load(name);
    const index = new MiniSearch({
      fields,
      searchOptions: {
        boost: boosts,
        prefix: (term, i, terms) => i === terms.length - 1,
        fuzzy: (term) => (term.length > 3 ? 0.2 : false),
        weights: { fuzzy: 0.3, prefix: 0.5 },
      },
    });
    index.addAll(documents);
    return (query) => index.search(content(query).join(' ')).map((hit) => documents[hit.id]);
  },
  'fuse.js': async (name) => {
    const Fuse = await load(name);
    const list = documents.map((document) => ({
      ...document,
      names: document.names.split(' . '),
      aliases: document.aliases.split(' . '),
      fields: document.fields.split(' . '),
      symptoms: document.symptoms.split(' . '),
    }));
    const index = new Fuse(list, {
      keys: fields.map((field) => ({ name: field, weight: boosts[field] })),
      ignoreLocation: true,
      threshold: 0.3,
      includeScore: true,
      useExtendedSearch: true,
    });
    return (query) => {
      // All words, as extended search joins them; failing that, any of them.
      const terms = content(query);
      let hits = index.search(terms.join(' '));
      if (hits.length < 3 && terms.length > 1) hits = hits.concat(index.search(terms.join(' | ')));
      return [...new Set(hits.map((hit) => documents[hit.item.id]))];
    };
  },
  '@leeoniya/ufuzzy': async (name) => {
    const uFuzzy = await load(name);
    const matcher = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
    // One line a text, weightiest texts first; a line knows its document.
    const lines = [];
    const owners = [];
    for (const field of fields) {
      for (const document of documents) {
        for (const text of document[field].split(' . ')) {
          if (text === '') continue;
          lines.push(field === 'number' || field === 'name' ? `${document.number} ${document.name}` : text);
          owners.push(document);
        }
      }
    }
    const ranked = (needle) => {
      const [found, info, order] = matcher.search(lines, needle, 5, 1e4);
      if (found === null) return [];
      return (order ?? found.map((_, i) => i)).map((i) => owners[info ? info.idx[i] : found[i]]);
    };
    return (query) => {
      const terms = content(query);
      const hits = new Set(ranked(terms.join(' ')));
      // Lines that have most of the words, where no line has them all.
      if (hits.size < 3 && terms.length > 1) {
        const counts = new Map();
        for (const term of terms) for (const document of new Set(ranked(term))) counts.set(document, (counts.get(document) ?? 0) + 1);
        for (const [document] of [...counts].sort((a, b) => b[1] - a[1])) hits.add(document);
      }
      return [...hits];
    };
  },
  'flexsearch': async (name) => {
    const { Document } = await load(name);
    const index = new Document({
      tokenize: 'forward',
      document: { id: 'id', index: fields },
    });
    for (const document of documents) index.add(document);
    return (query) => {
      // Results come by field and unscored: reciprocal ranks, weighted by field, merge them.
      const scores = new Map();
      for (const { field, result } of index.search(content(query).join(' '), { limit: 50, suggest: true }))
        result.forEach((id, rank) => scores.set(id, (scores.get(id) ?? 0) + boosts[field] / (rank + 2)));
      return [...scores].sort((a, b) => b[1] - a[1]).map(([id]) => documents[id]);
    };
  },
  '@orama/orama': async (name) => {
    const { create, insertMultiple, search } = await load(name);
    const index = create({ schema: Object.fromEntries(fields.map((field) => [field, 'string'])) });
    await insertMultiple(index, documents.map(({ id, code, ...document }) => ({ id: String(id), ...document })));
    return (query) => {
      const terms = content(query);
      const ask = (tolerance) => search(index, { term: terms.join(' '), boost: boosts, tolerance, threshold: 1, limit: 50 }).hits;
      let hits = ask(0);
      if (hits.length === 0) hits = ask(1);
      return hits.map((hit) => documents[hit.id]);
    };
  },
};

/** The columns of each line of a table beside this file. */
export const table = (name) => readFileSync(join(here, name), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));

export const rows = table('queries.tsv').map(([half, kind, query, ids]) => ({ half, kind, query, codes: new Set(ids.split(',').map((id) => parseInt(id, 10))) }));
