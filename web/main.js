// Entry of every page: makes the page lively, and puts the canvas app in its place where the browser can show it.
// Whatever fails on the way, the page that is already there stays as it is: complete, with links that work.
import createApp from 'statusatlas-app';
import { Host } from './host.js';
import { offline } from './offline.js';
import { plainPage, wantsPlain } from './plain.js';
import { rememberedTheme, showTheme } from './theme.js';

const root = new URL(document.documentElement.dataset.root || './', document.baseURI);

showTheme(rememberedTheme());
offline(root);
// Shadows of a worker that is going away may answer with other bytes; a failed load leaves the page as it is.
const bytesOf = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.arrayBuffer();
};
const bytes = (id) => bytesOf(document.getElementById(id).href);

async function start() {
  if (wantsPlain()) return plainPage();
  try {
    // The list of codes is of use without the details of each, so that they come after it; all other pages are made of them.
    const asset = document.documentElement.dataset.details;
    const loadDetails = () => bytesOf(new URL(asset, root));
    const first = location.pathname === root.pathname ? null : loadDetails();
    const [details, wasm, ...fonts] = await Promise.all([first, ...['wasm', 'font-regular', 'font-semibold', 'font-mono', 'font-mono-bold'].map(bytes)]);
    await Host.start({ root, createApp, wasm, fonts, details, loadDetails });
  } catch (error) {
    document.getElementById('app')?.remove();
    console.info('Status Atlas stays with the plain page:', error);
    plainPage();
  }
}

start();
