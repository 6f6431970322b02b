// Entry of every page: makes the page lively, and puts the canvas app in its place where the browser can show it.
// Whatever fails on the way, the page that is already there stays as it is: complete, with links that work.
import createApp from 'statusatlas-app';
import { makeCanvas, wantsPlain } from './canvas.js';
import { Host } from './host.js';
import { address, bytes, program } from './load.js';
import { offline } from './offline.js';
import { plainPage } from './plain.js';
import { rememberedTheme, showTheme } from './theme.js';

const root = new URL(document.documentElement.dataset.root || './', document.baseURI);

showTheme(rememberedTheme());
// The fonts in the order of ui::Face: the link that asks for each, and what web/page.css calls it.
const FONTS = { 'font-regular': '1px Atlas', 'font-semibold': '600 1px Atlas', 'font-mono': '1px "Atlas Mono"', 'font-mono-bold': '1px "Atlas Number"' };

async function start() {
  if (wantsPlain()) return plainPage();
  try {
    // The list of codes is of use without the details of each, so that they come after it; all other pages are made of them.
    const asset = new URL(document.documentElement.dataset.details, root);
    const loadDetails = () => bytes(asset);
    const first = document.getElementById('details') ? loadDetails() : null;
    const fonts = Object.keys(FONTS).map((id) => bytes(address(id)));
    // For the elements over the canvas too, so that their words are as wide as those drawn from the first moment on.
    const faces = Promise.allSettled(Object.values(FONTS).map((font) => document.fonts.load(font)));
    const url = address('wasm');
    const early = globalThis.early?.url === url ? globalThis.early : {}; // first.js
    const all = Promise.all([early.program ?? program(url), first, faces, ...fonts]);
    all.catch(() => {}); // it is told below, unless there is no canvas either
    const canvas = early.canvas ?? makeCanvas();
    const [wasm, details, , ...files] = await all;
    await Host.start({ root, createApp, canvas, wasm, fonts: files, details, loadDetails });
  } catch (error) {
    document.getElementById('app')?.remove();
    console.info('Status Atlas stays with the plain page:', error);
    plainPage();
  }
}

start();
offline(root);
