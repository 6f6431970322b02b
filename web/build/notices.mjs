// Notices of the code of others that ships inside our WebAssembly programs, for the npm package and the site. The texts
// are taken from the Emscripten that is installed at build time, so that they belong to what was linked; one that is not
// found stops the build.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const emscripten = () => execFileSync('em-config', ['EMSCRIPTEN_ROOT'], { encoding: 'utf8' }).trim();

/** The first of these files that is there. */
function first(...paths) {
  const path = paths.find((one) => existsSync(one));
  if (!path) throw new Error(`none of ${paths.join(', ')} is there to take a notice from`);
  return readFileSync(path, 'utf8');
}

/** The text of a license in Debian's copyright file, as its readers see it: unindented, with empty lines. */
function paragraph(file, name) {
  const [, text] = new RegExp(`^License: ${name}\\n((?: .*\\n)+)`, 'm').exec(file) ?? [];
  if (!text) throw new Error(`the copyright file of Emscripten has no license ${name}`);
  return text.replace(/^ \.?/gm, '').trim();
}

/** @returns what the linker puts into every program: name, where it comes from, license (SPDX), text */
export function runtime() {
  const root = emscripten();
  const version = readFileSync(join(root, 'emscripten-version.txt'), 'utf8').replace(/["\s]/g, '');
  // The SDK has the file LICENSE; Debian has its own form of it.
  const debian = () => {
    const file = first('/usr/share/doc/emscripten/copyright');
    const [, holders] = /^Files:\n \*\nCopyright:\n((?: .*\n)+?)License/m.exec(file) ?? [];
    if (!holders) throw new Error('the copyright file of Emscripten does not name the holders of *');
    return `${holders.trim().replace(/^/gm, 'Copyright (c) ')}\n\n${paragraph(file, 'Expat')}`;
  };
  const license = join(root, 'LICENSE');
  return [
    { name: `Emscripten ${version}`, url: 'https://emscripten.org', license: 'MIT', text: existsSync(license) ? readFileSync(license, 'utf8').trim() : debian() },
    { name: 'musl, the C library of Emscripten', url: 'https://musl.libc.org', license: 'MIT', text: first(join(root, 'system/lib/libc/musl/COPYRIGHT')).trim() },
    {
      name: 'libc++, libc++abi and compiler-rt of LLVM', url: 'https://llvm.org', license: 'Apache-2.0 WITH LLVM-exception',
      text: 'Part of the LLVM Project, under the Apache License v2.0 with LLVM Exceptions; see https://llvm.org/LICENSE.txt. The\nexceptions allow to redistribute what a compiler embeds in a program without further notice.',
    },
  ];
}

/** All in one text, each once. */
export const notices = (parts) => `This contains code of others. What is theirs and on which terms:\n${parts.map(({ name, url, license, text }) =>
  `\n${'='.repeat(100)}\n${name}\n${url}\nLicense: ${license}\n\n${text}\n`).join('')}`;
