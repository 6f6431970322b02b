// The entry points of the module that need no data at run time, written from the dataset: status-atlas/codes
// (constants, phrases, classes, retry, caching) and status-atlas/problem (problem details). Every constant is an export
// of its own and every table is one that bundlers drop when nothing uses it.

/** "Non-Authoritative Information" as NON_AUTHORITATIVE_INFORMATION; null where nothing is named. */
const symbol = (name) => (name.startsWith('(') ? null : name.toUpperCase().replaceAll("'", '').replace(/[^A-Z0-9]+/g, '_'));

const quoted = (text) => JSON.stringify(text);
const object = (pairs) => `{ ${pairs.map(([key, value]) => `${key}: ${value}`).join(', ')} }`;
const interfaces = (pairs) => pairs.map(([key, value]) => `\n  ${key}: ${value};`).join('');

/** Symbols by code, the current one first: former names stay importable, since people's code has them. */
export function symbols(entries) {
  const taken = new Set();
  return entries.map((entry) => {
    const names = [entry.name, ...entry.names.map(({ name }) => name).reverse()];
    const own = [...new Set(names.map(symbol).filter((name) => name && !taken.has(name)))];
    own.forEach((name) => taken.add(name));
    return { code: entry.code, name: entry.name, own };
  });
}

const registered = (dataset) => dataset.codes.filter(({ owner }) => owner === null);

/** @returns source and declarations of status-atlas/codes */
export function codes(dataset) {
  const entries = registered(dataset);
  const list = symbols(entries);
  const constants = list.flatMap(({ code, own }) => own.map((name, at) => ({ code, name, former: at > 0 ? own[0] : null })));
  // Reserved codes are registered as unused; what a reader still finds in old programs is their former name.
  const phraseOf = entries.map(({ code, name, names }) => [code, name.startsWith('(') ? names.map((one) => one.name).find((one) => !one.startsWith('(')) ?? null : name]).filter(([, name]) => name);
  const byName = entries.flatMap(({ code, names }) => names.map(({ name }) => name).filter((name) => !name.startsWith('(')).map((name) => [name, code]));

  // No comment at the top: Rollup would carry it into every bundle that uses a constant.
  const source = `${constants.map(({ code, name }) => `export const ${name} = ${code};`).join('\n')}

/** Ascending. */
export const codes = /* @__PURE__ */ Object.freeze([${entries.map(({ code }) => code).join(', ')}]);

const phrases = ${object(phraseOf.map(([code, name]) => [code, quoted(name)]))};
const former = ${object(byName.filter(([name, code]) => !phraseOf.some(([one, current]) => one === code && current === name)).map(([name, code]) => [quoted(name.toLowerCase()), code]))};
const retries = ${object(entries.map(({ code, retry }) => [code, quoted(retry.class)]))};
const cacheable = [${entries.filter((entry) => entry.cacheable).map(({ code }) => code).join(', ')}];
const contents = ${object(entries.filter(({ content }) => content !== 'allowed').map(({ code, content }) => [code, quoted(content)]))};

const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);
const within = (code, first) => Number.isInteger(code) && code >= first && code < first + 100;

export const phrase = (code) => own(phrases, code);

export function codeOf(name) {
  const wanted = String(name).slice(0, 64).toLowerCase();
  for (const code in phrases) if (phrases[code].toLowerCase() === wanted) return Number(code);
  return own(former, wanted);
}

export const isCode = (code) => Object.hasOwn(retries, code) && Number.isInteger(code);
export const classOf = (code) => (Number.isInteger(code) && code >= 100 && code < 600 ? \`\${Math.floor(code / 100)}xx\` : undefined);
export const isInformational = (code) => within(code, 100);
export const isSuccess = (code) => within(code, 200);
export const isRedirection = (code) => within(code, 300);
export const isClientError = (code) => within(code, 400);
export const isServerError = (code) => within(code, 500);
export const isError = (code) => within(code, 400) || within(code, 500);
export const retry = (code) => own(retries, code);
export const isCacheable = (code) => cacheable.includes(code);
export const content = (code) => own(contents, code) ?? (isCode(code) ? 'allowed' : undefined);
`;

  const union = (values) => [...new Set(values)].join(' | ');
  const declarations = `${constants.map(({ code, name, former }) => `${former ? `/** @deprecated the former name of {@link ${former}} */\n` : ''}export const ${name}: ${code};`).join('\n')}

/** The phrase of every registered code. */
export interface Phrases {${interfaces(phraseOf.map(([code, name]) => [code, quoted(name)]))}
}
/** The code of every phrase, former ones included. */
export interface CodesByPhrase {${interfaces(byName.map(([name, code]) => [quoted(name), code]))}
}
/** When the same request may be sent again. */
export interface Retries {${interfaces(entries.map(({ code, retry }) => [code, quoted(retry.class)]))}
}
export type Code = keyof Retries;
export type Phrase = Phrases[keyof Phrases];
export type Retry = 'no' | 'after_change' | 'after_wait' | 'new_connection' | 'automatic';
export type Content = 'required' | 'allowed' | 'forbidden';
export type ClassId = '1xx' | '2xx' | '3xx' | '4xx' | '5xx';
export type Informational = ${union(entries.filter((entry) => entry.class === '1xx').map(({ code }) => code))};
export type Success = ${union(entries.filter((entry) => entry.class === '2xx').map(({ code }) => code))};
export type Redirection = ${union(entries.filter((entry) => entry.class === '3xx').map(({ code }) => code))};
export type ClientError = ${union(entries.filter((entry) => entry.class === '4xx').map(({ code }) => code))};
export type ServerError = ${union(entries.filter((entry) => entry.class === '5xx').map(({ code }) => code))};

/** Every registered code, ascending. */
export const codes: readonly [${entries.map(({ code }) => code).join(', ')}];

/** "Not Found" for 404; undefined for what is not registered. */
export function phrase<C extends keyof Phrases>(code: C): Phrases[C];
export function phrase(code: number): Phrase | undefined;
/** 404 for "Not Found", in any case and by former names too; undefined where there is none. */
export function codeOf<P extends keyof CodesByPhrase>(phrase: P): CodesByPhrase[P];
export function codeOf(phrase: string): Code | undefined;
/** Is the code registered? */
export function isCode(code: number): code is Code;
/** "4xx" for 404 and, as for every client that does not know it, for 499; undefined outside of 100 to 599. */
export function classOf<C extends Code>(code: C): C extends Informational ? '1xx' : C extends Success ? '2xx' : C extends Redirection ? '3xx' : C extends ClientError ? '4xx' : '5xx';
export function classOf(code: number): ClassId | undefined;
export function isInformational(code: number): boolean;
export function isSuccess(code: number): boolean;
export function isRedirection(code: number): boolean;
export function isClientError(code: number): boolean;
export function isServerError(code: number): boolean;
/** 4xx or 5xx. */
export function isError(code: number): boolean;
/** When the same request may be sent again; undefined for what is not registered. */
export function retry<C extends Code>(code: C): Retries[C];
export function retry(code: number): Retry | undefined;
/** May a cache store the response without explicit freshness (RFC 9110 section 15.1)? */
export function isCacheable(code: number): boolean;
/** Has the response content? undefined for what is not registered. */
export function content(code: number): Content | undefined;
`;
  return { source, declarations };
}

/**
 * Header fields that every response with a code must have: [code, [[name, condition, source]]]. The condition begins with
 * "always" in the data; tests/module holds which codes that gives.
 */
export const required = (dataset) => registered(dataset)
  .map(({ code, fields }) => [code, fields
    .filter((field) => field.in === 'response' && field.bound === 'sender' && field.level === 'MUST' && /^always\b/.test(field.when))
    .map(({ name, when, source }) => [name, when, source])])
  .filter(([code, fields]) => code >= 200 && fields.length);
