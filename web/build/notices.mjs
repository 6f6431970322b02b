// Notices of everything that ships, read from where each part comes from, so that none is typed by hand and none is
// missing: a part whose notice cannot be found stops the build.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const from = (...path) => resolve(fileURLToPath(new URL('../..', import.meta.url)), ...path);

/** The first of several files that is there. */
function notice(part, ...paths) {
  const path = paths.find((one) => one && existsSync(one));
  if (!path) throw new Error(`${part} may not ship without its notice, which is none of ${paths.filter(Boolean).join(', ')}`);
  return readFileSync(path, 'utf8').trim();
}

/** A copyright file in Debian's format, without the stanzas of files that do not ship. */
function stanzas(text, ships) {
  const all = text.split(/\n\s*\n(?=\S)/);
  const kept = all.filter((stanza) => {
    const files = /^Files:((?:.*\n)(?:[ \t].*\n)*)/.exec(`${stanza}\n`);
    return files && files[1].trim().split(/\s+/).some(ships);
  });
  // A license is told in the stanza itself, or under its short name in one of its own.
  const names = new Set(kept.flatMap((stanza) => (/^License: *(.+)$/m.exec(stanza)?.[1] ?? '').split(/\s+(?:and|or|with)\s+|,\s*/)));
  const licenses = all.filter((stanza) => /^License: *(.+)/.exec(stanza) && names.has(/^License: *(.+)/.exec(stanza)[1].trim()));
  if (!kept.length) throw new Error('no stanza of the copyright file is about what ships');
  return [...kept, ...licenses].join('\n\n').trim();
}

/** npm packages that the site's scripts import, and those that they need in turn. */
export function shippedPackages() {
  const found = new Set();
  const add = (name) => {
    if (found.has(name)) return;
    found.add(name);
    Object.keys(JSON.parse(readFileSync(from('web/node_modules', name, 'package.json'), 'utf8')).dependencies ?? {}).forEach(add);
  };
  for (const name of readdirSync(from('web')).filter((one) => one.endsWith('.js')))
    for (const [, what] of readFileSync(from('web', name), 'utf8').matchAll(/(?:from|import)\s+'((?:@[\w-]+\/)?[\w.-]+)'/g))
      if (!what.startsWith('.') && !what.startsWith('statusatlas-')) add(what);
  return [...found].sort();
}

/** Where Emscripten is: an SDK, or the distribution's. */
function emscripten() {
  const found = [process.env.EMSDK && join(process.env.EMSDK, 'upstream/emscripten')];
  try {
    found.push(dirname(realpathSync(execFileSync('sh', ['-c', 'command -v emcc'], { encoding: 'utf8' }).trim())));
  } catch { /* not on PATH */ }
  return [...found, '/usr/share/emscripten'].find((one) => one && existsSync(join(one, 'system/lib'))) ?? '/usr/share/emscripten';
}

const runtime = () => {
  const root = emscripten();
  const debian = '/usr/share/doc/emscripten/copyright';
  const ships = (pattern) => pattern === '*' || /^system\/(lib|include)\//.test(pattern);
  const whole = existsSync(join(root, 'LICENSE'))
    ? ['LICENSE', 'system/lib/libcxx/LICENSE.TXT', 'system/lib/compiler-rt/LICENSE.TXT'].map((name) => notice('Emscripten', join(root, name))).join('\n\n')
    : stanzas(notice('Emscripten', debian), ships);
  return [
    ['Emscripten’s runtime, with LLVM’s libc++ and compiler-rt', whole],
    ['musl, inside Emscripten’s runtime', notice('musl', join(root, 'system/lib/libc/musl/COPYRIGHT'))],
  ];
};
/** The names of a font, by number (OpenType, table "name", in UTF-16). */
function names(bytes) {
  const tables = Array.from({ length: bytes.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const at = bytes.readUInt32BE(tables.find((one) => bytes.toString('latin1', one, one + 4) === 'name') + 8);
  const found = {};
  for (let i = 0, one = at + 6; i < bytes.readUInt16BE(at + 2); ++i, one += 12) {
    const start = at + bytes.readUInt16BE(at + 4) + bytes.readUInt16BE(one + 10);
    if (bytes.readUInt16BE(one) === 3) found[bytes.readUInt16BE(one + 6)] = Buffer.from(bytes.subarray(start, start + bytes.readUInt16BE(one + 8))).swap16().toString('utf16le');
  }
  return found;
}

/** What a font says of itself, and what its Debian package says of it. */
function font(part, file, package_) {
  const { 0: copyright, 13: license, 14: address } = names(readFileSync(from('build/fonts', file)));
  if (!copyright || !license) throw new Error(`build/fonts/${file} has lost its copyright or license (names 0 and 13; see web/build/fonts.sh)`);
  return [copyright, license, address, '', stanzas(notice(part, `/usr/share/doc/${package_}/copyright`), (files) => files === '*')].filter((line) => line !== undefined).join('\n');
}

/** stb's files end with their license. */
function stb() {
  const [, terms] = notice('stb', from('build/imgui/src/imstb_truetype.h')).split(/^(?=This software is available under 2 licenses)/m);
  if (!terms) throw new Error('imstb_truetype.h has its license elsewhere');
  return terms.split('*/')[0].trim();
}
const own = () => [
  ['Status Atlas, the program', notice('Status Atlas', from('LICENSE'))],
  ['Status Atlas, the data', notice('the data', from('LICENSE-DATA'))],
];

const page = (parts) => `${parts.map(([title, text]) => `${title}\n${'='.repeat(title.length)}\n\n${text}\n`).join('\n\n')}`;

/** Of the site: licenses.txt. */
export const siteNotices = () => page([
  ...own(),
  ['Inter, the typeface; the site has subsets of it', font('Inter', 'inter-regular.otf', 'fonts-inter')],
  ['JetBrains Mono, the typeface of codes; the site has subsets of it', `${font('JetBrains Mono', 'mono-regular.ttf', 'fonts-jetbrains-mono')}\n\nThe SIL Open Font License stands above, with Inter.`],
  ['The Apache License, which the notices above name', notice('the Apache License', '/usr/share/common-licenses/Apache-2.0')],
  ['Dear ImGui', notice('Dear ImGui', from('build/imgui/src/LICENSE.txt'))],
  ['stb’s rectangle packer, text editor and TrueType reader, inside Dear ImGui', stb()],
  ...runtime(),
  ...shippedPackages().map((name) => [`${name}, from npm`, notice(name, ...['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license'].map((file) => from('web/node_modules', name, file)))]),
]);

/** Of the npm module, which has the runtime inside and no fonts, no ImGui and no other package. */
export const moduleNotices = () => page([...own(), ...runtime()]);
