// Assets: files whose names carry their content, so that browsers can keep them for ever, and what bundles them.
//
// A redeploy takes away the assets that the build before asked for, from under tabs that still show it and caches that
// still hold its pages. So a build for the public keeps those of the generation before (`keepGeneration`): of the folder
// PREVIOUS, or of the one that it replaces.
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
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

  /** Writes down what this build is made of, and adds the assets of the generation before. */
  keepGeneration(id, previous) {
    const own = [...this.#names.values()].sort();
    writeFileSync(join(this.out, RECORD), `${JSON.stringify({ build: id, assets: own }, null, 1)}\n`);
    if (!previous) return 0;
    const record = join(previous, RECORD);
    if (!existsSync(record)) throw new Error(`${previous} is no build of the site: it has no ${RECORD}`);
    const before = JSON.parse(readFileSync(record, 'utf8'));
    const kept = before.assets.filter((name) => !own.includes(name) && existsSync(join(previous, name)));
    for (const name of kept)
      for (const ending of ['', '.br', '.gz'])
        if (existsSync(join(previous, name + ending))) cpSync(join(previous, name + ending), join(this.out, name + ending));
    return kept.length;
  }
}

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
