// Entry of every page: makes the page lively, and puts the canvas app in its place where the browser can show it.
// Whatever fails on the way, the page that is already there stays as it is: complete, with links that work.
import createApp from 'statusatlas-app';
import { makeCanvas, wantsPlain } from './canvas.js';
import { left } from './held.js';
import { Host } from './host.js';
import { ask, bytes, fonts, useFonts } from './load.js';
import { offline } from './offline.js';
import { plainPage } from './plain.js';
import { rememberedTheme, showTheme } from './theme.js';

const root = new URL(document.documentElement.dataset.root || './', document.baseURI);

showTheme(rememberedTheme());

async function start() {
  if (wantsPlain()) {
    useFonts({ fonts: fonts() }).catch(() => {}); // which then are others
    return plainPage();
  }
  // 404.html may have found out only now where all is.
  const asked = globalThis.early?.url === document.getElementById('wasm').href ? globalThis.early : ask();
  const dress = () => useFonts(asked).catch(() => {});
  setTimeout(dress, left()); // when the page is shown, unless the app comes first
  try {
    const canvas = asked.canvas ?? makeCanvas();
    const [wasm, files] = await Promise.all([asked.program, asked.fonts]);
    const loadDetails = () => bytes(new URL(document.documentElement.dataset.details, root));
    await Host.start({ root, createApp, canvas, wasm, fonts: files, details: asked.details, loadDetails });
  } catch (error) {
    document.getElementById('app')?.remove();
    console.info('Status Atlas stays with the plain page:', error);
    plainPage();
  }
  dress(); // before the elements' first layout
}

start().finally(() => offline(root));
