// The flowchart: zoomed about the point one looks at, dragged, moved with keys, and scrolled to the question at hand.
//
// Two fingers zoom it about the point between them, a wheel with Ctrl (and fingers on a touchpad, which browsers report
// so) about the pointer. One finger and the wheel scroll it as anything; a pressed mouse drags it.
import { ACTION_ZOOM, ZOOM_STEP } from 'statusatlas-protocol';

const WHEEL_STEP = 60; // pixels of a wheel that zooms, for a step: less than a notch
const DRAG = 4; // pixels that a pressed mouse may move and still click
const GLIDE = 160; // milliseconds
const PAN = 80; // pixels, with the keyboard

/** At a question, Left hides its branch and Right shows it, as in a tree. @return did it? */
export function turnBranch(key) {
  const sign = document.activeElement.closest('figure li')?.querySelector(':scope > button[aria-expanded]');
  if (!sign || document.activeElement.parentElement !== sign.parentElement || key !== (sign.ariaExpanded === 'true' ? 'ArrowLeft' : 'ArrowRight')) return false;
  sign.click();
  return true;
}

export class Chart {
  #host;
  #gliding;

  constructor(host) {
    this.#host = host;
  }

  get #figure() {
    return this.#host.mirror.querySelector('figure');
  }

  /** Scrolls to the question at hand. @param glide within the same chart: shows where it goes */
  toTarget([x, y], glide = false) {
    if (x < 0) return;
    this.#host.scrolling.place(() => {
      const figure = this.#figure;
      if (!figure) return;
      if (glide && !document.hidden && !matchMedia('(prefers-reduced-motion: reduce)').matches) this.#glide(figure, x, y);
      else figure.scrollTo(x, y);
    });
  }

  /** Scrolls there over a moment, unless the person scrolls in between. */
  #glide(element, x, y) {
    const from = [element.scrollLeft, element.scrollTop];
    let last = from, start;
    const step = (now) => {
      if (this.#gliding !== step || Math.hypot(element.scrollLeft - last[0], element.scrollTop - last[1]) > 2) return;
      start ??= now;
      const left = document.hidden ? 0 : 1 - Math.min(1, (now - start) / GLIDE);
      element.scrollTo(x + (from[0] - x) * left ** 3, y + (from[1] - y) * left ** 3);
      last = [element.scrollLeft, element.scrollTop];
      this.#host.scrolling.moved(element);
      if (left > 0) requestAnimationFrame(step);
    };
    this.#gliding = step;
    requestAnimationFrame(step);
  }

  /** Where the chart stands on the screen, measured by one of its boxes, and the point that zooming keeps in place. */
  place(x, y) {
    const figure = this.#figure;
    if (!figure) return null;
    this.#host.frames.arrange(); // an earlier zoom of this frame
    const { left, top, width, height } = figure.getBoundingClientRect();
    // By keyboard it is the question one is at.
    const held = figure.contains(document.activeElement) && document.activeElement !== figure ? document.activeElement.getBoundingClientRect() : null;
    x ??= held ? held.left + held.width / 2 : left + width / 2;
    y ??= held ? held.top + held.height / 2 : top + height / 2;
    // From one level of detail to the next sizes change unlike distances, so the box that is nearest keeps its place.
    let nearest = Infinity, found = null;
    for (const box of figure.querySelectorAll('a')) {
      const before = box.getBoundingClientRect();
      const far = Math.hypot(before.left + before.width / 2 - x, before.top + before.height / 2 - y);
      if (before.width > 1 && far < nearest) [nearest, found] = [far, { box, before }];
    }
    return found && { figure, ...found, x, y };
  }

  /** Scrolls so that the point stays where it was, if the chart has been zoomed since `place`. */
  keep(place) {
    if (!place) return;
    this.#host.scrolling.place(() => {
      const { figure, box, before, x, y } = place;
      if (!box.isConnected) return;
      const after = box.getBoundingClientRect();
      if (after.width <= 1) return;
      const grown = after.width / before.width;
      figure.scrollLeft += after.left - (x + (before.left - x) * grown);
      figure.scrollTop += after.top - (y + (before.top - y) * grown);
    });
  }

  #zoom(steps, x, y) {
    const place = this.place(x, y);
    this.#host.show(this.#host.core.act(ACTION_ZOOM, steps));
    this.keep(place);
  }

  /** Keys on a flowchart and its tools. @return was it one? */
  key(key, shift) {
    if (!shift && turnBranch(key)) return true;
    const steps = { '+': 1, '=': 1, '-': -1, 0: 0 }[key];
    const pan = shift && { ArrowLeft: [-PAN, 0], ArrowRight: [PAN, 0], ArrowUp: [0, -PAN], ArrowDown: [0, PAN] }[key];
    if (pan) this.#figure.scrollBy(...pan);
    else if (steps !== undefined) this.#zoom(steps);
    else return false;
    return true;
  }

  /** A new figure in the mirror. */
  watch(figure) {
    this.#draggable(figure);
    let turned = 0;
    figure.addEventListener('wheel', (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault(); // the browser would zoom the whole page
      turned -= event.deltaY * (event.deltaMode ? 20 : 1);
      if (Math.abs(turned) < WHEEL_STEP) return;
      this.#zoom(Math.sign(turned), event.clientX, event.clientY);
      turned = 0;
    }, { passive: false });
    let reached = 0; // how far apart the fingers were when they reached the present zoom
    const fingers = ({ touches: [a, b] }) => ({ apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 });
    const on = (name, run) => figure.addEventListener(name, (event) => {
      if (event.touches.length !== 2) return;
      event.preventDefault(); // the browser would zoom the whole page
      run(fingers(event));
    }, { passive: false });
    on('touchstart', ({ apart }) => (reached = apart));
    on('touchmove', ({ apart, x, y }) => {
      const steps = Math.trunc(Math.log(apart / reached) / Math.log(ZOOM_STEP));
      if (!steps) return;
      reached *= ZOOM_STEP ** steps;
      this.#zoom(steps, x, y);
    });
  }

  /** A mouse pressed on a flowchart drags it, except on the words beside the arrows, which can be selected. */
  #draggable(figure) {
    let from = null, dragged = false;
    figure.addEventListener('dragstart', (event) => event.preventDefault());
    figure.addEventListener('pointerdown', (event) => {
      dragged = false;
      if (event.pointerType !== 'mouse' || event.button || event.target.closest('p')) return;
      if (event.offsetX > figure.clientWidth && event.target === figure) return; // its scroll bar
      from = { x: event.clientX, y: event.clientY, left: figure.scrollLeft, top: figure.scrollTop };
    });
    figure.addEventListener('pointermove', (event) => {
      if (!from) return;
      const x = event.clientX - from.x, y = event.clientY - from.y;
      if (!dragged && Math.hypot(x, y) < DRAG) return;
      if (!dragged) {
        dragged = true;
        figure.setPointerCapture(event.pointerId);
        figure.classList.add('dragged');
        getSelection().removeAllRanges();
      }
      figure.scrollTo(from.left - x, from.top - y);
    });
    const end = () => {
      from = null;
      figure.classList.remove('dragged');
    };
    figure.addEventListener('pointerup', end);
    figure.addEventListener('pointercancel', end);
    figure.addEventListener('click', (event) => {
      if (dragged) event.stopPropagation(); // where the mouse was let go nothing is meant
      if (dragged) event.preventDefault();
      dragged = false;
    }, true);
  }
}
