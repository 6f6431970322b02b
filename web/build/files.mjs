// What the steps of web/build/site.mjs share: where inputs are, lists of files, digests, and a store of what takes long.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const from = (...path) => join(top, ...path);

export const inputs = {
  web: from('web'),
  glue: from('build/web/src/platform/web'),
  live: from('build/web/src/platform/live/live.wasm'),
  check: from('build/web/src/platform/check/check.wasm'),
  data: from('build/native/generated'),
  fonts: from('build/fonts'),
  sitegen: from('build/native/sitegen'),
};

export const text = (name) => readFileSync(join(inputs.web, name), 'utf8');
export const sha256 = (bytes) => createHash('sha256').update(bytes);

/** The names of all files below a folder, sorted. */
export const files = (folder, prefix = '') =>
  readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name), `${prefix}${entry.name}/`) : [prefix + entry.name]));

const store = from('build/compressed');
/** Makes something of a source, unless it was made of the same source before. */
export async function stored(source, ending, make) {
  mkdirSync(store, { recursive: true });
  const file = join(store, `${sha256(source).digest('hex')}.${ending}`);
  if (!existsSync(file)) {
    const half = `${file}.${process.pid}`; // two builds may share the store
    writeFileSync(half, await make(source));
    renameSync(half, file);
  }
  return readFileSync(file);
}
