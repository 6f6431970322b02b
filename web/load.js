// What the app starts with, asked for by the page's links.

/** Where a link of the page's head points to. */
export const address = (id) => document.getElementById(id).href;

// Shadows of a worker that is going away may answer with other bytes; a failed load leaves the page as it is.
async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

export const bytes = async (url) => (await load(url)).arrayBuffer();

/** The program, compiled while it arrives where the host names its type; the browser may keep what it compiled. */
export async function program(url) {
  const response = await load(url);
  if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
