// Status Atlas for programs: the search, the entries, the flowcharts, the reading of free text and the checks of exchanges, in browsers, Node.js, Deno and Bun.
// What it returns is what the command line prints as JSON. Programs and data are JavaScript modules in parts/, each
// imported when it is first needed: every bundler follows such imports, and no file has to be found at run time.
// search(), which(), explain() and check() start WebAssembly, for which a page's policy needs 'wasm-unsafe-eval'.

const parts = {
  search: () => import('./parts/search.mjs'),
  which: () => import('./parts/which.mjs'),
  explain: () => import('./parts/explain.mjs'),
  check: () => import('./parts/check.mjs'),
  facts: () => import('./parts/facts.mjs'),
  index: () => import('./parts/index.mjs'),
  details: () => import('./parts/details.mjs'),
  flowcharts: () => import('./parts/flowcharts.mjs'),
  signals: () => import('./parts/signals.mjs'),
  rules: () => import('./parts/rules.mjs'),
  charts: () => import('./parts/charts.mjs'),
  entries1: () => import('./parts/entries1.mjs'),
  entries2: () => import('./parts/entries2.mjs'),
  entries3: () => import('./parts/entries3.mjs'),
  entries4: () => import('./parts/entries4.mjs'),
  entries5: () => import('./parts/entries5.mjs'),
  entries0: () => import('./parts/entries0.mjs'),
};

/** No id is as long. */
const longestId = 64;
/** Longest text to search for or to explain, in UTF-16 units; the core reads one less, in octets, and says so. */
const longestText = 2 ** 20 + 1;
/** Longest exchanges to check, in octets; the core says so of what is longer. */
const longestExchanges = 50 * 2 ** 20 + 1;

const failure = (Kind, code, message, options) => Object.assign(new Kind(message, options), { code });
const invalid = (message) => failure(TypeError, 'ERR_INVALID_ARGUMENT', message);
/** What somebody gave, short enough for a message. */
const shown = (value) => (typeof value === 'string' ? `“${value.length > 40 ? `${cut(value, 40)}…` : value}”` : value === null ? 'null' : typeof value);
/** At most so many UTF-16 units, never half a surrogate pair. */
const cut = (text, length) => text.slice(0, /[\uD800-\uDBFF]/.test(text[length - 1] ?? '') ? length - 1 : length);
const text = (value, name) => {
  if (typeof value !== 'string') throw invalid(`${name} is a string, not ${shown(value)}`);
  return value;
};
const options = (value, known) => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw invalid(`options are an object, not ${Array.isArray(value) ? 'an array' : shown(value)}`);
  for (const key of Object.keys(value)) if (!known.includes(key)) throw invalid(`there is no option ${shown(key)}; known: ${known.join(', ')}`);
  return value;
};

const kept = new Map();
/** Loads a part once. A load that failed is tried again by the next call. */
function once(name, make) {
  if (!kept.has(name)) {
    const made = parts[name]().catch((cause) => {
      throw failure(Error, 'ERR_PART_MISSING', `status-atlas could not load its part “${name}”: ${cause?.message ?? cause}`, { cause });
    }).then((part) => make(part.default));
    kept.set(name, made);
    made.catch(() => kept.delete(name));
  }
  return kept.get(name);
}

/** Lets whatever else waits run: what a first call has to set up does not block the event loop in one piece. */
const pause = () => new Promise((done) => {
  // In a page that nobody sees timers wait for a second each, messages do not.
  if (typeof MessageChannel === 'undefined') { setTimeout(done); return; }
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { port1.close(); done(); };
  port2.postMessage(null);
});

/** Octets, written as a string with one character each. */
function octets(text) {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; ++i) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Makes what starts a WebAssembly program. @param names of its data files, in the order in which it takes them */
const program = (...names) => async (text) => {
  await pause();
  const files = await Promise.all(names.map((name) => once(name, octets)));
  const { instance: { exports } } = await WebAssembly.instantiate(octets(text), {
    env: { emscripten_notify_memory_growth() {} },
    wasi_snapshot_preview1: { proc_exit(status) { throw new Error(`Status Atlas ended: ${status}`); } },
  });
  exports._initialize();
  for (const [i, file] of files.entries()) {
    await pause();
    const at = exports.reserve_file(file.length);
    new Uint8Array(exports.memory.buffer, at, file.length).set(file);
    if (exports.load(at, file.length) !== 0) throw failure(Error, 'ERR_PART_MISSING', `status-atlas cannot use its part “${names[i]}”: it is damaged, or of another version`);
  }
  await pause();
  return exports;
};
const startSearch = program('facts', 'index', 'signals'), startWhich = program('facts', 'details', 'flowcharts'), startExplain = program('facts', 'details', 'signals'), startCheck = program('facts', 'rules', 'signals');

/** Passes a text, or octets, to one of a program's functions, which returns the length of its JSON. */
function ask(exports, name, given, ...rest) {
  const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given;
  const at = exports.reserve(bytes.length);
  new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
  const size = exports[name](...rest);
  return JSON.parse(new TextDecoder().decode(new Uint8Array(exports.memory.buffer, exports.answer(), size)));
}

/** From JSON, so that callers may keep it and nobody can change it for the others. */
const frozen = (json) => JSON.parse(json, (_, value) => Object.freeze(value));

/** The word most like one that does not exist. */
function nearest(word, known) {
  const distance = (a, b) => {
    let row = [...Array(b.length + 1).keys()];
    for (let i = 0; i < a.length; ++i) {
      const next = [i + 1];
      for (let j = 0; j < b.length; ++j) next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (a[i] === b[j] ? 0 : 1)));
      row = next;
    }
    return row[b.length];
  };
  return [...known].sort((a, b) => distance(word, a) - distance(word, b))[0];
}
const unknown = (code, what, word, known) =>
  failure(RangeError, code, `there is no ${what} ${shown(word)}; did you mean “${nearest(cut(word, longestId), known)}”? Known: ${known.join(', ')}`);

export async function search(query, given = {}) {
  text(query, 'the query');
  const { limit = 10 } = options(given, ['limit']);
  if (!(Number.isInteger(limit) && limit > 0 && limit <= 1000)) throw failure(RangeError, 'ERR_LIMIT', `limit is a whole number from 1 to 1000, not ${typeof limit === 'number' ? limit : shown(limit)}`);
  return ask(await once('search', startSearch), 'search_for', cut(query, longestText), limit);
}

/** Entries by number, each parsed when it is first asked for. */
const reader = (texts) => {
  const read = new Map();
  return {
    numbers: Object.keys(texts),
    of: (number) => {
      if (!read.has(number) && Object.hasOwn(texts, number)) read.set(number, frozen(texts[number]));
      return read.get(number) ?? [];
    },
  };
};
const family = (number) => once(`entries${/^[1-5]/.test(number) ? number[0] : 0}`, reader);

export async function show(code) {
  if (typeof code !== 'string' && typeof code !== 'number') throw invalid(`a code is a number or an id such as 499-nginx, not ${shown(code)}`);
  const id = String(code);
  const [, number, owner] = (id.length <= longestId && /^(\d{3})(-[a-z0-9-]+)?$/.exec(id)) || [];
  if (!number) return [];
  const entries = (await family(number)).of(number);
  return owner ? entries.filter((entry) => entry.id === id) : [...entries];
}

/** What list() can ask of an entry: the filters of the site's first page. */
const classes = ['1xx', '2xx', '3xx', '4xx', '5xx'];
const standings = ['standard', 'experimental', 'temporary', 'deprecated', 'reserved', 'unregistered'];
const properties = {
  common: (entry) => entry.common,
  cacheable: (entry) => entry.cacheable === true,
  'requires-field': (entry) => entry.fields.some(({ in: where, level, bound }) => where === 'response' && level === 'MUST' && bound === 'sender'),
  'no-content': (entry) => entry.content === 'forbidden',
};
/** One word or several, all of them known. */
const words = (value, what, known) => {
  const given = Array.isArray(value) ? value : [value];
  for (const word of given) if (!known.includes(text(word, `a ${what}`))) throw unknown('ERR_UNKNOWN_FILTER', what, word, known);
  return given;
};

export async function list(given = {}) {
  const filter = options(given, ['class', 'standing', 'owner', 'properties']);
  const tests = [];
  if (filter.class !== undefined) {
    const wanted = words(filter.class, 'class', classes);
    tests.push((entry) => wanted.includes(entry.class));
  }
  if (filter.standing !== undefined) {
    const wanted = words(filter.standing, 'standing', standings);
    tests.push((entry) => wanted.includes(entry.standing));
  }
  if (filter.properties !== undefined) {
    const wanted = words(filter.properties, 'property', Object.keys(properties));
    tests.push((entry) => wanted.every((name) => properties[name](entry)));
  }
  const families = await Promise.all(['0', '1', '2', '3', '4', '5'].map(family));
  const all = families.flatMap(({ numbers, of }) => numbers.flatMap(of)).sort((a, b) => a.code - b.code);
  if (filter.owner !== undefined && filter.owner !== null) {
    const owners = [...new Set(all.map(({ owner }) => owner).filter(Boolean))].sort();
    words(filter.owner, 'owner', owners);
  }
  if (filter.owner !== undefined) {
    const wanted = Array.isArray(filter.owner) ? filter.owner : [filter.owner];
    tests.push((entry) => wanted.includes(entry.owner));
  }
  return all.filter((entry) => tests.every((test) => test(entry)));
}

export async function charts() {
  return [...await once('charts', frozen)];
}

export async function which(chart = '', answers = [], given = {}) {
  text(chart, 'a chart');
  if (!Array.isArray(answers)) throw invalid(`answers are an array of ids, not ${shown(answers)}`);
  answers.forEach((answer) => text(answer, 'an answer'));
  const { house = '' } = options(given, ['house']);
  text(house, 'a house');
  // A line each for the core, in which nothing else than an id can stand.
  const plain = (id) => (/^[\w-]{0,64}$/.test(id) ? id : '?');
  const walk = ask(await once('which', startWhich), 'walk', [plain(chart), answers.slice(0, 100).map((id) => plain(id) || '?').join(','), /^[\w.:,-]{0,1000}$/.test(house) ? house : '?'].join('\n'));
  if (walk.unknown) throw unknown(`ERR_UNKNOWN_${walk.unknown.toUpperCase()}`, walk.unknown === 'chart' ? 'flowchart' : 'house', walk.unknown === 'chart' ? chart : house, walk.known);
  const at = walk.path.length;
  if (at < answers.length) {
    if (!walk.question) throw failure(RangeError, 'ERR_UNKNOWN_ANSWER', `${shown(answers[at])} is too much: ${at} answers lead to ${walk.result.id} already`);
    throw unknown('ERR_UNKNOWN_ANSWER', `answer to “${walk.question.ask}”`, answers[at], walk.question.answers.map(({ id }) => id));
  }
  return walk;
}

export async function failures(faults = [], given = {}) {
  if (!Array.isArray(faults)) throw invalid(`faults are an array of ids, not ${shown(faults)}`);
  faults.forEach((fault) => text(fault, 'a fault'));
  const { server = '' } = options(given, ['server']);
  text(server, 'a server');
  const plain = (id) => (/^[\w-]{1,64}$/.test(id) ? id : '?');
  const found = ask(await once('which', startWhich), 'failures', `${faults.map(plain).join(',')}\n${server && plain(server)}`);
  if (found.unknown === 'profile') throw unknown('ERR_UNKNOWN_PROFILE', 'profile', server, found.known);
  if (found.unknown) throw unknown('ERR_UNKNOWN_FAULT', 'fault', faults.find((fault) => !found.known.includes(fault)), found.known);
  return found;
}

export async function explain(given) {
  text(given, 'the text');
  return ask(await once('explain', startExplain), 'explain', cut(given, longestText));
}

const roles = ['origin', 'proxy', 'gateway']; // in the order of registry::Sender
export async function check(given, choices = {}) {
  const isFile = given instanceof Uint8Array;
  if (!isFile) text(given, 'what is to be checked, unless it is a Uint8Array,');
  const { method = '', role = '', house = '' } = options(choices, ['method', 'role', 'house']);
  if (!/^[\w!#$%&'*+.^`|~-]*$/.test(text(method, 'a method'))) throw invalid(`a method is a request method such as GET, not ${shown(method)}`);
  if (text(role, 'a role') && !roles.includes(role)) throw unknown('ERR_UNKNOWN_ROLE', 'role', role, roles);
  text(house, 'a house');
  const head = new TextEncoder().encode(`${method}\n${/^[\w-]{0,64}$/.test(house) ? house : '?'}\n`);
  const body = (isFile ? given : new TextEncoder().encode(cut(given, longestExchanges))).subarray(0, longestExchanges);
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(body, head.length);
  const found = ask(await once('check', startCheck), 'check', bytes, role ? 1 << roles.indexOf(role) : 0, Number(isFile));
  if (found.unknown) throw unknown('ERR_UNKNOWN_HOUSE', 'house', house, found.known);
  if (found.problem) throw failure(RangeError, 'ERR_NO_MESSAGE', found.problem);
  return found;
}
