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

const FONTS = ['font-regular', 'font-semibold', 'font-mono', 'font-mono-bold']; // in the order of ui::Face

/**
 * Asks for all that the app starts with. The list of codes is of use without the details of each, so that its page has no
 * link to them; all other pages are made of them.
 * @return where the program is, and promises: of the program with the fonts, and of the details or null
 */
export function ask() {
  const url = address('wasm');
  const parts = Promise.all([program(url), ...FONTS.map((id) => bytes(address(id)))]);
  const details = Promise.resolve(document.getElementById('details') && bytes(address('details')));
  for (const asked of [parts, details]) asked.catch(() => {}); // told by whoever waits for them, unless there is no canvas either
  return { url, parts, details };
}
