// Frames: one is run while something changes, none otherwise. Here too are the size and sharpness of the canvas, and a
// graphics context that gets lost.
//
// Reading or setting where elements stand makes the browser lay the page out at once. The mirror changes in event
// handlers, so such work waits for the next frame (`before`), in which the browser has to lay out anyway. The picture is
// drawn after it.
import { devicePixels, makeProgram, sizeCanvas } from './canvas.js';

const LOST_FOR_GOOD = 3000; // milliseconds that a lost context may take to come back

export class Frames {
  #core;
  #canvas;
  #asked = false;
  #waiting = [];

  constructor(core, canvas) {
    this.#core = core;
    this.#canvas = canvas;
  }

  /** Something may look different: runs a frame, and more while one wants another. */
  request() {
    if (this.#asked || document.hidden) return; // Firefox runs frames in hidden tabs, one a second
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      if (document.hidden) return;
      this.arrange();
      if (this.#core.frame()) this.request();
    });
  }

  /** Runs something in the next frame, before the picture is drawn; at once where no frame will come. */
  before(run) {
    this.#waiting.push(run);
    if (document.hidden) this.arrange();
    else this.request();
  }

  /** Runs what waits for the next frame. */
  arrange() {
    for (let run; (run = this.#waiting.shift());) run();
  }

  /** Draws now, so that no empty canvas is seen. */
  draw() {
    this.#core.frame();
  }

  /** Keeps the canvas as large and as sharp as the window. @param resized is told of each new size: (width, height, ratio) */
  watchSize(stage, resized) {
    let known;
    const fit = (width, height, pixels = devicePixels(width, height)) => {
      const size = [width, height, ...pixels].join();
      if (!width || !height || size === known) return;
      known = size;
      sizeCanvas(this.#canvas, ...pixels);
      resized(width, height, pixels[0] / width);
    };
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect;
      // Where the browser knows the exact device pixels and they agree with the ratio, these; emulated ratios may report wrong ones.
      const exact = entry.devicePixelContentBoxSize?.[0];
      const agree = exact && Math.abs(exact.inlineSize - width * devicePixelRatio) <= 1;
      fit(width, height, agree ? [exact.inlineSize, exact.blockSize] : undefined);
    });
    try {
      observer.observe(this.#canvas, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(this.#canvas);
    }
    const watchRatio = () => {
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
        const { width, height } = stage.getBoundingClientRect();
        fit(width, height);
        watchRatio();
      }, { once: true });
    };
    watchRatio();
    // The stage is as large as the window. The observer will say so too, but only after a layout.
    fit(innerWidth, innerHeight);
  }

  /** @param gone called when a lost context does not come back */
  watchContext(gone) {
    let waiting;
    this.#canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault(); // or else the browser does not give it back
      this.#core.contextLost();
      waiting = setTimeout(gone, LOST_FOR_GOOD);
    });
    this.#canvas.addEventListener('webglcontextrestored', () => {
      clearTimeout(waiting);
      makeProgram(this.#canvas);
      if (this.#core.contextRestored()) this.request();
      else gone();
    });
  }
}
