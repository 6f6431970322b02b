// The printer of live HTML: the page as the core prints it (src/platform/live), kept in step with the state. It serves
// where a canvas cannot or should not: without WebGL2, in forced colors, under the browser's translation, and for whoever
// prefers it. web/start.js loads it only then. web/drawn.js is the other printer; Host talks to either by the same names.
//
// The core prints whole pages, morphdom changes what differs in the document: elements are found by their nodes' ids, so
// that focus, selection and scroll positions stay. What the core printed as before is not looked at, so that changes made
// by others stay too: a translation, the tab stops that web/focus.js sets.
import morphdom from 'morphdom';
import { ACTION_ZOOM, ZOOM_FIT, ZOOM_LEAST, ZOOM_STEP } from 'statusatlas-protocol';
import { turnBranch } from './chart.js';

const PAN = 80; // pixels, with the keyboard

/** The calls of the compiled program, under the names that Core calls them by. @param root URL of the folder that the site stands in */
export async function connect(program, root) {
  const { exports } = await WebAssembly.instantiate(program, {
    env: { emscripten_notify_memory_growth() {} },
    wasi_snapshot_preview1: { proc_exit(status) { throw new Error(`Status Atlas ended: ${status}`); } },
  });
  exports._initialize();
  const bytes = new TextEncoder().encode(root.href);
  new Uint8Array(exports.memory.buffer).set(bytes, exports.inbox(bytes.length));
  exports.start(bytes.length);
  const calls = Object.fromEntries(Object.entries(exports).map(([name, call]) => [`_${name}`, call]));
  return Object.defineProperty(calls, 'HEAPU8', { get: () => new Uint8Array(exports.memory.buffer) });
}

// Trusted Types ask who vouches for markup. The core escapes all text, and nothing else gets here.
const policy = globalThis.trustedTypes?.createPolicy('live', { createHTML: (html) => html });

function parsed(html) {
  const body = document.createElement('body');
  body.innerHTML = policy ? policy.createHTML(html) : html;
  return body;
}

/** Elements that stand beside what the core prints: notices, the skip link, what is announced, the map of a flowchart. */
const isBeside = (node) => node.id === 'announce' || node.id === 'skip' || ['told', 'overview'].some((name) => node.classList?.contains(name));

export class Live {
  #printed; // by id, what the core printed last
  #decoder = new TextDecoder();

  constructor() {
    this.root = document.body;
    this.status = document.createElement('div');
    this.status.id = 'announce';
    this.status.setAttribute('role', 'status');
    /** What waits for a frame in the app can be done at once: the elements stand where they are. */
    this.frames = { before: (run) => run(), request() {} };
    this.scrolling = new Scrolling(this.root);
  }

  begin(host) {
    this.chart = new Chart(host);
    document.documentElement.classList.add('live');
    document.body.append(this.status);
    host.show(host.now);
  }

  start() {}

  end() {
    document.documentElement.classList.remove('live');
    this.status.remove();
  }

  /** @param strings, size: where the page's HTML is in the core's memory */
  sync(memory, { strings, size }) {
    const next = parsed(this.#decoder.decode(new Uint8Array(memory, strings, size)));
    const known = this.#printed;
    this.#printed = new Map([...next.cloneNode(true).querySelectorAll('[id]')].map((element) => [element.id, element]));
    const { activeElement: held } = document;
    const selected = held.matches('input, textarea') && [held.selectionStart, held.selectionEnd];
    morphdom(this.root, next, {
      childrenOnly: true,
      // The static page has the same elements without ids.
      getNodeKey: (node) => (known || isBeside(node) ? node.id || undefined : undefined),
      onBeforeElUpdated: (element, to) => !element.composing && !(to.id && known?.get(to.id)?.isEqualNode(to)),
      onBeforeNodeDiscarded: (node) => !isBeside(node),
    });
    for (const element of this.root.querySelectorAll('a, button, input, textarea')) element.nodeId = Number(/^n(\d+)$/.exec(element.id)?.[1] ?? 0);
    if (held !== document.activeElement && held.isConnected) { // it was moved within the page
      held.focus({ preventScroll: true });
      if (selected) held.setSelectionRange(...selected);
    }
    this.chart.fit();
  }

  copied({ dataset: { copy, copyUrl } }) {
    return { text: copy ?? null, address: copyUrl !== undefined };
  }

  anchor(name) {
    return document.getElementById(name);
  }

  // The browser shows the focus, and the style sheet the theme.
  focused() {}
  color() {}
}

/** Where the page and its list stand, in the form that web/scrolling.js keeps. The browser scrolls them. */
class Scrolling {
  #root;

  constructor(root) {
    this.#root = root;
  }

  get #list() {
    return this.#root.querySelector(':scope > [data-part=results]');
  }

  get now() {
    return { scroll: { page: [scrollX, scrollY], list: [0, this.#list?.scrollTop ?? 0] }, focus: document.activeElement?.id };
  }

  place(run) {
    run();
  }

  restore({ scroll: { page, list } = {}, focus } = {}) {
    if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
    if (page) scrollTo(...page);
    if (list) this.#list?.scrollTo(...list);
  }

  toTop(anchor) {
    if (anchor) anchor.scrollIntoView({ block: 'start' });
    else scrollTo(0, 0);
  }

  allTo() {} // it is the page that has been scrolled

  reveal(find) {
    find()?.scrollIntoView({ block: 'nearest' });
  }
}

function setAll(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/** A small picture of another one; the elements are the page's own, drawn once more. */
function mapOf() {
  const make = (name) => document.createElementNS('http://www.w3.org/2000/svg', name);
  const map = make('svg');
  map.append(make('use'), make('rect'));
  map.classList.add('overview');
  map.ariaHidden = 'true';
  return map;
}

/** The picture of a flowchart: zoomed, and scrolled to the question at hand within its frame. */
class Chart {
  #host;

  constructor(host) {
    this.#host = host;
  }

  get #frame() {
    return this.#host.mirror.querySelector('figure .picture');
  }

  /** Gives the picture the size that the state says. */
  fit() {
    const picture = this.#frame?.firstElementChild;
    if (!picture) return;
    const { width, height } = picture.viewBox.baseVal;
    const zoom = Number(this.#frame.parentElement.dataset.zoom);
    const scale = zoom === ZOOM_FIT ? Math.max(ZOOM_LEAST, Math.min(1, this.#frame.clientWidth / width, this.#frame.clientHeight / height)) : ZOOM_STEP ** zoom;
    setAll(picture, { width: width * scale, height: height * scale });
    this.#map();
  }

  /** Where not all of the picture is in sight: beside it, the whole of it small, and what of it is in sight. */
  #map() {
    const frame = this.#frame, figure = frame.parentElement, [picture] = frame.children;
    const known = figure.querySelector('.overview');
    known?.setAttribute('hidden', ''); // it takes room of the frame
    if (frame.scrollWidth <= frame.clientWidth + 1 && frame.scrollHeight <= frame.clientHeight + 1) return;
    const map = known ?? figure.appendChild(mapOf());
    const [use, seen] = map.children;
    const { width, height } = picture.viewBox.baseVal;
    map.removeAttribute('hidden');
    map.setAttribute('viewBox', `0 0 ${width} ${height}`);
    setAll(use, { href: `#${picture.id}`, width, height });
    const tell = () => {
      const drawn = picture.getBoundingClientRect(), around = frame.getBoundingClientRect();
      const along = (from, size, most) => {
        const part = (at) => Math.max(0, Math.min(most, at * width / drawn.width));
        return [part(from), part(from + size) - part(from)];
      };
      const [x, w] = along(around.left - drawn.left, frame.clientWidth, width);
      const [y, h] = along(around.top - drawn.top, frame.clientHeight, height);
      setAll(seen, { x, y, width: w, height: h });
    };
    frame.onscroll = tell;
    tell();
  }

  toTarget() {
    const frame = this.#frame;
    const boxes = frame?.querySelectorAll('.here, .leaf.on-path');
    const box = boxes?.[boxes.length - 1];
    if (!box) return;
    const at = box.getBoundingClientRect(), around = frame.getBoundingClientRect();
    frame.scrollBy(at.left + at.width / 2 - around.left - around.width / 2, at.top + at.height / 2 - around.top - around.height / 2);
  }

  // Zooming keeps the middle of what is seen.
  place() {
    const frame = this.#frame;
    return frame && { x: (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth, y: (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight };
  }

  keep(place) {
    const frame = this.#frame;
    if (place && frame) frame.scrollTo(place.x * frame.scrollWidth - frame.clientWidth / 2, place.y * frame.scrollHeight - frame.clientHeight / 2);
  }

  /** Keys on a flowchart and its tools. @return was it one? */
  key(key, shift) {
    if (!shift && turnBranch(key)) return true;
    const steps = { '+': 1, '=': 1, '-': -1, 0: 0 }[key];
    const pan = shift && { ArrowLeft: [-PAN, 0], ArrowRight: [PAN, 0], ArrowUp: [0, -PAN], ArrowDown: [0, PAN] }[key];
    if (pan) this.#frame?.scrollBy(...pan);
    else if (steps !== undefined) this.#host.act(ACTION_ZOOM, steps);
    else return false;
    return true;
  }
}
