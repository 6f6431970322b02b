// Takes the snapshots anew: node assets/upstream/refresh.mjs [--rfc FOLDER] [AUTHORITY…]
//
// What is asked is this machine's node and Python, the two npm packages that web/package.json pins, and packages of the
// Debian suite below, which are unpacked into a temporary folder and never installed. Facts only are kept: numbers,
// names, symbols, references. With --rfc, a folder of RFC texts named like 9110.txt, the two lists of our own are
// derived again. Afterwards tests/conformance says what the registry and tests/conformance/disagreements.tsv have to say.
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

const run = (command, ...args) => execFileSync(command, args, { encoding: 'utf8', cwd: work, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 });
const all = (text, pattern) => [...text.matchAll(pattern)];
/** The text between two marks; what is missing means that upstream has changed and the reader here has to follow. */
function between(text, from, to) {
  const start = text.indexOf(from), end = text.indexOf(to, start + from.length);
  if (start < 0 || end < 0) throw Error(`“${from}” … “${to}” is not there any more`);
  return text.slice(start + from.length, end);
}
const unescape = text => text.replace(/\\(.)/g, '$1');

// ---- Debian, through an apt root of our own, so that nothing on the system changes
function apt(command, ...args) {
  apt.root ??= (() => {
    const root = join(work, 'apt');
    for (const folder of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(root, folder), { recursive: true });
    const configured = run('sh', '-c', 'cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list /etc/apt/sources.list 2>/dev/null || :');
    const mirror = all(configured, /^(?:URIs:|deb(?:\s+\[[^\]]*\])?)\s+(\S+\/debian\/?)(?=\s)/gm)[0]?.[1];
    if (!mirror) throw Error('no Debian mirror in /etc/apt');
    const key = '[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]';
    writeFileSync(join(root, 'sources.list'), [`deb ${key} ${mirror} ${suite} main`, `deb-src ${key} ${mirror} ${suite} main`, `deb ${key} ${mirror} ${older} main`, ''].join('\n'));
    apt.options = [`Dir::Etc::SourceList=${root}/sources.list`, 'Dir::Etc::SourceParts=-', `Dir::State::Lists=${root}/lists`,
      `Dir::Cache=${root}/cache`, 'Acquire::Check-Valid-Until=false', 'APT::Sandbox::User=root'].flatMap(o => ['-o', o]);
    run('apt-get', '-qq', ...apt.options, 'update');
    return root;
  })();
  return run(command, ...apt.options, ...args);
}

/** The newest of packages whose names carry a version: golang-1.26-src. */
function newest(pattern) {
  const minor = name => +name.match(/\.(\d+)/)[1];
  const found = apt('apt-cache', 'pkgnames').split('\n').filter(name => pattern.test(name)).sort((a, b) => minor(b) - minor(a));
  if (!found.length) throw Error(`no package ${pattern} in ${suite}`);
  return found[0];
}

/** One file of a package (the first whose path ends with `ending`) and the package's version. Nothing else is unpacked. */
function debian(name, ending, from = suite) {
  const before = new Set(readdirSync(work));
  apt('apt-get', '-qq', 'download', `${name}/${from}`);
  const file = readdirSync(work).find(f => !before.has(f) && f.endsWith('.deb'));
  const path = run('sh', '-c', 'dpkg-deb --fsys-tarfile "$0" | tar -t', file).split('\n').sort().find(p => p.endsWith(ending));
  if (!path) throw Error(`no ${ending} in ${name}`);
  run('sh', '-c', 'dpkg-deb --fsys-tarfile "$0" | tar -x "$1"', file, path);
  return { bytes: readFileSync(join(work, path)), version: run('dpkg-deb', '-f', file, 'Version').trim(), package: `Debian ${from}: ${name}` };
}
const debianText = (...args) => (({ bytes, ...from }) => ({ text: bytes.toString(), ...from }))(debian(...args));

/** One file of a source package's original archive. */
function debianSource(name, ending) {
  const before = new Set(readdirSync(work));
  apt('apt-get', '-qq', 'source', '--download-only', '--tar-only', `${name}/${suite}`);
  const file = readdirSync(work).find(f => !before.has(f) && f.includes('.orig.'));
  const path = run('tar', '-tf', file).split('\n').find(p => p.endsWith(ending));
  if (!path) throw Error(`no ${ending} in ${file}`);
  return { text: run('tar', '-xOf', file, path), version: file.match(/_(.+)\.orig\./)[1], package: `Debian ${suite}: source of ${name}` };
}

/** Pairs [number, facts] of one number put together: the first symbol is the symbol, further ones are `also`. */
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

// Each authority: { source, version, package?, language? (the key of [constants] that the symbols belong to), note?, codes }.
const authorities = {
  node: () => ({ source: 'Node.js, http.STATUS_CODES', version: process.version.slice(1), package: 'the installed one',
    codes: codes(Object.entries(STATUS_CODES).map(([code, name]) => [code, { name }])) }),

  // Two Pythons, because four members were renamed in 3.13 and the installed one may be older.
  'python-installed'() {
    const program = 'import http,json,platform; print(json.dumps([platform.python_version(), [[s.value, s.phrase, n] for n, s in http.HTTPStatus.__members__.items()]]))';
    const [version, members] = JSON.parse(run('python3', '-c', program));
    return { source: 'Python, http.HTTPStatus', version, package: 'the installed one', language: 'python', note: 'Members renamed in 3.13 still have their old names here.',
      codes: codes(members.map(([code, name, symbol]) => [code, { name, symbol: `HTTPStatus.${symbol}` }])) };
  },

  python() {
    const { text, ...from } = debianText(newest(/^libpython3\.\d+-stdlib$/), '/http/__init__.py');
    const members = between(text, 'class HTTPStatus', 'class HTTPMethod');
    const values = all(members, /^    ([A-Z_]+) = \(?(\d{3}),\s*'((?:\\.|[^'\\])*)'/gm).map(([, symbol, code, name]) => [symbol, code, unescape(name)]);
    const code = Object.fromEntries(values);
    const aliases = all(members, /^    ([A-Z_]+) = ([A-Z_]+)$/gm).map(([, symbol, of]) => [code[of], { symbol: `HTTPStatus.${symbol}` }]);
    return { source: 'Python, http.HTTPStatus', ...from, language: 'python',
      codes: codes([...values.map(([symbol, code, name]) => [code, { name, symbol: `HTTPStatus.${symbol}` }]), ...aliases]) };
  },

  statuses: () => ({ source: 'npm: statuses', version: npm('statuses/package.json').version,
    note: 'It gathers from IANA, node, nginx and Apache.',
    codes: codes(Object.entries(npm('statuses/codes.json')).map(([code, name]) => [code, { name }])) }),

  'http-status-codes'() {
    const { StatusCodes, ReasonPhrases } = npm('http-status-codes');
    return { source: 'npm: http-status-codes', version: npm('http-status-codes/package.json').version, language: 'typescript',
      codes: codes(Object.entries(StatusCodes).filter(([, code]) => typeof code === 'number')
        .map(([symbol, code]) => [code, { name: ReasonPhrases[symbol], symbol: `StatusCodes.${symbol}` }])) };
  },

  go() {
    const { text, ...from } = debianText(newest(/^golang-1\.\d+-src$/), '/src/net/http/status.go');
    const names = Object.fromEntries(all(text, /case (Status\w+):\n\s*return "(.*)"/g).map(([, symbol, name]) => [symbol, name]));
    return { source: 'Go, net/http', ...from, language: 'go', note: 'The references are those of its comments.',
      codes: codes(all(text, /^\s*(_|Status\w+)\s*= (\d{3}) \/\/ (RFC \d+)(?:, (\d+(?:\.\d+)*))?/gm).map(([, symbol, code, rfc, section]) =>
        [code, { name: names[symbol], symbol: symbol !== '_' && `http.${symbol}`, reference: rfc + (section ? ` §${section}` : '') }])) };
  },

  rack() {
    const { text, ...from } = debianText('ruby-rack', '/lib/rack/utils.rb');
    if (!text.includes("message.downcase.gsub(/\\s|-/, '_').to_sym")) throw Error('Rack makes its symbols in another way now');
    const names = all(between(text, ' HTTP_STATUS_CODES = {', '}'), /(\d{3}) => '(.*)'/g);
    const old = all(between(text, ' OBSOLETE_SYMBOLS_TO_STATUS_CODES = {', '}'), /(\w+): (\d{3})/g);
    return { source: 'Rack, Rack::Utils', ...from, language: 'ruby', note: 'Symbols that it deprecates come after the others.',
      codes: codes([...names.map(([, code, name]) => [code, { name, symbol: `:${name.toLowerCase().replace(/\s|-/g, '_')}` }]),
        ...old.map(([, symbol, code]) => [code, { symbol: `:${symbol}` }])]) };
  },

  symfony() {
    const { text, ...from } = debianText('php-symfony-http-foundation', '/HttpFoundation/Response.php');
    const names = Object.fromEntries(all(between(text, '$statusTexts = [', '];'), /(\d{3}) => '((?:\\.|[^'\\])*)'/g).map(([, code, name]) => [code, unescape(name)]));
    return { source: 'Symfony, HttpFoundation Response', ...from, language: 'php',
      codes: codes(all(text, /public const (HTTP_\w+) = (\d{3});/g).map(([, symbol, code]) => [code, { name: names[code], symbol: `Response::${symbol}` }])) };
  },

  nginx() {
    const { text, ...from } = debianText('nginx-dev', '/http/ngx_http_request.h');
    const bounds = ['NGX_HTTP_SPECIAL_RESPONSE', 'NGX_HTTP_NGINX_CODES'];  // where ranges start, not codes
    return { source: 'nginx, ngx_http_request.h', ...from, language: 'nginx', note: 'Symbols only; the names that it sends are in a file that the package lacks.',
      codes: codes(all(text.slice(text.indexOf('NGX_HTTP_CONTINUE') - 20), /^#define (NGX_HTTPS?_[A-Z_]+) +(\d{3})$/gm)
        .filter(([, symbol]) => !bounds.includes(symbol)).map(([, symbol, code]) => [code, { symbol }])) };
  },

  rust() {
    const { text, ...from } = debianText('librust-http-dev', '/src/status.rs');
    return { source: 'Rust, crate http', ...from, language: 'rust',
      codes: codes(all(text, /^\s*\((\d{3}), ([A-Z_]+), "(.*)"\);/gm).map(([, code, symbol, name]) => [code, { name, symbol: `StatusCode::${symbol}` }])) };
  },

  spring() {
    const { text, ...from } = debianSource('libspring-java', '/org/springframework/http/HttpStatus.java');
    const members = all(text, /^\t(@Deprecated\n\t)?([A-Z_]+)\((\d{3}), "(.*)"\)/gm);
    members.sort((a, b) => !!a[1] - !!b[1]);
    return { source: 'Spring Framework, HttpStatus', ...from, language: 'java', note: 'Years older than the current release. Deprecated members come after the others.',
      codes: codes(members.map(([, , symbol, code, name]) => [code, { name, symbol: `HttpStatus.${symbol}` }])) };
  },

  dotnet() {
    const { bytes, ...from } = debian('libmono-system4.0-cil', '/gac/System/4.0.0.0__b77a5c561934e089/System.dll', older);
    return { source: '.NET (Mono), System.Net.HttpStatusCode', ...from, language: 'csharp', note: 'Read from the metadata of System.dll.',
      codes: codes(enumeration(bytes, 'System.Net', 'HttpStatusCode').map(([symbol, code]) => [code, { symbol: `HttpStatusCode.${symbol}` }])) };
  },

  perl() {
    const { text, ...from } = debianText('libhttp-message-perl', '/HTTP/Status.pm');
    return { source: 'Perl, HTTP::Status', ...from,
      codes: codes(all(between(text, 'my %StatusCode = (', '\n);'), /^\s+(\d{3}) => (['"])(.*?)\2,/gm).map(([, code, , name]) => [code, { name }])) };
  },
};

// ---- Lists of our own, from RFC texts
/** Where codes outside RFC 9110 are defined: the headings there are found and give section and name. */
const elsewhere = { 102: 2518, 103: 8297, 207: 4918, 208: 5842, 226: 3229, 423: 4918, 424: 4918, 425: 8470, 428: 6585, 429: 6585,
  431: 6585, 451: 7725, 506: 2295, 507: 4918, 508: 5842, 511: 6585 };

function derived(folder) {
  const rfc = number => readFileSync(join(folder, `${number}.txt`), 'utf8').replaceAll('\u00a0', ' ');
  const entries = {};
  const semantics = rfc(9110);
  // The table of section 18.3, with or without the bars of the plain text.
  for (const [, code, name, section] of all(semantics, /^[ |]*(\d{3})[ |]*(\S.*?)[ |]*(15\.\d\.\d+)[ |]*$/gm)) entries[code] = { name, reference: `RFC 9110 §${section}` };
  for (const [code, number] of Object.entries(elsewhere)) {
    const heading = RegExp(`^ *(\\d+(?:\\.\\d+)*)\\.? +(?:(?:HTTP Status Code|The) )?${code}:? +\\(?([A-Z][A-Za-z -]*?)\\)?(?: Status Code)?[ \\r]*$`, 'm');
    const definition = heading.exec(rfc(number));  // further ones are notes on security
    if (!definition) throw Error(`no heading of ${code} in RFC ${number}`);
    entries[code] = { name: definition[2], reference: `RFC ${number} §${definition[1]}` };
  }
  entries[104] = { name: 'Upload Resumption Supported', reference: 'draft-ietf-httpbis-resumable-upload-05', until: '2026-11-13' };
  entries[510] = { name: 'Not Extended', reference: 'RFC 2774 §7', obsoleted: true };

  const defined = semantics.replace(/\s+/g, ' ').match(/defined as heuristically cacheable \(e\.g\., ([\d, and]+) in this specification\)/);
  if (!defined) throw Error('no list of cacheable codes in RFC 9110');
  const cacheable = Object.fromEntries(all(defined[1], /\d{3}/g).map(([code]) => [code, { reference: 'RFC 9110 §15.1' }]));
  if (/A 451 response is cacheable by default/.test(rfc(7725).replace(/\s+/g, ' '))) cacheable[451] = { reference: 'RFC 7725 §3' };

  return {
    iana: { source: 'Assignments of the IANA HTTP Status Code Registry, a list of our own', version: 'RFC 9110 and the RFCs named as references',
      note: 'Derived from the RFC texts: the table of RFC 9110 section 18.3 and the headings of the others. Written by hand, because no such text was at hand: 510 (RFC 2774, marked as obsoleted in the registry) and 104 (temporary: registered 2024-11-13, extended 2025-09-15, until the date given). 306 and 418 are registered under the name “(Unused)”.',
      codes: entries },
    cacheable: { source: 'Heuristically cacheable codes, a list of our own', version: 'RFC 9110, RFC 7725', note: 'Derived from the RFC texts.', codes: cacheable },
  };
}

/** One line a code, numbers ascending, so that differences can be read. */
function write(name, { codes, ...head }) {
  const today = new Date().toISOString().slice(0, 10);
  const { source, version, package: from, language, note } = head;
  const lines = Object.entries({ source, version, package: from, retrieved: today, language, note }).filter(([, value]) => value)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  const sorted = Object.keys(codes).sort((a, b) => a - b);
  if (sorted.length < 12) throw Error(`${name}: only ${sorted.length} codes were found`);
  const order = entry => JSON.stringify(entry, ['name', 'symbol', 'also', 'reference', 'until', 'obsoleted'], 1).replace(/\n\s*/g, ' ');
  writeFileSync(join(here, `${name}.json`), `{\n${lines.join('\n')}\n  "codes": {\n${sorted.map(code => `    "${code}": ${order(codes[code])}`).join(',\n')}\n  }\n}\n`);
  console.log(`${name}: ${version}, ${sorted.length} codes`);
}

const args = process.argv.slice(2), at = args.indexOf('--rfc');
const folder = at < 0 ? null : args.splice(at, 2)[1];
const unknown = args.filter(name => !authorities[name]);
if (unknown.length || (at >= 0 && !folder)) {
  console.error(`refresh: ${unknown.length ? `no authority ${unknown.join(', ')}` : '--rfc needs a folder'}; there are ${Object.keys(authorities).join(', ')}`);
  process.exit(2);
}
if (folder) for (const [name, snapshot] of Object.entries(derived(folder))) write(name, snapshot);
for (const name of args.length || folder ? args : Object.keys(authorities)) write(name, authorities[name]());
