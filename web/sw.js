// The service worker: one build of the site, whole, so that every page works offline after the first visit.
//
// A build's files live in a cache of its own. A new build is fetched beside the old one, taking over what did not
// change, and waits until the person agrees to it ('skip-waiting'). A tab that still shows the old build finds its files
// in the old cache, which stays for one generation. What is not as the list says (broken off, damaged, or of another
// build) is never shown: its digest differs, and the network is asked. Pages and data come in one file, as lines that are
// put together when they are asked for (web/build/pack.mjs makes it).
//
// workbox-build makes the list, and workbox-routing says which handler answers which address. The caches are our own:
// workbox-precaching keeps one generation in one cache and does not check what it kept.
import { registerRoute, setCatchHandler } from 'workbox-routing';

const LIST = new Map(self.__WB_MANIFEST.map(({ url, revision }) => [url, revision]));
const SCOPE = self.registration.scope;
const OURS = `status-atlas ${SCOPE} `;
const NAME = OURS + BUILD;
// Marks that stand in a build's cache: all of it is there; it has been in use.
const WHOLE = `${SCOPE}?whole`;
const USED = `${SCOPE}?used`;
const HEAL_AGAIN = 60_000; // milliseconds after a try to complete the cache

/** What the pack holds besides pages. */
const TYPES = { json: 'application/json', svg: 'image/svg+xml', mmd: 'text/vnd.mermaid', dot: 'text/vnd.graphviz', csv: 'text/csv', md: 'text/markdown' };

const key = (path) => new URL(path, SCOPE).href;

// The caches -----------------------------------------------------------------------------------------------------------

async function intact(response, revision) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer()));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('') === revision;
}

/** Other builds' caches that carry a mark, newest first. */
async function others(mark) {
  const marked = [];
  for (const name of await caches.keys()) {
    const cache = name.startsWith(OURS) && name !== NAME && await caches.open(name);
    if (cache && await cache.match(mark)) marked.unshift({ name, cache });
  }
  return marked;
}

/** From a cache of this or of an older build, if it is what the list says; else from the network, if that is. */
async function obtain(path, sources) {
  const revision = LIST.get(path);
  for (const source of sources) {
    const kept = await source.match(key(path));
    if (kept && await intact(kept, revision)) return kept;
  }
  const fetched = await fetch(key(path), { cache: 'no-cache' });
  if (!fetched.ok || fetched.redirected || !await intact(fetched, revision)) throw new Error(`${path} is not of build ${BUILD}`);
  return fetched;
}

/** Completes this build's cache. */
async function fill() {
  const cache = await caches.open(NAME);
  const sources = [cache, ...(await others(WHOLE)).map((other) => other.cache)];
  const paths = [...LIST.keys()];
  const next = async () => {
    for (let path; (path = paths.pop()) !== undefined;) await cache.put(key(path), await obtain(path, sources));
  };
  try {
    await Promise.all(Array.from({ length: 6 }, next));
    await cache.put(WHOLE, new Response());
  } catch (error) {
    // A full disk is given back what was taken; after any other mishap the next try goes on where this one ended.
    if (error.name === 'QuotaExceededError') await caches.delete(NAME);
    throw error;
  }
}

async function activate() {
  await (await caches.open(NAME)).put(USED, new Response());
  const keep = [NAME, (await others(USED))[0]?.name];
  for (const name of await caches.keys()) if (name.startsWith(OURS) && !keep.includes(name)) await caches.delete(name);
  await self.clients.claim();
}

let tried = 0;
/** Something of this build's cache was lost or damaged, so more may be: brings all of it back. */
async function heal() {
  if (Date.now() - tried < HEAL_AGAIN) return;
  tried = Date.now();
  try {
    await fill();
    await (await caches.open(NAME)).put(USED, new Response());
  } catch {
    // No network, no room or no storage: the next loss is another try.
  }
}

const checked = new Set();
/** A file of this build as a response: kept, or fetched anew. Throws where neither is intact. */
async function file(path, event) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(key(path));
  if (kept && (checked.has(path) || await intact(kept, LIST.get(path)))) {
    checked.add(path);
    return kept;
  }
  const renewed = await obtain(path, []);
  await cache.put(key(path), renewed.clone()).catch(() => {});
  event.waitUntil(heal());
  return renewed;
}

// The pack -------------------------------------------------------------------------------------------------------------

let pack;
const unpacked = (event) => (pack ??= file(PAGES, event).then((response) => response.json()).catch((error) => { pack = undefined; throw error; }));

/** A page or data file out of the pack, a redirect to it ('a' to 'a/'), or nothing. */
async function packed(path, search, event) {
  const { lines, files } = await unpacked(event);
  const name = path.replace(/(^|\/)index\.html$/, '$1');
  if (!Object.hasOwn(files, name)) return Object.hasOwn(files, `${name}/`) ? Response.redirect(key(`${name}/`) + search, 301) : null;
  const runs = files[name];
  let text = '';
  for (let i = 0; i < runs.length; i += 2) for (let at = 0; at < runs[i + 1]; ++at) text += `${i || at ? '\n' : ''}${lines[runs[i] + at]}`;
  return new Response(text, {
    status: name === '404.html' ? 404 : 200,
    headers: { 'Content-Type': TYPES[/\.(\w+)$/.exec(name)?.[1]] ?? 'text/html; charset=utf-8' },
  });
}

// Which handler answers what --------------------------------------------------------------------------------------------

const inScope = ({ url }) => url.href.startsWith(SCOPE);
const pathOf = (url) => url.href.slice(SCOPE.length).split(/[?#]/)[0];

/** Asks the network where the handler has nothing, or where storage fails: as if there were no service worker. */
const orNetwork = (handler) => async (context) => {
  let response = null;
  try {
    response = await handler(context);
  } catch {
    // As said.
  }
  return response ?? fetch(context.request);
};

// This build's files.
registerRoute((context) => inScope(context) && LIST.has(pathOf(context.url)), orNetwork(({ url, event }) => file(pathOf(url), event)));

// Files of the build before, for tabs that still show it.
registerRoute((context) => inScope(context) && pathOf(context.url).startsWith('assets/'), orNetwork(async ({ request }) => {
  for (const { cache } of await others(USED)) {
    const kept = await cache.match(request.url);
    if (kept) return kept;
  }
  return null;
}));

// Pages and data.
registerRoute(inScope, orNetwork(({ url, event }) => packed(pathOf(url), url.search, event)));

/** There is no network. What this build knows to exist is only out of reach; nothing else is at any other address. */
setCatchHandler(async ({ request, url, event }) => {
  if (request.mode !== 'navigate') return Response.error();
  const path = pathOf(url);
  const { elsewhere } = await unpacked(event).catch(() => ({}));
  if (elsewhere && !path.startsWith('assets/') && !elsewhere.includes(path)) return packed('404.html', '', event);
  const sheet = [...LIST.keys()].find((name) => /^assets\/page\..*\.css$/.test(name));
  return new Response(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Offline · Status Atlas</title>
<link rel="stylesheet" href="${key(sheet)}">
<main>
<h1 class="title">You are offline</h1>
<p>This file is not kept for offline use. It is there again when the network is.</p>
<p><a href="${SCOPE}">Status Atlas</a> itself works offline.</p>
</main>
</html>
`, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } });
});

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', ({ data, ports }) => {
  if (data === 'skip-waiting') self.skipWaiting();
  if (data === 'build') ports[0]?.postMessage(BUILD);
});
