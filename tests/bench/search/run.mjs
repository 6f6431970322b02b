// The search beside six libraries, in one run: the same queries, the same dataset, the same measures.
//
//   node tests/bench/search/run.mjs [--only NAME,…] [--misses HALF]
//
// `--only statusatlas` leaves the libraries out; `--misses` tells what ours gets wrong in a half of queries.tsv. Ours
// answers as anyone may ask it, through `statusatlas search --json --time -`, which times each search itself. Each library
// indexes our exported dataset and is tuned for these queries as well as we could: fields and boosts, prefix and fuzzy
// matching, numbers as text, filler words left out where that helps it. Times are of the search calls only; of a query
// the median of its runs, in rounds over all queries, so that none profits from its own caches.
import { spawnSync } from 'node:child_process';
import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { libraries, manifest, program, root, rows, table } from './libraries.mjs';

const options = { only: '', misses: '' };
for (let i = 2; i + 1 < process.argv.length; i += 2) options[process.argv[i].replace(/^--/, '')] = process.argv[i + 1];

// Queries and measures

const halves = [...new Set(rows.map((row) => row.half))];
const kinds = [...new Set(rows.map((row) => row.kind))].sort();

/** What a list of queries (rows with `found`, codes in order, each once) comes to. A code counts once, as a person counts. */
const measure = (answers) => {
  const sums = { first: 0, third: 0, reciprocal: 0, gain: 0, none: 0 };
  for (const { codes: right, found } of answers) {
    const hits = found.slice(0, 10).map((code) => right.has(code));
    const rank = hits.indexOf(true);
    if (found.length === 0) sums.none++;
    if (rank === 0) sums.first++;
    if (rank >= 0 && rank < 3) sums.third++;
    if (rank >= 0) sums.reciprocal += 1 / (rank + 1);
    const gain = hits.reduce((sum, is, i) => sum + (is ? 1 / Math.log2(i + 2) : 0), 0);
    let ideal = 0;
    for (let i = 0; i < Math.min(right.size, 10); i++) ideal += 1 / Math.log2(i + 2);
    sums.gain += gain / ideal;
  }
  for (const key of Object.keys(sums)) sums[key] /= answers.length;
  return sums;
};
const middle = (list) => list.sort((a, b) => a - b)[list.length >> 1];
/** Microseconds: the median of the queries' medians, and what one in a hundred takes. */
const times = (runs) => {
  const each = runs.map(middle).sort((a, b) => a - b);
  return { median: each[each.length >> 1], p99: each[Math.floor(each.length * 0.99)] };
};

/** Lines through our own program: for each the codes found, those of hits of other kinds left out, and the microseconds spent. */
function ask(lines) {
  const { stdout, status } = spawnSync(program, ['search', '--json', '--time', '--limit', '50', '-'], { input: lines.join('\n') + '\n', maxBuffer: 1 << 30 });
  const answers = stdout.toString('latin1').trimEnd().split('\n').map((line) => ({
    found: [...new Set(JSON.parse(line).results.filter(({ kind }) => kind === 'status').map(({ code }) => code))],
    us: Number(line.match(/"ns":(\d+)\}$/)[1]) / 1000,
  }));
  if (status > 1 || answers.length !== lines.length) throw new Error(`${program} answered ${answers.length} of ${lines.length} queries, exit status ${status}`);
  return answers;
}

const rounds = 15;
function ours() {
  const lines = Array.from({ length: rounds }, () => rows.map((row) => row.query)).flat();
  const answers = ask(lines);
  const runs = rows.map((_, i) => Array.from({ length: rounds }, (_, round) => answers[round * rows.length + i].us));
  return { answers: rows.map((row, i) => ({ ...row, found: answers[i].found })), ...times(runs) };
}

async function peer(name, make) {
  const find = await make(name);
  const answers = [], runs = rows.map(() => []);
  const start = process.hrtime.bigint();
  for (let round = 0; round <= rounds; round++) {
    // The slow ones get fewer rounds, or the rest would wait minutes for them.
    if (round > 0 && process.hrtime.bigint() - start > 5_000_000_000n) break;
    rows.forEach(({ query }, i) => {
      const before = process.hrtime.bigint();
      const hits = find(query);
      runs[i].push(Number(process.hrtime.bigint() - before) / 1000);
      if (round === 0) answers.push({ ...rows[i], found: [...new Set(hits.map((document) => document.code))] });
    });
    if (round === 1) for (const each of runs) each.shift();  // the first warms up
  }
  return { answers, ...times(runs) };
}

// The run

const results = new Map([['statusatlas', ours()]]);
for (const [name, make] of Object.entries(libraries)) {
  if (options.only !== '' && !options.only.split(',').includes(name)) continue;
  const { version, engines } = manifest(name);
  const needs = Number(engines?.node?.match(/\d+/)?.[0] ?? 0);
  if (needs > parseInt(process.versions.node, 10)) {
    console.log(`left out: ${name} ${version} declares node ${engines.node}, this is ${process.version}`);
    continue;
  }
  results.set(`${name.split('/').pop()} ${version}`, await peer(name, make));
}

const print = (head, lines) => {
  const table = [head, ...lines].map((cells) => cells.map(String));
  const widths = head.map((_, column) => Math.max(...table.map((cells) => cells[column].length)));
  console.log();
  for (const cells of table) console.log(cells.map((cell, at) => (at ? cell.padStart(widths[at]) : cell.padEnd(widths[0]))).join('  '));
};
const percent = (share) => (100 * share).toFixed(1);
const us = (n) => n.toFixed(n < 100 ? 1 : 0);

for (const half of halves) {
  const of = (answers) => answers.filter((row) => row.half === half);
  print(
    [`${half}: ${of(rows).length} queries`, 'success@1 %', 'success@3 %', 'MRR@10', 'nDCG@10', 'no result %'],
    [...results].map(([name, { answers }]) => {
      const m = measure(of(answers));
      return [name, percent(m.first), percent(m.third), m.reciprocal.toFixed(3), m.gain.toFixed(3), percent(m.none)];
    }),
  );
}
const byKind = (of, kind) => {
  const some = of.answers.filter((row) => row.kind === kind && row.half !== 'tune');
  return some.length > 0 ? Math.round(100 * measure(some).first) : '-';
};
print(['success@1 by kind, all but tune', ...kinds], [...results].map(([name, result]) => [name, ...kinds.map((kind) => byKind(result, kind))]));
print(
  ['time a query', 'median us', 'p99 us', 'p99 / median'],
  [...results].map(([name, { median, p99 }]) => [name, us(median), us(p99), (p99 / median).toFixed(1)]),
);

// Beside the goals

const [[, own], ...peers] = [...results];
const goals = [];
const goal = (what, figure, limit, good) => goals.push([what, figure, limit, good ? 'yes' : 'NO']);
const of = (result, test) => measure(result.answers.filter(test));
for (const half of halves.filter((each) => each !== 'tune')) {
  const m = of(own, (row) => row.half === half);
  goal(`${half}: success@1 %`, percent(m.first), '>= 94', m.first >= 0.94);
  goal(`${half}: success@3 %`, percent(m.third), '>= 98.5', m.third >= 0.985);
  goal(`${half}: MRR@10`, m.reciprocal.toFixed(3), '>= 0.96', m.reciprocal >= 0.96);
  goal(`${half}: nDCG@10`, m.gain.toFixed(3), '>= 0.90', m.gain >= 0.9);
  goal(`${half}: no result %`, percent(m.none), '0', m.none === 0);
  if (peers.length === 0) continue;
  const best = Math.max(...peers.map(([, result]) => of(result, (row) => row.half === half).first));
  goal(`${half}: points of success@1 above the best library`, (100 * (m.first - best)).toFixed(1), '>= 20', m.first - best >= 0.2);
}
for (const kind of ['number', 'name', 'prefix']) {
  const share = of(own, (row) => row.kind === kind).first;
  goal(`${kind}, all halves: success@1 %`, percent(share), '100', share === 1);
}
if (peers.length > 0) {
  const unseen = ([, result]) => of(result, (row) => row.half !== 'tune').first;
  const [accurate] = [...peers].sort((a, b) => unseen(b) - unseen(a));
  const [quick] = [...peers].sort((a, b) => a[1].median - b[1].median);
  goal(`times quicker than the most accurate library, ${accurate[0]}`, (accurate[1].median / own.median).toFixed(1), '>= 20', accurate[1].median >= 20 * own.median);
  goal(`times quicker than the quickest library, ${quick[0]}`, (quick[1].median / own.median).toFixed(1), '>= 3', quick[1].median >= 3 * own.median);
}
goal('p99 / median', (own.p99 / own.median).toFixed(1), '<= 6', own.p99 <= 6 * own.median);

// While one types: an answer flickers where a code is first, another one, and then the first again; a start of a query is
// empty where no code is found for it, also where the app lists all codes since only fillers are typed yet.
const typed = table('typed.tsv').map(([query]) => query);
const starts = typed.flatMap((query) => Array.from(query, (_, i) => ({ query, text: query.slice(0, i + 1) })).filter(({ text }) => !text.endsWith(' ')));
const shown = ask(starts.map(({ text }) => text));
const empty = starts.filter((_, i) => shown[i].found.length === 0).map(({ text }) => text);
const flickers = typed.filter((query) => {
  const firsts = shown.filter((_, i) => starts[i].query === query).map(({ found }) => found[0]);
  const changes = firsts.filter((code, i) => code !== firsts[i - 1]);
  return new Set(changes).size < changes.length;
});
goal(`of ${typed.length} typed queries, those that flicker`, flickers.length, '<= 10', flickers.length <= 10);
goal(`of ${starts.length} starts of them, empty ones`, empty.length, '0', empty.length === 0);

const hostile = {
  empty: '', 'one letter': 'e', '10 KB of one letter': 'a'.repeat(10_240), '10 KB of prose': 'the upload of a file failed and '.repeat(320),
  'control characters': '\x01\x02\x1b[31mnot\x7ffound\x00', 'invalid UTF-8': Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0xf4, 0x90, 0x80, 0x80]).toString('latin1'),
  'right to left': 'الصفحة غير موجودة', emoji: '🔥👩‍💻🤷🏽 404 🚫'.repeat(40), 'regular expression': '.*(a+)+$ [^]]{1,9} \\b(?:x|y)?'.repeat(30),
  '1,000 words': Array.from({ length: 1000 }, (_, i) => `word${i}`).join(' '), '1,000 misspelled words': 'unathorzied forbbidn gatwey '.repeat(334),
};
const hard = Object.values(hostile);
const asked = ask(Array.from({ length: rounds }, () => hard).flat());
const slowest = Object.keys(hostile).map((name, i) => [name, middle(Array.from({ length: rounds }, (_, round) => asked[round * hard.length + i].us))]).sort((a, b) => b[1] - a[1]);
goal(`us for the slowest bad input, ${slowest[0][0]}`, us(slowest[0][1]), '<= 1000', slowest[0][1] <= 1000);
print(['beside the goals', 'measured', 'goal', 'met'], goals);
print(['typed letter by letter', ''], [['flickers', flickers.join(', ')], ['empty', empty.join(', ')]]);
print(['bad input', 'us'], slowest.map(([name, time]) => [name, us(time)]));

if (options.misses !== '')
  print(
    [`misses of ${options.misses}`, 'kind', 'found', 'right'],
    own.answers.filter((row) => row.half === options.misses && !row.codes.has(row.found[0]))
      .map((row) => [row.query, row.kind, row.found.slice(0, 5).join(' '), [...row.codes].join(' ')]),
  );
mkdirSync(join(root, 'build/bench'), { recursive: true });
writeFileSync(join(root, 'build/bench/search.json'), JSON.stringify(goals, null, 1));
