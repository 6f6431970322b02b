// The embeddable module (web/module): for the site, and, run as a program, as an npm package in build/package.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const from = (...path) => resolve(fileURLToPath(new URL('../..', import.meta.url)), ...path);

/** The WebAssembly file of one of its parts. */
export const part = (name) => from('build/web/src/platform/module', `${name}.wasm`);

/** The script, small, with its files elsewhere. @param files address of each, as seen from the script */
export async function module(files) {
  const source = Object.entries({ search: './search.wasm', which: './which.wasm', data: './data/' }).reduce((text, [name, path]) => {
    if (!text.includes(`new URL('${path}'`)) throw new Error(`web/module/statusatlas.mjs does not ask for ${path}`);
    return text.replace(`new URL('${path}'`, `new URL('${files[name]}'`);
  }, readFileSync(from('web/module/statusatlas.mjs'), 'utf8'));
  const { code } = await esbuild.transform(source, { minify: true, format: 'esm', target: 'es2022', legalComments: 'none' });
  // Tells Deno where the types are.
  return `// @ts-self-types="./statusatlas.d.ts"\n${code}`;
}

/** build/package/status-atlas-VERSION.tgz */
function pack() {
  const folder = from('build/package/content');
  rmSync(from('build/package'), { recursive: true, force: true });
  mkdirSync(join(folder, 'data'), { recursive: true });
  for (const name of ['statusatlas.mjs', 'statusatlas.d.ts', 'README.md']) cpSync(from('web/module', name), join(folder, name));
  cpSync(from('LICENSE'), join(folder, 'LICENSE'));
  for (const name of ['search', 'which']) cpSync(part(name), join(folder, `${name}.wasm`));
  const data = from('build/native/generated/data');
  for (const name of readdirSync(data)) if (/^\d+\.json$/.test(name)) cpSync(join(data, name), join(folder, 'data', name));
  const { version } = JSON.parse(readFileSync(from('build/native/generated/statuses.json'), 'utf8'));
  const { name, ...rest } = JSON.parse(readFileSync(from('web/module/package.json'), 'utf8'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ name, version, ...rest }, null, 2)}\n`);
  execFileSync('npm', ['pack', '--silent', '--pack-destination', from('build/package')], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  console.log(`build/package/${name}-${version}.tgz`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) pack();
