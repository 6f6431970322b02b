// Status Atlas for programs: the site's search, its entries and its flowcharts, in browsers, Node.js, Deno and Bun.
// What it answers is what the command line prints as JSON. Files are loaded when they are first needed, from beside this
// one; the page's policy must allow 'wasm-unsafe-eval' for search() and which().

const files = {
  search: new URL('./search.wasm', import.meta.url),
  which: new URL('./which.wasm', import.meta.url),
  data: new URL('./data/', import.meta.url),
};

/** The bytes of a file, or null where there is none. */
async function read(url) {
  if (url.protocol === 'file:') {
    // In a variable, so that bundlers for browsers leave it alone.
    const fs = 'node:fs/promises';
    const { readFile } = await import(/* @vite-ignore */ /* webpackIgnore: true */ fs);
    return readFile(url).catch((error) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }
  const response = await fetch(url);
  if (response.ok) return response.arrayBuffer();
  if (response.status === 404) return null;
  throw new Error(`${url}: ${response.status}`);
}

const parts = new Map();
/** One of the two WebAssembly files, started; a load that failed is tried again by the next call. */
function part(name) {
  if (!parts.has(name)) {
    const started = start(files[name]);
    parts.set(name, started);
    started.catch(() => parts.delete(name));
  }
  return parts.get(name);
}

async function start(url) {
  const bytes = await read(url);
  if (!bytes) throw new Error(`${url} is missing`);
  const { instance } = await WebAssembly.instantiate(bytes, {
    env: { emscripten_notify_memory_growth() {} },
    wasi_snapshot_preview1: { proc_exit(status) { throw new Error(`Status Atlas ended: ${status}`); } },
  });
  instance.exports._initialize();
  return instance.exports;
}

/** Gives a text to one of a part's functions; the answer is JSON, undefined where there is none. */
function ask(exports, name, text, ...rest) {
  const bytes = new TextEncoder().encode(text);
  const at = exports.reserve(bytes.length);
  new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
  const size = exports[name](...rest);
  return size ? JSON.parse(new TextDecoder().decode(new Uint8Array(exports.memory.buffer, exports.answer(), size))) : undefined;
}

export async function search(text, { limit = 10 } = {}) {
  if (!(Number.isInteger(limit) && limit > 0 && limit <= 1000)) throw new RangeError(`limit is a whole number from 1 to 1000, not ${limit}`);
  // Only the first thousand bytes count, so that nobody has to make room for more.
  return ask(await part('search'), 'search_for', String(text).slice(0, 1000), limit);
}

export async function show(code) {
  const [, number, rest] = /^(\d{3})(-[a-z0-9-]+)?$/.exec(String(code)) ?? [];
  const bytes = number && await read(new URL(`${number}.json`, files.data));
  if (!bytes) return [];
  const { entries } = JSON.parse(new TextDecoder().decode(bytes));
  return rest ? entries.filter(({ id }) => id === `${number}${rest}`) : entries;
}

export async function which(chart = '', answers = [], { house = '' } = {}) {
  const lines = [chart, [...answers].join(','), house].map((line) => String(line).replaceAll('\n', ' '));
  const walk = ask(await part('which'), 'walk', lines.join('\n'));
  if (!walk) throw new RangeError(`there is no flowchart “${chart}”${house && ` or no house “${house}”`}`);
  return walk;
}
