// Where the scrolling elements of the mirror stand: told to the core, kept with the history, set when the page changes.
// All that asks the browser for a layout runs in a frame (web/frames.js) or before anything is changed.

export class Scrolling {
  #core;
  #frames;
  #root;
  #known = new WeakMap(); // of elements: the offsets that the core knows

  constructor(core, frames, root) {
    this.#core = core;
    this.#frames = frames;
    this.#root = root;
  }

  get #scrollers() {
    return this.#root.querySelectorAll('.scrolls, .sideways');
  }

  /** An element has been scrolled. */
  moved(element) {
    const { scrollLeft, scrollTop, nodeId } = element;
    const [x, y] = this.#known.get(element) ?? [0, 0];
    if (x === scrollLeft && y === scrollTop) return;
    this.#known.set(element, [scrollLeft, scrollTop]);
    this.#core.setScroll(nodeId, scrollLeft, scrollTop);
    this.#frames.request();
  }

  /** Scrolls in the next frame, and draws that frame as it is then: the browser's own event comes a frame later. */
  place(run) {
    this.#frames.before(() => {
      run();
      for (const element of this.#scrollers) this.moved(element);
    });
  }

  /** Where everything stands and what has the focus, to keep in the history. */
  get now() {
    const scroll = {};
    for (const element of this.#scrollers) scroll[element.id] = [element.scrollLeft, element.scrollTop];
    return { scroll, focus: document.activeElement?.id };
  }

  restore({ scroll = {}, focus } = {}) {
    this.place(() => {
      for (const [id, [x, y]] of Object.entries(scroll)) {
        const element = document.getElementById(id);
        if (!element) continue;
        element.scrollLeft = x;
        element.scrollTop = y;
      }
      if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
    });
  }

  /** To where the page begins, or to the heading that the address names. */
  toTop(anchor) {
    this.place(() => {
      if (anchor) {
        anchor.scrollIntoView({ block: 'start' });
        return;
      }
      const main = this.#root.querySelector('main');
      for (const element of [main, main.parentElement]) if (element !== this.#root && element.scrollTop) element.scrollTop = 0;
    });
  }

  /** As far as the static page was scrolled before the app took over. */
  allTo(y) {
    this.place(() => {
      for (const element of this.#scrollers) element.scrollTop = y;
    });
  }

  /** @param find gives the element when the frame comes */
  reveal(find) {
    this.place(() => find()?.scrollIntoView({ block: 'nearest' }));
  }
}
