// The service worker: web/sw.js with the list of this build's files, each by its digest, or the one that takes itself out
// of people's browsers (web/sw-off.js).
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import workbox from 'workbox-build';
import { bundled } from './assets.mjs';
import { from, sha256 } from './files.mjs';

// What pages load only without scripts, and what is for other people's programs.
const LEFT_OUT = ['module-*', 'details-*', 'charts-*', 'screenshot-*', 'fonts.*.css', '*.otf', '*.ttf'];

export async function makeWorker(out, assets, { id, off }) {
  const source = from('build/sw.js');
  const define = { BUILD: JSON.stringify(id), PAGES: JSON.stringify(assets.get('pages.json')), 'process.env.NODE_ENV': '"production"' };
  writeFileSync(source, await bundled(off ? 'sw-off.js' : 'sw.js', { format: 'iife', define }));
  if (off) {
    cpSync(source, join(out, 'sw.js'));
    return;
  }
  const { warnings } = await workbox.injectManifest({
    swSrc: source, swDest: join(out, 'sw.js'), globDirectory: out, globPatterns: ['assets/*', 'manifest.webmanifest'], globIgnores: LEFT_OUT.map((name) => `assets/${name}`),
    maximumFileSizeToCacheInBytes: 16 << 20,
    manifestTransforms: [(entries) => ({
      manifest: entries.map(({ url }) => ({ url, revision: sha256(readFileSync(join(out, url))).digest('hex').slice(0, 16) }))
        .sort((a, b) => (a.url < b.url ? -1 : 1)),
    })],
  });
  if (warnings.length) throw new Error(warnings.join('\n'));
}
