// The embeddable module (web/module): its parts, and the entry points that are generated from the dataset. Run as a
// program it makes the npm package in build/package; site.mjs puts the same under module/ of the site.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { codes, required } from './codes.mjs';
import { moduleNotices } from './notices.mjs';

const from = (...path) => resolve(fileURLToPath(new URL('../..', import.meta.url)), ...path);
const read = (...path) => readFileSync(from(...path), 'utf8');
const json = (name) => JSON.parse(read('build/native/generated', name));

/** The WebAssembly file of one of its programs. */
export const part = (name) => from('build/web/src/platform/module', `${name}.wasm`);

/**
 * A string literal of ASCII alone, which no server, bundler or editor decodes wrongly. An escape for each octet above 126
 * weighs 4 % more under brotli than raw octets would; base64 weighs 13 to 28 % more, because it hides where octets begin.
 */
const literal = (string) => `'${string.replace(/[\\'\n\r\0]|[^\x01-\x7e]/g, (c, at) => {
  if (c === '\\' || c === "'") return `\\${c}`;
  if (c === '\n') return '\\n';
  if (c === '\r') return '\\r';
  if (c === '\0' && !/\d/.test(string[at + 1] ?? '')) return '\\0';
  const hex = c.charCodeAt(0).toString(16);
  return hex.length > 2 ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`;
})}'`;

/** Name of each part and the value that it exports, as JavaScript. */
export function parts() {
  const out = new Map();
  for (const name of ['search', 'which', 'explain', 'check']) out.set(name, literal(readFileSync(part(name), 'latin1')));
  for (const name of ['facts', 'index', 'details', 'signals', 'rules']) out.set(name, literal(readFileSync(from('build/native/generated', `${name}.bin`), 'latin1')));
  out.set('flowcharts', literal(readFileSync(from('build/native/generated/charts.bin'), 'latin1'))); // `charts` is the same for readers
  out.set('charts', literal(JSON.stringify(json('charts.json').charts)));
  // Entries in families, since programs ask for many numbers of few classes: JSON by number, the order that of the dataset.
  const families = new Map(['0', '1', '2', '3', '4', '5'].map((digit) => [digit, new Map()]));
  for (const entry of json('statuses.json').codes) {
    const number = entry.id.slice(0, 3);
    const family = families.get(/^[1-5]/.test(number) ? number[0] : '0');
    family.set(number, [...(family.get(number) ?? []), entry]);
  }
  for (const [digit, numbers] of families)
    out.set(`entries${digit}`, `{${[...numbers].map(([number, entries]) => `\n'${number}':${literal(JSON.stringify(entries))}`)}\n}`);
  return out;
}

/** What stands for the marks in sources: what is known of the data when the module is built. */
function values() {
  const dataset = json('statuses.json');
  const { charts } = json('charts.json');
  const union = (words) => words.map((word) => `'${word.replaceAll("'", "\\'")}'`).join(' | ');
  const fields = required(dataset);
  return {
    owners: union([...new Set(dataset.codes.map(({ owner }) => owner).filter(Boolean))].sort()),
    answers: charts.map(({ id, nodes }) => `\n  ${/^\w+$/.test(id) ? id : `'${id}'`}: ${union([...new Set(nodes.flatMap(({ answers }) => answers.map((answer) => answer.id)))].sort())};`).join(''),
    general: union([charts[0].id]),
    required: fields.map(([code, list]) => ` ${code}: ${JSON.stringify(list)}`).join(',') + ' ',
    requiredTypes: fields.map(([code, list]) => `\n  ${code}: { ${list.map(([name]) => `readonly '${name}': FieldValue`).join('; ')} };`).join(''),
  };
}
function filled(name) {
  const known = values();
  return read('web/module', name).replace(/\/\*\{\{(\w+)\}\}\*\//g, (_, mark) => {
    if (!(mark in known)) throw new Error(`web/module/${name} wants ${mark}, which is not generated`);
    return known[mark];
  });
}

/** Source and declarations of every entry point by name. */
export function entries() {
  const generated = codes(json('statuses.json'));
  return new Map([
    ['statusatlas', { source: read('web/module/statusatlas.mjs'), declarations: filled('statusatlas.d.ts') }],
    ['codes', generated],
    ['problem', { source: filled('problem.mjs'), declarations: filled('problem.d.ts') }],
  ]);
}

const small = async (source) => (await esbuild.transform(source, { minify: true, format: 'esm', target: 'es2022', legalComments: 'none' })).code;

/**
 * The files of the site's module/ by name.
 * @param address of each part, as seen from the scripts
 */
export async function module(address) {
  const out = new Map();
  for (const [name, { source, declarations }] of entries()) {
    const moved = source.replace(/import\('\.\/parts\/(\w+)\.mjs'\)/g, (_, part) => `import('${address(part)}')`);
    // The first line tells Deno where the types are.
    out.set(`${name}.mjs`, `// @ts-self-types="./${name}.d.ts"\n${await small(moved)}`).set(`${name}.d.ts`, declarations);
  }
  return out;
}

/** The same in CommonJS. What was imported when needed is required when needed. */
async function common(source) {
  const { code } = await esbuild.transform(
    source.replace(/import\('(\.\/parts\/\w+)\.mjs'\)/g, "Promise.resolve().then(() => require('$1.cjs'))").replace(/ from '(\.\/\w+)\.mjs';/g, " from '$1.cjs';"),
    { format: 'cjs', target: 'es2022', legalComments: 'none' });
  if (/\bimport\(|\.mjs/.test(code.replace(/^\s*(\/\/|\*).*$/gm, ''))) throw new Error('an import is left in the CommonJS form of the module');
  return code;
}

/** Contents of every file of the package but package.json. */
async function contents() {
  const out = new Map();
  for (const [name, { source, declarations }] of entries()) {
    out.set(`${name}.mjs`, source).set(`${name}.cjs`, await common(source));
    out.set(`${name}.d.ts`, declarations).set(`${name}.d.cts`, declarations);
    // For resolvers that know no exports: Parcel unless told, TypeScript's node10.
    if (name !== 'statusatlas') out.set(`${name}/package.json`, `${JSON.stringify({ main: `../${name}.cjs`, module: `../${name}.mjs`, types: `../${name}.d.ts`, sideEffects: false }, null, 2)}\n`);
  }
  for (const [name, value] of parts()) out.set(`parts/${name}.mjs`, `export default ${value};\n`).set(`parts/${name}.cjs`, `exports.default = ${value};\n`);
  out.set('README.md', read('web/module/README.md')).set('LICENSE', read('LICENSE')).set('LICENSE-DATA', read('LICENSE-DATA'));
  out.set('THIRD-PARTY-NOTICES', moduleNotices());
  return out;
}

/**
 * Where the package says that it comes from. Only who publishes it knows: REPOSITORY=https://…, the address of the source,
 * and ORIGIN=https://…, that of the site.
 */
function provenance({ REPOSITORY: repository, ORIGIN: origin }) {
  for (const [name, value] of Object.entries({ REPOSITORY: repository, ORIGIN: origin }))
    if (value && !/^https:\/\/[^\s/]+/.test(value)) throw new Error(`${name} is an address that begins with https://, not ${value}`);
  const source = repository?.replace(/(\.git)?\/?$/, '');
  return {
    ...(source && { repository: { type: 'git', url: `git+${source}.git`, directory: 'web/module' }, bugs: { url: `${source}/issues` } }),
    ...((origin || source) && { homepage: origin || `${source}#readme` }),
  };
}

/** build/package/status-atlas-VERSION.tgz; OUT= is another folder to make. */
async function pack() {
  const out = resolve(process.env.OUT || from('build/package'));
  const folder = join(out, 'content');
  const foreign = existsSync(out) ? readdirSync(out).filter((name) => name !== 'content' && !/^status-atlas-.*\.tgz$/.test(name)) : [];
  if (foreign.length) throw new Error(`${out} holds ${foreign[0]}, which this program did not make; give OUT= an empty folder`);
  rmSync(out, { recursive: true, force: true });
  const { name, ...rest } = JSON.parse(read('web/module/package.json'));
  const { version } = json('statuses.json');
  const files = await contents();
  files.set('package.json', `${JSON.stringify({ name, version, ...rest, ...provenance(process.env) }, null, 2)}\n`);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  execFileSync('npm', ['pack', '--silent', '--pack-destination', out], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  console.log(relative(from(), join(out, `${name}-${version}.tgz`)));
  if (!process.env.REPOSITORY) console.log('Without REPOSITORY=https://… the package does not say where its source is; give it before you publish.');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await pack();
