// The canvas: where one is wanted, its context, its size.

export function wantsPlain() {
  return (
    new URLSearchParams(location.search).get('view') === 'html' ||
    matchMedia('(forced-colors: active)').matches ||
    typeof WebAssembly !== 'object'
  );
}

/** Gives the canvas so many device pixels, unless it has them: another size is another drawing buffer. */
export function sizeCanvas(canvas, width, height) {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

/** The device pixels of so many CSS pixels. */
export const devicePixels = (width, height) => [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];

/** The canvas with its context, asked for before anything else is there: the graphics process takes its time meanwhile. */
export function makeCanvas() {
  const canvas = document.createElement('canvas');
  canvas.id = 'canvas';
  canvas.setAttribute('aria-hidden', 'true');
  sizeCanvas(canvas, ...devicePixels(innerWidth, innerHeight));
  // As in src/platform/web/backend.cc, which is given this context.
  const context = canvas.getContext('webgl2', { alpha: false, depth: false, stencil: false, antialias: false, powerPreference: 'low-power' });
  if (!context) throw new Error('no WebGL2');
  return canvas;
}
