// Writes the exchanges of the rules' tests as seeds for the harnesses that read exchanges: seeds.mjs FOLDER.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const out = process.argv[2];
const tables = new URL('../lint/', import.meta.url);
mkdirSync(out, { recursive: true });
for (const folder of ['cases/', 'heldout/', 'correct/'])
  for (const file of readdirSync(new URL(folder, tables)).filter((name) => name.endsWith('.txt')))
    readFileSync(new URL(folder + file, tables), 'utf8').split(/^=== (.*)\n/m).slice(1).forEach((text, i, all) => {
      if (i % 2 === 0) return;
      const paste = / paste/.test(all[i - 1]);
      const lines = paste ? text : text.replace(/\n/g, '\r\n');
      const octets = lines.replace(/\\x([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
      writeFileSync(`${out}/${file.replace('.txt', '')}-${i}`, (paste ? '\0' : '@') + octets);
    });
