// Assets: files whose names carry their content, so that browsers can keep them for ever, and what bundles them.
//
// A redeploy takes away the assets that the build before asked for, from under tabs that still show it and caches that
// still hold its pages. So a build for the public keeps those of the generation before (`keepGeneration`): of the folder
// or the site PREVIOUS, or of the folder that it replaces.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import esbuild from 'esbuild';
import { from, sha256 } from './files.mjs';

const RECORD = 'build.json'; // which build a folder is, and the assets that are its own

export class Assets {
  #names = new Map();

  /** @param out the site's folder */
  constructor(out) {
    this.out = out;
  }

  add(name, bytes) {
    const extension = extname(name);
    const hashed = `assets/${name.slice(0, -extension.length)}.${sha256(bytes).digest('hex').slice(0, 10)}${extension}`;
    writeFileSync(join(this.out, hashed), bytes);
    this.#names.set(name, hashed);
  }

  /** Where an asset is, from the site's root. */
  get(name) {
    if (!this.#names.has(name)) throw new Error(`no asset ${name}`);
    return this.#names.get(name);
  }

  has(name) {
    return this.#names.has(name);
  }

  /** Fills in {{asset:NAME}}. */
  fill(template) {
    return template.replace(/\{\{asset:([^}]+)\}\}/g, (_, name) => this.get(name));
  }

  /**
   * Writes down what this build is made of, and adds the assets of the generation before.
   * @param previous a folder, the address of a site, or empty
   * @return how many were added
   */
  async keepGeneration(id, previous) {
    const own = [...this.#names.values()].sort();
    writeFileSync(join(this.out, RECORD), `${JSON.stringify({ build: id, assets: own }, null, 1)}\n`);
    if (!previous) return 0;
    const read = isAddress(previous) ? fromSite(previous) : fromFolder(previous);
    const record = await read(RECORD);
    if (!record && isAddress(previous)) return 0; // the first one at this address
    if (!record) throw new Error(`${previous} is no build of the site: it has no ${RECORD}`);
    let kept = 0;
    for (const name of JSON.parse(record).assets) {
      // Names say what is in them: nothing else is copied, whoever wrote the record, and nowhere else.
      const [, digest] = /^assets\/[\w-]+\.([0-9a-f]{10})\.\w+$/.exec(name) ?? [];
      if (!digest || own.includes(name)) continue;
      const bytes = await read(name);
      if (!bytes || !sha256(bytes).digest('hex').startsWith(digest)) continue;
      writeFileSync(join(this.out, name), bytes);
      ++kept;
    }
    return kept;
  }
}

export const isAddress = (previous) => /^https?:\/\//.test(previous);
const fromFolder = (folder) => (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : null);
const fromSite = (address) => async (name) => {
  const url = new URL(name, address.replace(/\/?$/, '/'));
  const response = await fetch(url).catch((error) => { throw new Error(`PREVIOUS=${address}: ${error.cause?.message ?? error.message}`); });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`PREVIOUS=${address}: ${url} has status ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
};

export async function bundled(entry, options) {
  const result = await esbuild.build({
    entryPoints: [from('web', entry)], bundle: true, minify: true, write: false, legalComments: 'none', logLevel: 'warning',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'], ...options,
  });
  return Buffer.from(result.outputFiles[0].contents);
}

/** For bundling style sheets: files that they name are assets already. */
export const siblings = (assets) => ({
  name: 'hashed-names',
  setup: (build) => build.onResolve({ filter: /\.(otf|ttf|svg)$/ }, ({ path }) => ({ path: assets.get(path).replace('assets/', './'), external: true })),
});
