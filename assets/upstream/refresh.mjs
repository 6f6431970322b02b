// Takes the snapshots anew: node assets/upstream/refresh.mjs [--rfc FOLDER] [AUTHORITY…]
//
// What is asked is this machine's node and Python, the two npm packages that web/package.json pins (npm ci in web/), and
// packages of the Debian suites below, of which one file each is read; nothing is installed. Only facts are kept:
// numbers, names, symbols, references. With --rfc, a folder of RFC texts named like 9110.txt, the two lists of our own
// are derived again. What the registry says to the new snapshots is for tests/conformance to tell.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { enumeration } from './dotnet.mjs';

const suite = 'forky', older = 'bookworm';  // `older` for what newer suites no longer have
const here = dirname(fileURLToPath(import.meta.url));
const npm = createRequire(join(here, '../../web/package.json'));
const work = mkdtempSync(join(tmpdir(), 'upstream-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const run = (command, ...args) => execFileSync(command, args,
  { encoding: 'utf8', cwd: work, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 });
const all = (text, pattern) => [...text.matchAll(pattern)];
const unescape = text => text.replace(/\\(.)/g, '$1');

/** The text between two marks. Where they are missing, upstream has changed, and the reader here has to follow. */
function between(text, from, to) {
  const start = text.indexOf(from), end = text.indexOf(to, start + from.length);
  if (start < 0 || end < 0) throw Error(`“${from}” … “${to}” is not there any more`);
  return text.slice(start + from.length, end);
}

// ---- Debian, through an apt root of our own, so that nothing on the system changes

let aptOptions;
function apt(command, ...args) {
  if (!aptOptions) {
    const root = join(work, 'apt');
    for (const folder of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(root, folder), { recursive: true });
    const configured = run('sh', '-c', 'cd /etc/apt; cat sources.list.d/*.sources sources.list.d/*.list sources.list 2>&- || :');
    const mirror = all(configured, /^(?:URIs:|deb(?:\s+\[[^\]]*\])?)\s+(\S+\/debian\/?)(?=\s)/gm)[0]?.[1];
    if (!mirror) throw Error('no Debian mirror in /etc/apt');
    const from = `[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror}`;
    writeFileSync(join(root, 'sources.list'),
      `deb ${from} ${suite} main\ndeb-src ${from} ${suite} main\ndeb ${from} ${older} main\n`);
    aptOptions = [`Dir::Etc::SourceList=${root}/sources.list`, 'Dir::Etc::SourceParts=-', `Dir::State::Lists=${root}/lists`,
      `Dir::Cache=${root}/cache`, 'Acquire::Check-Valid-Until=false', 'APT::Sandbox::User=root'].flatMap(o => ['-o', o]);
    run('apt-get', '-qq', ...aptOptions, 'update');
  }
  return run(command, ...aptOptions, ...args);
}

/** Runs `apt-get ARGS…` and gives the one file that it brought whose name fits. */
function download(pattern, ...args) {
  const before = new Set(readdirSync(work));
  apt('apt-get', '-qq', ...args);
  return readdirSync(work).find(file => !before.has(file) && pattern.test(file));
}

/** The newest of packages whose names carry a version: golang-1.26-src. */
function newest(pattern) {
  const minor = name => Number(name.match(/\.(\d+)/)[1]);
  const found = apt('apt-cache', 'pkgnames').split('\n').filter(name => pattern.test(name));
  if (!found.length) throw Error(`no package ${pattern} in ${suite}`);
  return found.sort((a, b) => minor(b) - minor(a))[0];
}

/** One file of a package, the first whose path ends so, and the package's version. Nothing else is unpacked. */
function debian(name, ending, from = suite) {
  const file = download(/\.deb$/, 'download', `${name}/${from}`);
  const list = run('sh', '-c', 'dpkg-deb --fsys-tarfile "$0" | tar -t', file);
  const path = list.split('\n').sort().find(p => p.endsWith(ending));
  if (!path) throw Error(`no ${ending} in ${name}`);
  run('sh', '-c', 'dpkg-deb --fsys-tarfile "$0" | tar -x "$1"', file, path);
  const version = run('dpkg-deb', '-f', file, 'Version').trim();
  return { bytes: readFileSync(join(work, path)), from: { version, package: `Debian ${from}: ${name}` } };
}

function debianText(...args) {
  const { bytes, from } = debian(...args);
  return { text: bytes.toString(), from };
}

/** One file of a source package's original archive. */
function debianSource(name, ending) {
  const file = download(/\.orig\./, 'source', '--download-only', '--tar-only', `${name}/${suite}`);
  const path = run('tar', '-tf', file).split('\n').find(p => p.endsWith(ending));
  if (!path) throw Error(`no ${ending} in ${file}`);
  const version = file.match(/_(.+)\.orig\./)[1];
  return { text: run('tar', '-xOf', file, path), from: { version, package: `Debian ${suite}: source of ${name}` } };
}

// ---- The authorities

/** Puts pairs [number, facts] of one number together: its first symbol is `symbol`, further ones are `also`. */
function codes(pairs) {
  const out = {};
  for (const [code, facts] of pairs) {
    const entry = out[code] ??= {};
    for (const [key, value] of Object.entries(facts)) {
      if (key === 'symbol' && entry.symbol && entry.symbol !== value) (entry.also ??= []).push(value);
      else if (value) entry[key] ??= value;
    }
  }
  return out;
}

// Each gives { source, version, package?, language?, note?, codes }; `language` is the key of an entry's [constants]
// that the symbols belong to.
const authorities = {
  node: () => ({
    source: 'Node.js, http.STATUS_CODES', version: process.version.slice(1), package: 'the installed one',
    codes: codes(Object.entries(STATUS_CODES).map(([code, name]) => [code, { name }])),
  }),

  'python-installed'() {
    const program = 'import http, json, platform\n'
      + 'print(json.dumps([platform.python_version(), [[s.value, s.phrase, n] for n, s in http.HTTPStatus.__members__.items()]]))';
    const [version, members] = JSON.parse(run('python3', '-c', program));
    return {
      source: 'Python, http.HTTPStatus', version, package: 'the installed one', language: 'python',
      note: 'Beside python.json, because 3.13 renamed members and the installed one may be older.',
      codes: codes(members.map(([code, name, symbol]) => [code, { name, symbol: `HTTPStatus.${symbol}` }])),
    };
  },

  python() {
    const { text, from } = debianText(newest(/^libpython3\.\d+-stdlib$/), '/http/__init__.py');
    const body = between(text, 'class HTTPStatus', 'class HTTPMethod');
    const members = all(body, /^    ([A-Z_]+) = \(?(\d{3}),\s*'((?:\\.|[^'\\])*)'/gm);
    const code = Object.fromEntries(members.map(([, symbol, value]) => [symbol, value]));
    const aliases = all(body, /^    ([A-Z_]+) = ([A-Z_]+)$/gm);
    return {
      source: 'Python, http.HTTPStatus', ...from, language: 'python',
      codes: codes([
        ...members.map(([, symbol, value, name]) => [value, { name: unescape(name), symbol: `HTTPStatus.${symbol}` }]),
        ...aliases.map(([, symbol, of]) => [code[of], { symbol: `HTTPStatus.${symbol}` }]),
      ]),
    };
  },

  statuses: () => ({
    source: 'npm: statuses', version: npm('statuses/package.json').version,
    codes: codes(Object.entries(npm('statuses/codes.json')).map(([code, name]) => [code, { name }])),
  }),

  'http-status-codes'() {
    const { StatusCodes, ReasonPhrases } = npm('http-status-codes');
    const members = Object.entries(StatusCodes).filter(([, code]) => typeof code === 'number');
    return {
      source: 'npm: http-status-codes', version: npm('http-status-codes/package.json').version, language: 'typescript',
      codes: codes(members.map(([symbol, code]) => [code, { name: ReasonPhrases[symbol], symbol: `StatusCodes.${symbol}` }])),
    };
  },

  go() {
    const { text, from } = debianText(newest(/^golang-1\.\d+-src$/), '/src/net/http/status.go');
    const names = Object.fromEntries(all(text, /case (Status\w+):\n\s*return "(.*)"/g).map(match => match.slice(1)));
    const lines = all(text, /^\s*(_|Status\w+)\s*= (\d{3}) \/\/ (RFC \d+)(?:, (\d+(?:\.\d+)*))?/gm);
    return {
      source: 'Go, net/http', ...from, language: 'go', note: 'The references are those of its comments.',
      codes: codes(lines.map(([, symbol, code, rfc, section]) => [code, {
        name: names[symbol], symbol: symbol !== '_' && `http.${symbol}`, reference: section ? `${rfc} §${section}` : rfc,
      }])),
    };
  },

  rack() {
    const { text, from } = debianText('ruby-rack', '/lib/rack/utils.rb');
    if (!text.includes("message.downcase.gsub(/\\s|-/, '_').to_sym")) throw Error('Rack makes its symbols in another way now');
    const names = all(between(text, ' HTTP_STATUS_CODES = {', '}'), /(\d{3}) => '(.*)'/g);
    const old = all(between(text, ' OBSOLETE_SYMBOLS_TO_STATUS_CODES = {', '}'), /(\w+): (\d{3})/g);
    return {
      source: 'Rack, Rack::Utils', ...from, language: 'ruby', note: 'Symbols that it deprecates come after the others.',
      codes: codes([
        ...names.map(([, code, name]) => [code, { name, symbol: `:${name.toLowerCase().replace(/\s|-/g, '_')}` }]),
        ...old.map(([, symbol, code]) => [code, { symbol: `:${symbol}` }]),
      ]),
    };
  },

  symfony() {
    const { text, from } = debianText('php-symfony-http-foundation', '/HttpFoundation/Response.php');
    const texts = all(between(text, '$statusTexts = [', '];'), /(\d{3}) => '((?:\\.|[^'\\])*)'/g);
    const names = Object.fromEntries(texts.map(([, code, name]) => [code, unescape(name)]));
    return {
      source: 'Symfony, HttpFoundation Response', ...from, language: 'php',
      codes: codes(all(text, /public const (HTTP_\w+) = (\d{3});/g)
        .map(([, symbol, code]) => [code, { name: names[code], symbol: `Response::${symbol}` }])),
    };
  },

  nginx() {
    const { text, from } = debianText('nginx-dev', '/http/ngx_http_request.h');
    const bounds = ['NGX_HTTP_SPECIAL_RESPONSE', 'NGX_HTTP_NGINX_CODES'];  // where ranges start, not codes
    const macros = all(text.slice(text.indexOf('#define NGX_HTTP_CONTINUE')), /^#define (NGX_HTTPS?_[A-Z_]+) +(\d{3})$/gm);
    return {
      source: 'nginx, ngx_http_request.h', ...from, language: 'nginx',
      note: 'Symbols only: the names that it sends are in a file that the package lacks.',
      codes: codes(macros.filter(([, symbol]) => !bounds.includes(symbol)).map(([, symbol, code]) => [code, { symbol }])),
    };
  },

  rust() {
    const { text, from } = debianText('librust-http-dev', '/src/status.rs');
    return {
      source: 'Rust, crate http', ...from, language: 'rust',
      codes: codes(all(text, /^\s*\((\d{3}), ([A-Z_]+), "(.*)"\);/gm)
        .map(([, code, symbol, name]) => [code, { name, symbol: `StatusCode::${symbol}` }])),
    };
  },

  spring() {
    const { text, from } = debianSource('libspring-java', '/org/springframework/http/HttpStatus.java');
    const members = all(text, /^\t(@Deprecated\n\t)?([A-Z_]+)\((\d{3}), "(.*)"\)/gm).sort((a, b) => !!a[1] - !!b[1]);
    return {
      source: 'Spring Framework, HttpStatus', ...from, language: 'java',
      note: 'Years older than the current release. Deprecated members come after the others.',
      codes: codes(members.map(([, , symbol, code, name]) => [code, { name, symbol: `HttpStatus.${symbol}` }])),
    };
  },

  dotnet() {
    const { bytes, from } = debian('libmono-system4.0-cil', '/gac/System/4.0.0.0__b77a5c561934e089/System.dll', older);
    return {
      source: '.NET (Mono), System.Net.HttpStatusCode', ...from, language: 'csharp',
      note: 'Read from the metadata of System.dll, which is years older than the current .NET.',
      codes: codes(enumeration(bytes, 'System.Net', 'HttpStatusCode')
        .map(([symbol, code]) => [code, { symbol: `HttpStatusCode.${symbol}` }])),
    };
  },

  perl() {
    const { text, from } = debianText('libhttp-message-perl', '/HTTP/Status.pm');
    return {
      source: 'Perl, HTTP::Status', ...from,
      codes: codes(all(between(text, 'my %StatusCode = (', '\n);'), /^\s+(\d{3}) => (['"])(.*?)\2,/gm)
        .map(([, code, , name]) => [code, { name }])),
    };
  },
};

// ---- Lists of our own, from RFC texts

/** Codes that are defined outside RFC 9110, and where: a heading there gives section and name. */
const elsewhere = {
  102: 2518, 103: 8297, 207: 4918, 208: 5842, 226: 3229, 423: 4918, 424: 4918, 425: 8470, 428: 6585, 429: 6585, 431: 6585,
  451: 7725, 506: 2295, 507: 4918, 508: 5842, 511: 6585,
};

/** What is known of the registry itself, to be written anew whenever a newer copy of it can be read. */
const REGISTRY_ENDS = 'The registry itself was not at hand. Looked for on 2026-11-26: the newest copies show the change of '
  + '2025-09-15 as the last one. No copy from after 2026-11-13 was found, so whether 104 was renewed is unknown.';

function derived(folder) {
  const rfc = number => readFileSync(join(folder, `${number}.txt`), 'utf8').replaceAll('\u00a0', ' ');
  const semantics = rfc(9110), entries = {};
  // The table of section 18.3, with the bars of the plain text or without.
  for (const [, code, name, section] of all(semantics, /^[ |]*(\d{3})[ |]*(\S.*?)[ |]*(15\.\d\.\d+)[ |]*$/gm))
    entries[code] = { name, reference: `RFC 9110 §${section}` };
  for (const [code, number] of Object.entries(elsewhere)) {
    const [section, before, after] = ['(\\d+(?:\\.\\d+)*)', '(?:HTTP Status Code |The )?', '(?: Status Code)?[ \\r]*'];
    const heading = RegExp(`^ *${section}\\.? +${before}${code}:? +\\(?([A-Z][A-Za-z -]*?)\\)?${after}$`, 'm');
    const definition = heading.exec(rfc(number));  // further headings of that number are notes on security
    if (!definition) throw Error(`no heading of ${code} in RFC ${number}`);
    entries[code] = { name: definition[2], reference: `RFC ${number} §${definition[1]}` };
  }
  // No text of these was at hand.
  entries[104] = {
    name: 'Upload Resumption Supported', reference: 'draft-ietf-httpbis-resumable-upload-05', until: '2026-11-13',
  };
  entries[510] = { name: 'Not Extended', reference: 'RFC 2774 §7', obsoleted: true };

  const list = semantics.replace(/\s+/g, ' ').match(/defined as heuristically cacheable \(e\.g\., ([\d, and]+) in this spec/);
  if (!list) throw Error('no list of cacheable codes in RFC 9110');
  const cacheable = Object.fromEntries(all(list[1], /\d{3}/g).map(([code]) => [code, { reference: 'RFC 9110 §15.1' }]));
  if (rfc(7725).replace(/\s+/g, ' ').includes('A 451 response is cacheable by default')) cacheable[451] = { reference: 'RFC 7725 §3' };

  return {
    iana: {
      source: 'Assignments of the IANA HTTP Status Code Registry, a list of our own',
      version: 'RFC 9110 and the documents that it and the entries refer to',
      note: 'Derived from the RFC texts: the table of RFC 9110 section 18.3, the headings of the other RFCs. Two are written by '
        + 'hand: 510, which the registry marks as obsoleted, and 104, a temporary registration made on 2024-11-13, extended '
        + 'on 2025-09-15, that ends on the date given. 306 and 418 are registered under the name “(Unused)”.',
      ends: REGISTRY_ENDS,
      codes: entries,
    },
    cacheable: {
      source: 'Heuristically cacheable codes, a list of our own', version: 'RFC 9110, RFC 7725',
      note: 'Derived from the RFC texts.', codes: cacheable,
    },
  };
}

// ---- Writing

/** One line a code, numbers ascending, so that differences can be read. */
function write(name, { source, version, package: from, language, note, ends, codes }) {
  const numbers = Object.keys(codes).sort((a, b) => a - b);
  if (numbers.length < 12) throw Error(`${name}: only ${numbers.length} codes were found`);
  const head = { source, version, package: from, retrieved: new Date().toISOString().slice(0, 10), language, note, ends };
  const keys = ['name', 'symbol', 'also', 'reference', 'until', 'obsoleted'];
  const line = facts => JSON.stringify(facts, keys, 1).replace(/\n\s*/g, ' ');
  writeFileSync(join(here, `${name}.json`), [
    '{',
    ...Object.entries(head).filter(([, value]) => value).map(([key, value]) => `  "${key}": ${JSON.stringify(value)},`),
    '  "codes": {',
    numbers.map(code => `    "${code}": ${line(codes[code])}`).join(',\n'),
    '  }',
    '}',
    '',
  ].join('\n'));
  console.log(`${name}: ${version}, ${numbers.length} codes`);
}

const args = process.argv.slice(2), option = args.indexOf('--rfc');
const folder = option < 0 ? null : args.splice(option, 2)[1];
const unknown = args.filter(name => !authorities[name]);
if (unknown.length || (option >= 0 && !folder)) {
  const what = unknown.length ? `no authority ${unknown.join(', ')}` : '--rfc needs a folder';
  console.error(`refresh: ${what}; there are ${Object.keys(authorities).join(', ')}`);
  process.exit(2);
}
if (folder) for (const [name, snapshot] of Object.entries(derived(folder))) write(name, snapshot);
for (const name of args.length || folder ? args : Object.keys(authorities)) write(name, authorities[name]());
