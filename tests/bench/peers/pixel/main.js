// The compositor's floor for `make bench`: a canvas as large as the app's that changes one pixel a frame. What that costs
// no canvas can save.
const canvas = document.querySelector('canvas');
canvas.width = innerWidth * devicePixelRatio;
canvas.height = innerHeight * devicePixelRatio;
const context = canvas.getContext('webgl2', { alpha: false, depth: false, stencil: false, antialias: false, preserveDrawingBuffer: true, powerPreference: 'low-power' });
context.enable(context.SCISSOR_TEST);
context.scissor(0, 0, 1, 1);
let shade = 0;
const frame = () => {
  context.clearColor((shade = (shade + 0.1) % 1), 0, 0, 1);
  context.clear(context.COLOR_BUFFER_BIT);
  requestAnimationFrame(frame);
};
frame();
document.documentElement.dataset.ready = 'app';
