// A peer for `make bench`: the same list, search and pages over the same data, as a small app of React and MiniSearch.
import MiniSearch from 'minisearch';
import { createElement as h, memo, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';

const entries = await (await fetch('/statuses.json')).json();
const index = new MiniSearch({
  idField: 'id', fields: ['id', 'name', 'summary', 'plain', 'meaning', 'words'], storeFields: [],
  searchOptions: { prefix: true, fuzzy: 0.2, boost: { id: 4, name: 3, words: 2 } },
});
index.addAll(entries);
const byId = new Map(entries.map((entry) => [entry.id, entry]));

const Hit = memo(({ entry, open }) => h('li', null,
  h('a', { href: `/${entry.id}/`, onClick: (event) => { event.preventDefault(); open(entry.id); } }, `${entry.code} ${entry.name}`),
  h('p', null, entry.summary)));

const Page = ({ entry }) => h('main', null, h('h1', null, `${entry.code} ${entry.name}`), h('p', null, entry.plain), h('p', null, entry.meaning),
  h('h2', null, 'Use it when'), h('ul', null, entry.use_when.map((text, i) => h('li', { key: i }, text))),
  h('h2', null, 'Fields'), h('ul', null, entry.fields.map((field, i) => h('li', { key: i }, `${field.name} ${field.level} ${field.when}`))),
  h('h2', null, 'Example'), h('pre', null, entry.wire));

function App() {
  const [query, setQuery] = useState('');
  const [id, setId] = useState(location.pathname.split('/')[1]);
  const hits = useMemo(() => (query ? index.search(query).slice(0, 50).map((hit) => byId.get(hit.id)) : entries), [query]);
  const open = useMemo(() => (id) => {
    history.pushState({}, '', `/${id}/`);
    setId(id);
  }, []);
  useEffect(() => {
    const moved = () => setId(location.pathname.split('/')[1]);
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  const entry = byId.get(id);
  return h('div', { style: { display: 'contents' } },
    h('header', null, h('input', { type: 'search', 'aria-label': 'Search status codes', value: query, onChange: (event) => setQuery(event.target.value) })),
    h('aside', null, ['1xx', '2xx', '3xx', '4xx', '5xx'].map((name) => h('button', { key: name }, name))),
    h('ul', { 'aria-label': 'Results' }, hits.map((entry) => h(Hit, { key: entry.id, entry, open }))),
    entry ? h(Page, { entry }) : h('main', null, h('h1', null, 'HTTP status codes')));
}

flushSync(() => createRoot(document.getElementById('root')).render(h(App)));
document.documentElement.dataset.ready = 'app';
performance.mark('app-interactive');
