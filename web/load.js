// What the app starts with, asked for by the page's links.

const address = (id) => document.getElementById(id).href;

// Shadows of a worker that is going away may answer with other bytes; a failed load leaves the page as it is.
async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

export const bytes = async (url) => (await load(url)).arrayBuffer();

/** The program, compiled while it arrives where the host names its type; the browser may keep what it compiled. */
async function program(url) {
  const response = await load(url);
  if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

// What web/page.css calls the fonts, in the order of ui::Face.
const FACES = [['Atlas', '400'], ['Atlas', '600'], ['Atlas Mono', '400'], ['Atlas Number', '400']];

/** The fonts' files, from one that holds them all: their sizes, 32 bits each, least significant byte first; then the files. */
export async function fonts() {
  const all = await bytes(address('fonts'));
  let at = 4 * FACES.length;
  return Array.from(new Uint32Array(all, 0, FACES.length), (size) => new Uint8Array(all, (at += size) - size, size));
}

/** Sets the page's own words in the fonts, once; the elements over the canvas must be as wide as what is drawn. */
export async function useFonts(asked) {
  const files = await asked.fonts;
  if (asked.used) return;
  asked.used = true;
  files.forEach((file, i) => document.fonts.add(new FontFace(FACES[i][0], file, { weight: FACES[i][1] })));
}

/**
 * Asks for all that the app starts with. The list of codes is of use without the details of each, so that its page has no
 * link to them; a code's page has one to its own details, all others to all.
 * @return where the program is, and promises: of the program, the fonts, and the details or null
 */
export function ask() {
  const url = address('wasm');
  const asked = { program: program(url), fonts: fonts(), details: Promise.resolve(document.getElementById('details') && bytes(address('details'))) };
  for (const part of Object.values(asked)) part.catch(() => {}); // told by whoever waits for them, unless there is no canvas either
  return { url, ...asked };
}
