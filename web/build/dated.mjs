// The claims of assets/ that carry a date, oldest first: node web/build/dated.mjs [--before YYYY-MM-DD] (make dated)
//
// What ages is what somebody else can change: a draft, a registration that ends, a vendor's default, a source that was
// read on some day. Such claims name their date in one of four ways, and this list finds all four:
//   a key `until`, `date`, `read` or, in a snapshot of assets/upstream, `retrieved`;
//   `year` of a work of assets/sources that is a draft;
//   a date in brackets that ends with its year: "keeps it 2 minutes (2026)", "the draft (August 2026) recommends";
//   a date as YYYY-MM-DD, or after "as of".
// Example exchanges are left out, and so are years that merely tell history ("since April 2012"). Without --before the
// list holds what is older than a year. A month or a year counts from its first day, so that nothing hides in it.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const MONTH = MONTHS.join('|');
/** "(2026)", "(August 2026)", "(draft 11, 3 August 2026)"; but "since version 0.9.4 (2011)" is history. */
const BRACKETS = /(?<!\bsince (?:[^.()]|\.\d)*)\(([^()]*)\)/g;
const ENDS = RegExp(`(?:^|[^\\w-])(?:(?:(\\d{1,2}) )?(${MONTH}) )?(\\d{4})$`);
const AS_OF = RegExp(`\\bas of (?:(?:(\\d{1,2}) )?(${MONTH}) )?(\\d{4})\\b`, 'gi');
const ISO = /\b(\d{4}-\d{2}-\d{2})\b/g;

const two = (number) => String(number).padStart(2, '0');
/** The first day of "2026", "2026-11" or "2026-11-13". */
export const first = (date) => date + '-01-01'.slice(date.length - 4);

/** The dates that a text names in passing. */
export function datesIn(text) {
  const found = [...text.matchAll(ISO)].map(([, date]) => date);
  for (const [, day, month, year] of [...[...text.matchAll(BRACKETS)].map(([, words]) => words.match(ENDS) ?? []), ...text.matchAll(AS_OF)])
    if (year) found.push([year, month && two(MONTHS.indexOf(month) + 1), day && two(day)].filter(Boolean).join('-'));
  return found;
}

/** The dated claims of one TOML file, as { date, line, claim }. It reads lines; datac has checked that they are TOML. */
export function claims(text) {
  const out = [];
  let closing = null, work = '', title = '';
  for (const [at, line] of text.split('\n').entries()) {
    const add = (date, claim) => out.push({ date, line: at + 1, claim: claim.trim() });
    const inside = closing;
    if (inside && line.includes(inside)) closing = null;
    if (inside === "'''") continue;  // an example exchange
    if (!inside) {
      if (/^\s*#/.test(line)) continue;
      const table = line.match(/^\["(.*)"\]/), [, key, value] = line.match(/^(\w+) = (.*)$/) ?? [];
      if (table) [work, title] = [table[1], ''];
      const [, mark, rest] = value?.match(/^("""|''')(.*)$/) ?? [];
      if (mark && !rest.includes(mark)) closing = mark;
      if (mark === "'''") continue;
      if (key === 'title') title = value;
      if (key === 'year' && /\bdraft\b/i.test(`${work} ${title}`)) add(value, `${work}: ${title}`);
      if (['until', 'date', 'read'].includes(key)) {
        add(value.replaceAll('"', ''), work ? `${work}: ${line}` : line);
        continue;
      }
    }
    for (const date of datesIn(line)) add(date, line);
  }
  return out;
}

const files = (folder, ending) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && file.name.endsWith(ending)).map((file) => join(file.parentPath ?? file.path, file.name)).sort();

/** All dated claims of a folder like assets/, oldest first. */
export function dated(assets) {
  const out = [];
  for (const file of files(assets, '.toml'))
    for (const claim of claims(readFileSync(file, 'utf8'))) out.push({ ...claim, file });
  for (const file of files(join(assets, 'upstream'), '.json')) {
    const { source, retrieved } = JSON.parse(readFileSync(file, 'utf8'));
    out.push({ date: retrieved, line: 1, claim: `snapshot of ${source}`, file });
  }
  return out.sort((a, b) => first(a.date).localeCompare(first(b.date)) || a.file.localeCompare(b.file) || a.line - b.line);
}

/** What is older than a day, as lines to print. */
export function report(list, before, from) {
  const old = list.filter(({ date }) => first(date) < before);
  const brief = (text) => text.length > 100 ? `${text.slice(0, 99)}…` : text;
  return [...old.map(({ date, file, line, claim }) => `${date.padEnd(10)}  ${relative(from, file)}:${line}  ${brief(claim)}`),
    `${old.length} of ${list.length} dated claims are from before ${before}`];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [option, given, ...more] = process.argv.slice(2);
  const yearAgo = new Date();
  yearAgo.setUTCFullYear(yearAgo.getUTCFullYear() - 1);
  if (option !== undefined && (option !== '--before' || !/^\d{4}-\d{2}-\d{2}$/.test(given ?? '') || more.length)) {
    console.error('dated: unknown arguments; write nothing, or --before YYYY-MM-DD');
    process.exit(2);
  }
  const top = join(dirname(fileURLToPath(import.meta.url)), '../..');
  for (const line of report(dated(join(top, 'assets')), given ?? yearAgo.toISOString().slice(0, 10), top)) console.log(line);
}
