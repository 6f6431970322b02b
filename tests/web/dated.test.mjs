// Covers web/build/dated.mjs: which dates of a TOML file count as dated claims, which do not, and what is told as old.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { claims, dated, datesIn, first, report } from '../../web/build/dated.mjs';

const assets = fileURLToPath(new URL('../../assets', import.meta.url));
const dates = (text) => claims(text).map(({ date, line }) => `${date} ${line}`);

test('a date in brackets is read with its day and month', () => {
  assert.deepEqual(datesIn('Varnish keeps it 2 minutes (2026).'), ['2026']);
  assert.deepEqual(datesIn('The draft (August 2026) and its successor (draft 11, 3 March 2027)'), ['2026-08', '2027-03-03']);
  assert.deepEqual(datesIn('API reference (read November 2026)'), ['2026-11']);
  assert.deepEqual(datesIn('As of November 2026, look whether your server knows it; as of 2025 few did.'), ['2026-11', '2025']);
  assert.deepEqual(datesIn('registered on 2024-11-13, until 2026-11-13'), ['2024-11-13', '2026-11-13']);
});

test('other numbers and history are no dated claims', () => {
  for (const text of ['a code (404)', 'up to 8000 (octets)', 'port 8080', 'an identifier (draft-2026)',
    'It exists since version 0.9.4 (2011) of nginx.', 'on the Standards Track since April 2012'])
    assert.deepEqual(datesIn(text), [], text);
});

test('keys, texts of several lines and drafts are found, comments and exchanges are not', () => {
  assert.deepEqual(dates([
    '# read (2019)',
    'until = "2026-11-13"',
    'date = "2026-11"',
    'meaning = """',
    'The default (July 2025) \\',
    'is short. The next one (2024) is long."""',
    "wire = '''",
    'GET /2020-01-01 HTTP/1.1',
    "'''",
    'truth = "Cloudflare keeps it (2023)."',
    '',
    '["RFC 9110"]',
    'title = "HTTP Semantics"',
    'year = 2022',
    '["Idempotency-Key draft"]',
    'title = "The Idempotency-Key Header Field"',
    'year = 2025',
    '["Vendor: errors"]',
    'title = "Errors"',
    'read = "2026-11"',
  ].join('\n')), ['2026-11-13 2', '2026-11 3', '2025-07 5', '2024 6', '2023 10', '2025 17', '2026-11 20']);
});

test('a month or a year counts from its first day', () => {
  assert.deepEqual(['2025', '2025-11', '2025-11-13'].map(first), ['2025-01-01', '2025-11-01', '2025-11-13']);
  const list = [{ date: '2025', file: '/a/b.toml', line: 3, claim: 'x' }, { date: '2025-12', file: '/a/c.toml', line: 1, claim: 'y' }];
  assert.deepEqual(report(list, '2025-11-26', '/a'), ['2025        b.toml:3  x', '1 of 2 dated claims are from before 2025-11-26']);
});

test('in assets, every system of signals and every snapshot has its date, and so have the registration of 104 and the drafts', () => {
  const list = dated(assets);
  for (const { date, file, line } of list) assert.match(date, /^\d{4}(-\d{2}(-\d{2})?)?$/, `${file}:${line}`);
  const of = (part) => list.filter(({ file }) => file.startsWith(join(assets, part)));
  assert.ok(of('signals').length >= 49);
  assert.ok(of('upstream').length >= 15);
  assert.ok(of('codes/104.toml').some(({ claim }) => claim.startsWith('until')));
  assert.ok(of('sources').filter(({ claim }) => /draft/.test(claim)).length >= 3);
  assert.ok(of('sources').filter(({ claim }) => claim.includes('read = ')).length >= 250);
  const sorted = list.map(({ date }) => first(date));
  assert.deepEqual(sorted, [...sorted].sort());
});
