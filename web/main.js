// Entry of every page: makes the page lively, and puts the canvas app in its place where the browser can show it.
// Whatever fails on the way, the page that is already there stays as it is: complete, with links that work.
import createApp from 'statusatlas-app';
import { makeCanvas, wantsPlain } from './canvas.js';
import { Host } from './host.js';
import { ask, bytes } from './load.js';
import { offline } from './offline.js';
import { plainPage } from './plain.js';
import { rememberedTheme, showTheme } from './theme.js';

const root = new URL(document.documentElement.dataset.root || './', document.baseURI);

showTheme(rememberedTheme());

// What web/page.css calls the canvas's fonts, in the order of ui::Face.
const FACES = [['Atlas', '400'], ['Atlas', '600'], ['Atlas Mono', '400'], ['Atlas Number', '400']];

async function start() {
  if (wantsPlain()) return plainPage();
  try {
    // 404.html may have found out only now where all is.
    const asked = globalThis.early?.url === document.getElementById('wasm').href ? globalThis.early : ask();
    const canvas = asked.canvas ?? makeCanvas();
    const [wasm, ...fonts] = await asked.parts;
    // What the page has begun to load, where it is shown meanwhile, is let finish.
    await Promise.allSettled([...document.fonts].filter(({ status }) => status === 'loading').map(({ loaded }) => loaded));
    const loadDetails = () => bytes(new URL(document.documentElement.dataset.details, root));
    await Host.start({ root, createApp, canvas, wasm, fonts, details: asked.details, loadDetails });
    // For the elements over the canvas too, before their first layout, so that their words are as wide as those drawn.
    FACES.forEach(([family, weight], i) => document.fonts.add(new FontFace(family, fonts[i], { weight })));
  } catch (error) {
    document.getElementById('app')?.remove();
    console.info('Status Atlas stays with the plain page:', error);
    plainPage();
  }
}

start().finally(() => offline(root));
