// For the service worker pages and data travel in one file: their lines, each once, and which of them make up which file
// (first line, number of lines, and so on). One request and a tenth of the bytes of seven hundred files. It also says
// which other addresses exist, so that offline they are not taken for nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { files } from './files.mjs';

/** @param kept pages that the worker keeps in another form than the host. @return the file's content */
export function pack(out, kept) {
  // Posters stay with the host: they are large, and for printing.
  const isPacked = (name) => name.endsWith('/index.html') || name === 'index.html' || name === '404.html' || (name.startsWith('data/') && !/-poster\.(svg|pdf)$/.test(name));
  const lines = new Map();
  const packed = {};
  const all = files(out);
  for (const name of all.filter(isPacked)) {
    const runs = [];
    for (const line of (kept.get(name) ?? readFileSync(join(out, name), 'utf8')).split('\n')) {
      if (!lines.has(line)) lines.set(line, lines.size);
      const at = lines.get(line);
      if (runs.length && runs.at(-2) + runs.at(-1) === at) ++runs[runs.length - 1];
      else runs.push(at, 1);
    }
    packed[name.replace(/(^|\/)index\.html$/, '$1')] = runs;
  }
  const elsewhere = all.filter((name) => !isPacked(name) && !name.startsWith('assets/') && name !== '_headers');
  return JSON.stringify({ lines: [...lines.keys()], files: packed, elsewhere });
}
