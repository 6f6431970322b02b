// Entry of every page: makes the page lively, and puts the canvas app in its place where the browser can show it.
// Whatever fails on the way, the page that is already there stays as it is: complete, with links that work.
import createApp from 'statusatlas-app';
import { Host, devicePixels, sizeCanvas } from './host.js';
import { offline } from './offline.js';
import { plainPage, wantsPlain } from './plain.js';
import { rememberedTheme, showTheme } from './theme.js';

const root = new URL(document.documentElement.dataset.root || './', document.baseURI);

showTheme(rememberedTheme());
// Shadows of a worker that is going away may answer with other bytes; a failed load leaves the page as it is.
async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}
// The fonts in the order of ui::Face: the link that asks for each, and what web/page.css calls it.
const FONTS = { 'font-regular': '1px Atlas', 'font-semibold': '600 1px Atlas', 'font-mono': '1px "Atlas Mono"', 'font-mono-bold': '1px "Atlas Number"' };
const address = (id) => document.getElementById(id).href;
const bytes = async (url) => (await load(url)).arrayBuffer();

/** The program, compiled while it arrives where the host names its type; the browser may keep what it compiled. */
async function program(url) {
  const response = await load(url);
  if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** The canvas with its context, asked for before anything else is there: the graphics process takes its time meanwhile. */
function makeCanvas() {
  const canvas = document.createElement('canvas');
  canvas.id = 'canvas';
  canvas.setAttribute('aria-hidden', 'true');
  sizeCanvas(canvas, ...devicePixels(innerWidth, innerHeight));
  // As in src/platform/web/backend.cc, which is given this context.
  const context = canvas.getContext('webgl2', { alpha: false, depth: false, stencil: false, antialias: false, powerPreference: 'low-power' });
  if (!context) throw new Error('no WebGL2');
  return canvas;
}

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
    const all = Promise.all([program(address('wasm')), first, faces, ...fonts]);
    all.catch(() => {}); // it is told below, unless there is no canvas either
    const canvas = makeCanvas();
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
