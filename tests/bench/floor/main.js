// Starts the floor; run.mjs bundles it as the site's build does with the app's.
import createApp from 'floor';

const bytes = async (id) => (await fetch(document.getElementById(id).href)).arrayBuffer();
const [wasmBinary, font] = await Promise.all(['wasm', 'font'].map(bytes));
const canvas = document.getElementById('canvas');
const core = await createApp({ canvas, wasmBinary, locateFile: (name) => name });
const at = core._malloc(font.byteLength);
new Uint8Array(core.HEAPU8.buffer, at, font.byteLength).set(new Uint8Array(font));
if (!core._start(at, font.byteLength)) throw new Error('no WebGL2');
canvas.width = innerWidth * devicePixelRatio;
canvas.height = innerHeight * devicePixelRatio;
// Two frames, like the app, of which one lays out and one draws.
core._frame(innerWidth, innerHeight, devicePixelRatio);
core._frame(innerWidth, innerHeight, devicePixelRatio);
document.documentElement.dataset.ready = 'app';
performance.mark('app-interactive');
