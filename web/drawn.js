// The printer of the app: a picture on a canvas, and over it the elements of the mirror (web/mirror.js). web/live.js is the
// other one; Host talks to either by the same names.
import { FLAG_COPIES, FLAG_COPIES_URL } from 'statusatlas-protocol';
import { Chart } from './chart.js';
import { Frames } from './frames.js';
import { Mirror } from './mirror.js';
import { Scrolling } from './scrolling.js';

export class Drawn {
  #core;
  #stage;
  #ends = new AbortController();
  #paper; // the flowchart's picture, while somebody prints

  /** @param elements canvas, and mirror and status for the elements over it */
  constructor(core, { stage, canvas, mirror, status }) {
    this.#core = core;
    this.#stage = stage;
    this.root = mirror;
    this.status = status;
    this.frames = new Frames(core, canvas);
    this.scrolling = new Scrolling(core, this.frames, mirror);
  }

  /** Shows the host's state from now on. */
  begin(host) {
    this.chart = new Chart(host);
    this.view = new Mirror(this.root, {
      scrolled: (element) => this.scrolling.moved(element),
      address: (path) => host.address.of(path),
      chart: (figure) => this.chart.watch(figure),
    });
    this.frames.watchSize(this.#stage, (width, height, ratio) => {
      host.show(this.#core.resize(width, height, ratio));
      this.frames.request();
      if (this.started) this.frames.draw();
    });
  }

  /** It has taken the place of the page before. */
  start(host) {
    this.#listen();
    this.frames.watchContext(() => host.leave());
    this.started = true;
    this.frames.arrange();
    this.frames.draw();
    this.frames.request();
  }

  /** Another printer goes on. */
  end() {
    this.#ends.abort();
    this.#stage.remove();
  }

  /** Brings the elements up to date with the core's records. */
  sync(memory, records) {
    this.view.sync(memory, records);
  }

  /** What a button copies: a text, or the page's address. */
  copied(element) {
    const { flags, value } = this.view.nodes.get(element.nodeId);
    return { text: flags & FLAG_COPIES ? value : null, address: Boolean(flags & FLAG_COPIES_URL) };
  }

  /** The heading that an address names. */
  anchor(name) {
    return [...this.view.nodes.values()].find((node) => node.role === 'heading' && node.value === name)?.element;
  }

  /** @param id of the control that shows the focus, 0 for none; @param field of the field that has it */
  focused(id, field) {
    this.#core.setFocus(id, field);
    this.frames.request();
  }

  color(dark, contrast) {
    this.#core.setColors(dark, contrast);
    this.frames.request();
  }

  #listen() {
    const { root } = this;
    const core = this.#core;
    const on = (target, name, run) => target.addEventListener(name, (event) => {
      run(event);
      this.frames.request();
    }, { signal: this.#ends.signal });
    const move = ({ clientX, clientY }) => core.mouse(clientX, clientY);
    on(root, 'pointermove', move);
    on(root, 'pointerdown', (event) => {
      move(event);
      if (event.button === 0) core.mouseButton(true);
    });
    on(globalThis, 'pointerup', () => core.mouseButton(false));
    on(globalThis, 'pointercancel', () => core.mouseLeave());
    on(document.documentElement, 'pointerleave', () => core.mouseLeave());
    on(globalThis, 'pageshow', () => {});
    // Paper gets the flowchart as the picture that stands among its downloads. It is fetched when somebody prints.
    on(globalThis, 'beforeprint', () => {
      const picture = root.querySelector('a[href$=".svg"]:not([href$="poster.svg"])');
      if (!picture) return;
      this.#paper ??= this.#stage.appendChild(Object.assign(new Image(), { alt: '', className: 'paper' }));
      this.#paper.src = picture.href;
    });
    on(globalThis, 'afterprint', () => { this.#paper = this.#paper?.remove(); });
    on(document, 'visibilitychange', () => {}); // a hidden page asks for no frames
  }
}
