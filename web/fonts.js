// The fonts, which come in one file because that is there sooner than four.

// What web/page.css calls them, in the order of ui::Face.
const FACES = [['Atlas', '400'], ['Atlas', '600'], ['Atlas Mono', '400'], ['Atlas Number', '400']];

/** From one file that holds them all: their sizes, 32 bits each, least significant byte first; then the files. */
export async function splitFonts(response) {
  const all = await response.arrayBuffer();
  let at = 4 * FACES.length;
  const sizes = new Uint32Array(all, 0, FACES.length);
  if (sizes.reduce((sum, size) => sum + size, at) !== all.byteLength) throw new Error('not the fonts');
  return Array.from(sizes, (size) => new Uint8Array(all, (at += size) - size, size));
}

/** Sets the page's own words in the fonts: the elements over the canvas have to be as wide as what is drawn. */
export function useFonts(files) {
  if (useFonts.done) return;
  useFonts.done = true;
  files.forEach((file, i) => document.fonts.add(new FontFace(FACES[i][0], file, { weight: FACES[i][1] })));
}
