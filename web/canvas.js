// The canvas: where one is wanted, its context and program, its size.

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

// What draws Dear ImGui's triangles (ImDrawVert: place, texel, color as attributes 0, 1, 2).
const VERTEX = `#version 300 es
precision highp float;
uniform mat4 projection;
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 color;
out vec2 at;
out vec4 tint;
void main() {
  at = texel;
  tint = color;
  gl_Position = projection * vec4(place, 0, 1);
}`;
const FRAGMENT = `#version 300 es
precision mediump float;
uniform sampler2D glyphs;
in vec2 at;
in vec4 tint;
layout(location = 0) out vec4 pixel;
void main() {
  pixel = tint * texture(glyphs, at);
}`;

/** Gives a context the one program that it draws with. @return where the program takes its projection */
export function makeProgram(context) {
  const program = context.createProgram();
  for (const [kind, source] of [[context.VERTEX_SHADER, VERTEX], [context.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = context.createShader(kind);
    context.shaderSource(shader, source);
    context.compileShader(shader);
    context.attachShader(program, shader);
  }
  context.linkProgram(program);
  context.useProgram(program);
  return context.getUniformLocation(program, 'projection');
}

/**
 * The canvas with its context and `projection`, see `makeProgram`. They are asked for before anything else is there: the
 * graphics process, which has to answer, takes its time meanwhile.
 */
export function makeCanvas() {
  const canvas = document.createElement('canvas');
  canvas.id = 'canvas';
  canvas.setAttribute('aria-hidden', 'true');
  sizeCanvas(canvas, ...devicePixels(innerWidth, innerHeight));
  // As in src/platform/web/backend.cc, which is given this context.
  const context = canvas.getContext('webgl2', { alpha: false, depth: false, stencil: false, antialias: false, powerPreference: 'low-power' });
  if (!context) throw new Error('no WebGL2');
  canvas.projection = makeProgram(context);
  return canvas;
}
