// The service worker: one build of the site, whole, so that every page works offline after the first visit.
//
// A build's files live in a cache of its own. A new build is fetched beside the old one, taking over what did not
// change, and waits until the person agrees to it ('skip-waiting'); a tab that still shows the old build finds its
// files in the old cache, which stays for one generation. What is not as the list says (broken off, damaged, or of
// another build) is never shown: its digest differs, and the network is asked. Pages and data come in one file, as
// lines that are put together when they are asked for (web/build/site.mjs packs them).
const LIST = new Map(self.__WB_MANIFEST.map(({ url, revision }) => [url, revision]));
const SCOPE = self.registration.scope;
const OURS = `status-atlas ${SCOPE} `;
const NAME = OURS + BUILD;
// Marks that stand in a build's cache: all of it is there; it has been in use.
const WHOLE = `${SCOPE}?whole`;
const USED = `${SCOPE}?used`;

/** What the pack holds besides pages. */
const TYPES = { json: 'application/json', svg: 'image/svg+xml', mmd: 'text/vnd.mermaid', dot: 'text/vnd.graphviz', csv: 'text/csv', md: 'text/markdown' };

const key = (path) => new URL(path, SCOPE).href;

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

async function install() {
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

/** A file of this build as a response: kept, or mended from the network. Throws where neither is intact. */
async function file(path) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(key(path));
  if (kept && (checked.has(path) || await intact(kept, LIST.get(path)))) {
    checked.add(path);
    return kept;
  }
  const mended = await obtain(path, []);
  await cache.put(key(path), mended.clone()).catch(() => {});
  return mended;
}
const checked = new Set();

let pages;
/** A page or data file out of the pack, or undefined if this build has none of that name; 'a/' where only 'a' is asked. */
async function unpack(path) {
  pages ??= file(PAGES).then((response) => response.json()).catch((error) => { pages = undefined; throw error; });
  const { lines, files } = await pages;
  if (!Object.hasOwn(files, path)) return Object.hasOwn(files, `${path}/`) ? `${path}/` : undefined;
  const runs = files[path];
  let text = '';
  for (let i = 0; i < runs.length; i += 2) for (let at = 0; at < runs[i + 1]; ++at) text += `${i || at ? '\n' : ''}${lines[runs[i] + at]}`;
  return new Response(text, {
    status: path === '404.html' ? 404 : 200,
    headers: { 'Content-Type': TYPES[/\.(\w+)$/.exec(path)?.[1]] ?? 'text/html; charset=utf-8' },
  });
}

async function activate() {
  await (await caches.open(NAME)).put(USED, new Response());
  const keep = [NAME, (await others(USED))[0]?.name];
  for (const name of await caches.keys()) if (name.startsWith(OURS) && !keep.includes(name)) await caches.delete(name);
  await self.clients.claim();
}

async function answer(request) {
  const path = request.url.split(/[?#]/)[0].slice(SCOPE.length);
  try {
    if (LIST.has(path)) return await file(path);
    if (path.startsWith('assets/')) {
      for (const { cache } of await others(USED)) {
        const kept = await cache.match(request.url);
        if (kept) return kept;
      }
    } else {
      const found = await unpack(path);
      if (typeof found === 'string') return Response.redirect(key(found) + new URL(request.url).search, 301);
      if (found) return found;
    }
  } catch {
    // No storage, or nothing intact anywhere: as if there were no service worker.
  }
  try {
    return await fetch(request);
  } catch (error) {
    const page = request.mode === 'navigate' && await unpack('404.html').catch(() => undefined);
    if (page) return page;
    throw error;
  }
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && event.request.url.startsWith(SCOPE)) event.respondWith(answer(event.request));
});
self.addEventListener('message', ({ data, ports }) => {
  if (data === 'skip-waiting') self.skipWaiting();
  if (data === 'build') ports[0]?.postMessage(BUILD);
});
