// The canvas: its context and program, its size.

/** Gives the canvas so many device pixels, unless it has them: another size is another drawing buffer. */
export function sizeCanvas(canvas, width, height) {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

/** The device pixels of so many CSS pixels. */
export const devicePixels = (width, height) => [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];

// What draws Dear ImGui's triangles (ImDrawVert: place, texel, color as attributes 0, 1, 2). Places are in device pixels,
// of which the canvas has as many as attribute 3 says (src/platform/web/backend.cc).
const VERTEX = `#version 300 es
precision highp float;
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 color;
layout(location = 3) in vec2 extent;
out vec2 at;
out vec4 tint;
void main() {
  at = texel;
  tint = color;
  gl_Position = vec4(2.0 * place.x / extent.x - 1.0, 1.0 - 2.0 * place.y / extent.y, 0, 1);
}`;
const FRAGMENT = `#version 300 es
precision mediump float;
uniform sampler2D glyphs;
in vec2 at;
in vec4 tint;
layout(location = 0) out vec4 pixel;
void main() {
  pixel = vec4(tint.rgb, tint.a * texture(glyphs, at).r);
}`;

/** Gives the canvas's context the one program that it draws with. */
export function makeProgram(canvas) {
  const context = canvas.getContext('webgl2');
  const program = context.createProgram();
  for (const [kind, source] of [[context.VERTEX_SHADER, VERTEX], [context.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = context.createShader(kind);
    context.shaderSource(shader, source);
    context.compileShader(shader);
    context.attachShader(program, shader);
  }
  context.linkProgram(program);
  context.useProgram(program);
}

/**
 * The canvas with its context and program. They are asked for before anything else is there: the graphics process, which
 * has to answer, takes its time meanwhile.
 */
export function makeCanvas() {
  const canvas = document.createElement('canvas');
  canvas.id = 'canvas';
  canvas.setAttribute('aria-hidden', 'true');
  sizeCanvas(canvas, ...devicePixels(innerWidth, innerHeight));
  // As in src/platform/web/backend.cc, which is given this context.
  const context = canvas.getContext('webgl2', { alpha: false, depth: false, stencil: false, antialias: false, preserveDrawingBuffer: true, powerPreference: 'low-power' });
  if (!context) throw new Error('no WebGL2');
  makeProgram(canvas);
  return canvas;
}
