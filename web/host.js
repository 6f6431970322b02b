// The host: runs the app on a canvas. The browser owns text entry, focus, scrolling, links and history; the core owns
// everything else. Frames run only while something changes.
import { Address } from './address.js';
import { devicePixels, makeProgram, sizeCanvas } from './canvas.js';
import { remember, remembered } from './memory.js';
import { Mirror } from './mirror.js';
import { leaveForPlain } from './plain.js';
import { isDark, onSchemeChange, rememberTheme, rememberedTheme, showTheme } from './theme.js';

// app::Action::Kind, those that no drawn control stands for.
const ACT = { type: 2, clear: 3, move: 4, openCurrent: 5, zoom: 13, setTheme: 15, copied: 16, toggleHelp: 17, preferHouse: 19 };
const COPIES = 16, COPIES_URL = 32;
const WHICH = 2; // app::View
const ZOOM_STEP = 1.25;
const WHEEL_STEP = 60; // pixels of a wheel that zooms, for a step: less than a notch
const DRAG = 4; // pixels that a pressed mouse may move and still click
const GLIDE = 160; // milliseconds
const PAN = 80; // pixels, with the keyboard
const LONG = 12; // links in a list that are too many for as many stops of the Tab key
const NO_PICTURE = 200; // milliseconds after which none is waited for
const LOST_FOR_GOOD = 3000; // milliseconds that a lost context may take to come back

/** When the picture drawn now has been shown; soon also where none is, in a tab that gets hidden or a frame out of view. */
const seen = () => new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, NO_PICTURE);
});

export class Host {
  static async start({ root, createApp, canvas, wasm, fonts, details, loadDetails }) {
    const stage = document.createElement('div');
    stage.id = 'app';
    const mirror = document.createElement('div');
    mirror.id = 'mirror';
    const status = document.createElement('div');
    status.id = 'announce';
    status.setAttribute('role', 'status');
    stage.append(canvas, mirror, status);
    document.body.append(stage);
    const core = await new Promise((done, fail) => {
      const instantiateWasm = (imports, use) => {
        WebAssembly.instantiate(wasm, imports).then((instance) => use(instance, wasm), fail);
        return {};
      };
      createApp({ canvas, instantiateWasm, locateFile: (name) => name }).then(done, fail);
    });
    const host = new Host(root, core, { stage, canvas, mirror, status });
    host.begin(fonts); // while the details may still be on their way
    host.boot(await details);
    host.complete(host.core._has_details() ? null : loadDetails());
    return host;
  }

  constructor(root, core, elements) {
    this.bar = new Address(root);
    this.core = core;
    Object.assign(this, elements);
    this.view = new Mirror(this.mirror, {
      scroll: (id, x, y) => this.scrolled(id, x, y),
      address: (path) => this.bar.of(path),
      chart: (element) => this.zoomable(element),
    });
    this.encoder = new TextEncoder();
    this.hash = null;
    this.pending = false;
    this.theme = -1;
  }

  // Strings across the border ------------------------------------------------------------------------------------------

  send(text) {
    const bytes = this.encoder.encode(text);
    const at = this.core._reserve(bytes.length);
    new Uint8Array(this.memory, at, bytes.length).set(bytes);
  }

  receive(at) {
    const bytes = new Uint8Array(this.memory, at);
    return new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
  }

  get memory() {
    return this.core.HEAPU8.buffer; // another one after memory has grown
  }

  // Start --------------------------------------------------------------------------------------------------------------

  /** Copies bytes to where the core can keep them. */
  hand(bytes) {
    const at = this.core._malloc(bytes.byteLength);
    new Uint8Array(this.memory, at, bytes.byteLength).set(new Uint8Array(bytes));
    return [at, bytes.byteLength];
  }

  takeDetails(bytes) {
    const [at, size] = this.hand(bytes);
    if (this.core._load_details(at, size)) return;
    this.core._free(at);
    throw new Error('details of another build');
  }

  /**
   * What can wait until the first picture is seen: the elements out of view, and what this page can be used without.
   * Where that cannot be had, other pages are the static ones.
   */
  async complete(loading) {
    loading?.catch(() => {}); // told below
    if (!document.hidden) await seen();
    this.finish();
    if (!loading) return;
    let whole;
    try {
      const bytes = await loading;
      whole = this.core._is_whole();
      this.takeDetails(bytes);
    } catch (error) {
      this.partial = true;
      console.info('Status Atlas shows other pages as plain ones:', error);
      this.stayWhole();
      return;
    }
    // An address may be read in another way when more is known: a chart's answers.
    if (!whole) this.openAddress();
    this.flush();
    this.toChartTarget();
  }

  /** What is not whole without the details has its page on the host. */
  stayWhole() {
    if (!this.partial || this.core._is_whole()) return;
    this.bar.settle();
    location.reload();
  }

  begin(fonts) {
    const handed = fonts.flatMap((font) => this.hand(font));
    const table = this.core._malloc(handed.length * 4);
    new Uint32Array(this.memory, table, handed.length).set(handed);
    if (!this.core._start(table, fonts.length)) throw new Error('no WebGL2');
  }

  boot(details) {
    if (details) this.takeDetails(details);
    this.core._act(ACT.setTheme, rememberedTheme());
    this.house = remembered('house');
    this.send(this.house);
    this.core._act(ACT.preferHouse, 0);
    this.openAddress(); // after any action, which would take back what is said about a malformed address
    this.takeOver();
    this.listen();
    this.request();
  }

  /**
   * The app takes the place of the static page: same address, same words, nothing twice. What is in view is whole, picture
   * and elements; the rest is `finish`'s.
   */
  takeOver() {
    // Nobody has scrolled what has not been painted, and asking would lay it out in vain.
    const scrolled = performance.getEntriesByType('paint').length ? scrollY : 0;
    const old = document.activeElement?.matches?.('input[type=search]') ? document.activeElement : null;
    const typed = old && { value: old.value, start: old.selectionStart, end: old.selectionEnd };
    const saved = history.state?.scroll;
    // A place further down needs what is there.
    const further = document.hidden || saved || scrolled || location.hash || this.core._view_kind() === WHICH;
    if (!further) this.core._mirror_in_view(1);
    document.documentElement.classList.add('app'); // which hides the static page
    try {
      this.applyTheme();
      this.watchSize();
    } catch (error) {
      document.documentElement.classList.remove('app');
      throw error;
    }
    // Relative addresses of icon and manifest would be read anew from wherever the app goes.
    for (const link of document.head.querySelectorAll('link:is([rel$=icon], [rel=manifest])')) link.setAttribute('href', link.href);
    if (typed && typed.value !== this.searchBox.value) this.type(typed.value);
    if (saved) this.restore(history.state);
    else if (scrolled) for (const element of this.scrollers()) element.scrollTop = scrolled;
    else if (location.hash) this.toTop();
    if (typed) {
      const box = this.searchBox;
      box.value = typed.value;
      box.focus();
      box.setSelectionRange(typed.start, typed.end);
    }
    this.toChartTarget();
    this.core._frame(performance.now());
    performance.mark('app-interactive');
  }

  /** All elements are there, those of the static page no longer: the page says that it is ready. */
  finish() {
    for (const element of document.querySelectorAll('body > :not(#app, #update)')) element.remove();
    this.core._mirror_in_view(0);
    this.sync();
    document.documentElement.dataset.ready = 'app';
    performance.mark('app-complete');
  }

  get searchBox() {
    return this.mirror.querySelector('input[type=search]');
  }

  scrollers() {
    return this.mirror.querySelectorAll('.scrolls, .sideways');
  }

  // Frames -------------------------------------------------------------------------------------------------------------

  request() {
    if (this.pending || document.hidden) return; // Firefox runs frames in hidden tabs, one a second
    this.pending = true;
    requestAnimationFrame((now) => {
      this.pending = false;
      if (document.hidden) return;
      const more = this.core._frame(now);
      this.sync();
      if (more) this.request();
    });
  }

  /** Brings layout and mirror up to date now, without drawing: the DOM is right before an event handler returns. */
  flush() {
    this.core._update();
    this.sync();
    this.request();
  }

  sync() {
    const { core } = this;
    const hash = [core._mirror_hash_low(), core._mirror_hash_high()];
    if (this.hash && hash[0] === this.hash[0] && hash[1] === this.hash[1]) return;
    this.hash = hash;
    this.view.sync(this.memory, core._mirror_records(), core._mirror_count(), core._mirror_strings(), core._mirror_strings_size());
    const current = this.mirror.querySelector('a.hit[aria-current]');
    if (current) this.searchBox.setAttribute('aria-activedescendant', current.id);
    else this.searchBox.removeAttribute('aria-activedescendant');
    this.oneStop();
    // Focus that the change took away goes to where the new content begins.
    if (this.held && !this.held.isConnected) {
      this.held = null;
      this.mirror.querySelector('h1')?.focus({ preventScroll: true });
    }
  }

  /** A list of results, any long list and a flowchart are one stop of the Tab key each; within them arrows move (see `key`). */
  oneStop() {
    for (const list of this.mirror.querySelectorAll('figure, ul')) {
      if (list.parentElement.closest('figure')) continue;
      const links = [...list.querySelectorAll('a')];
      const long = links.length > LONG || links.some((link) => link.classList.contains('hit'));
      list.toggleAttribute('data-one-stop', long);
      const held = links.includes(list.stop) ? list.stop : links.find((link) => link.hasAttribute('aria-current')) ?? links[0];
      for (const link of links) {
        const stop = long && link !== held ? -1 : 0;
        if (link.tabIndex !== stop) link.tabIndex = stop;
      }
    }
  }

  /** Moves the focus within a list that is one stop. @return was it a key that does so? */
  moveWithin(list, key) {
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: links.length - 1 }[key];
    if (to === undefined || at < 0) return false;
    links[Math.min(Math.max(to, 0), links.length - 1)].focus();
    return true;
  }

  // State and address --------------------------------------------------------------------------------------------------

  /** The site path with query and fragment of what the address bar holds. */
  openAddress() {
    this.send(this.bar.shown);
    this.core._open_url();
    this.address_ = this.receive(this.core._url());
    // A flowchart opened afresh takes on the house picked last; the address says so, for whoever it is sent to.
    if (/[?&]house=/.test(this.address_) && !/[?&]house=/.test(location.search)) this.bar.replace(this.address_);
    document.title = this.receive(this.core._title());
  }

  /** Runs a change of state and what follows from it: mirror, address, title, announcement. */
  change(run, pushes) {
    const kind = this.core._view_kind();
    const chart = this.chartPlace();
    this.held = this.mirror.contains(document.activeElement) ? document.activeElement : null;
    const handled = run();
    if (!handled) return false;
    const url = this.receive(this.core._url());
    const moved = url !== this.address_;
    const push = moved && (pushes || kind !== this.core._view_kind());
    if (push) this.remember();
    this.flush();
    if (moved) {
      const samePlace = url.split(/[?#]/)[0] === this.address_.split(/[?#]/)[0] && !url.includes('#');
      this.address_ = url;
      if (push) this.bar.push(url);
      else this.bar.replace(url);
      document.title = this.receive(this.core._title());
      if (push && !samePlace) this.toTop();
      if (push && samePlace) this.mirror.querySelector('h1')?.scrollIntoView({ block: 'nearest' }); // the next question
      if (push) this.toChartTarget(samePlace);
    }
    this.stayWhole();
    if (!moved) this.keepPlace(chart);
    const said = this.receive(this.core._announcement());
    if (said) this.status.textContent = said;
    this.applyTheme();
    this.keepHouse();
    return true;
  }

  act(kind, number = 0, text = '', pushes = false) {
    return this.change(() => {
      this.send(text);
      this.core._act(kind, number);
      return true;
    }, pushes);
  }

  type(text) {
    this.act(ACT.type, 0, text);
  }

  /** Keeps scroll and focus with the present history entry, for when the person comes back. */
  remember() {
    const scroll = {};
    for (const element of this.scrollers()) scroll[element.id] = [element.scrollLeft, element.scrollTop];
    this.bar.keep({ scroll, focus: document.activeElement?.id });
  }

  restore({ scroll = {}, focus } = {}) {
    for (const [id, [x, y]] of Object.entries(scroll)) {
      const element = document.getElementById(id);
      if (element) {
        element.scrollLeft = x;
        element.scrollTop = y;
      }
    }
    if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
  }

  toTop() {
    const anchor = location.hash && [...this.view.nodes.values()].find((node) => node.role === 'heading' && node.value === location.hash.slice(1));
    if (anchor) {
      anchor.element.scrollIntoView({ block: 'start' });
      return;
    }
    const main = this.mirror.querySelector('main');
    main.scrollTop = 0;
    const wrapper = main.parentElement;
    if (wrapper !== this.mirror) wrapper.scrollTop = 0;
  }

  /** @param glide within the same chart: shows where it goes */
  toChartTarget(glide = false) {
    if (this.core._view_kind() !== WHICH) return;
    const chart = this.mirror.querySelector('figure');
    const x = this.core._chart_target_x(), y = this.core._chart_target_y();
    if (!chart || x < 0) return;
    if (glide && !document.hidden && !matchMedia('(prefers-reduced-motion: reduce)').matches) this.glide(chart, x, y);
    else chart.scrollTo(x, y);
  }

  /** Scrolls there over a moment, unless the person scrolls meanwhile. */
  glide(element, x, y) {
    const from = [element.scrollLeft, element.scrollTop];
    let last = from, start;
    const step = (now) => {
      if (this.gliding !== step || Math.hypot(element.scrollLeft - last[0], element.scrollTop - last[1]) > 2) return;
      start ??= now;
      const left = document.hidden ? 0 : 1 - Math.min(1, (now - start) / GLIDE);
      element.scrollTo(x + (from[0] - x) * left ** 3, y + (from[1] - y) * left ** 3);
      last = [element.scrollLeft, element.scrollTop];
      if (left > 0) requestAnimationFrame(step);
    };
    this.gliding = step;
    requestAnimationFrame(step);
  }

  /** Where the flowchart stands on the screen: that of a box of it, and the point that zooming keeps in place. */
  chartPlace(x, y) {
    const chart = this.mirror.querySelector('figure');
    const box = chart?.querySelector('a');
    if (!box) return null;
    const { left, top, width, height } = chart.getBoundingClientRect();
    return { chart, box, before: box.getBoundingClientRect(), x: x ?? left + width / 2, y: y ?? top + height / 2 };
  }

  keepPlace(place) {
    if (!place?.box.isConnected) return;
    const { chart, box, before, x, y } = place;
    const after = box.getBoundingClientRect();
    if (after.width === before.width) return;
    const grown = after.width / before.width;
    chart.scrollLeft += after.left - (x + (before.left - x) * grown);
    chart.scrollTop += after.top - (y + (before.top - y) * grown);
  }

  zoom(steps, x, y) {
    const place = this.chartPlace(x, y);
    this.send('');
    this.core._act(ACT.zoom, steps);
    this.flush();
    this.keepPlace(place);
  }

  /**
   * Two fingers on a flowchart zoom it about the point between them, a wheel with Ctrl (and fingers on a touchpad, which
   * browsers report so) about the pointer. One finger and the wheel scroll it, as anything; a pressed mouse drags it.
   */
  zoomable(chart) {
    this.draggable(chart);
    let turned = 0;
    chart.addEventListener('wheel', (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault(); // the browser would zoom the whole page
      turned -= event.deltaY * (event.deltaMode ? 20 : 1);
      if (Math.abs(turned) < WHEEL_STEP) return;
      this.zoom(Math.sign(turned), event.clientX, event.clientY);
      turned = 0;
    }, { passive: false });
    let reached = 0; // how far apart the fingers were when they reached the present zoom
    const fingers = ({ touches: [a, b] }) => ({ apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 });
    const on = (name, run) => chart.addEventListener(name, (event) => {
      if (event.touches.length !== 2) return;
      event.preventDefault(); // the browser would zoom the whole page
      run(fingers(event));
    }, { passive: false });
    on('touchstart', ({ apart }) => (reached = apart));
    on('touchmove', ({ apart, x, y }) => {
      const steps = Math.trunc(Math.log(apart / reached) / Math.log(ZOOM_STEP));
      if (!steps) return;
      reached *= ZOOM_STEP ** steps;
      this.zoom(steps, x, y);
    });
  }

  /** A mouse pressed on a flowchart drags it, except on the words beside the arrows, which can be selected. */
  draggable(chart) {
    let from = null, dragged = false;
    chart.addEventListener('dragstart', (event) => event.preventDefault());
    chart.addEventListener('pointerdown', (event) => {
      dragged = false;
      if (event.pointerType !== 'mouse' || event.button || event.target.closest('p')) return;
      if (event.offsetX > chart.clientWidth && event.target === chart) return; // its scroll bar
      from = { x: event.clientX, y: event.clientY, left: chart.scrollLeft, top: chart.scrollTop };
    });
    chart.addEventListener('pointermove', (event) => {
      if (!from) return;
      const x = event.clientX - from.x, y = event.clientY - from.y;
      if (!dragged && Math.hypot(x, y) < DRAG) return;
      if (!dragged) {
        dragged = true;
        chart.setPointerCapture(event.pointerId);
        chart.classList.add('dragged');
        getSelection().removeAllRanges();
      }
      chart.scrollTo(from.left - x, from.top - y);
    });
    const end = () => {
      from = null;
      chart.classList.remove('dragged');
    };
    chart.addEventListener('pointerup', end);
    chart.addEventListener('pointercancel', end);
    chart.addEventListener('click', (event) => {
      if (dragged) event.stopPropagation(); // where the mouse was let go nothing is meant
      if (dragged) event.preventDefault();
      dragged = false;
    }, true);
  }

  /** Keys on a flowchart and its tools. @return was it one? */
  chartKey(key, shift) {
    const steps = { '+': 1, '=': 1, '-': -1, 0: 0 }[key];
    const pan = shift && { ArrowLeft: [-PAN, 0], ArrowRight: [PAN, 0], ArrowUp: [0, -PAN], ArrowDown: [0, PAN] }[key];
    if (pan) this.mirror.querySelector('figure').scrollBy(...pan);
    else if (steps !== undefined) this.zoom(steps);
    else return false;
    return true;
  }

  scrolled(id, x, y) {
    this.core._set_scroll(id, x, y);
    this.request();
  }

  applyTheme() {
    const theme = this.core._theme();
    if (theme !== this.theme) {
      if (this.theme >= 0) rememberTheme(theme);
      this.theme = theme;
    }
    showTheme(theme);
    this.core._set_dark(isDark(theme) ? 1 : 0);
    this.request();
  }

  keepHouse() {
    const house = this.receive(this.core._house());
    if (house !== this.house) remember('house', this.house = house);
  }

  // Events -------------------------------------------------------------------------------------------------------------

  listen() {
    const { mirror } = this;
    mirror.addEventListener('click', (event) => this.clicked(event));
    mirror.addEventListener('submit', (event) => event.preventDefault());
    mirror.addEventListener('input', (event) => event.target === this.searchBox && this.type(event.target.value));
    mirror.addEventListener('compositionstart', (event) => (event.target.composing = true));
    mirror.addEventListener('compositionend', (event) => {
      event.target.composing = false;
      this.type(event.target.value);
    });
    mirror.addEventListener('focusin', (event) => this.focused(event.target));
    mirror.addEventListener('focusout', () => this.focused(null));
    addEventListener('keydown', (event) => this.key(event));
    mirror.addEventListener('pointermove', (event) => this.pointer(event));
    mirror.addEventListener('pointerdown', (event) => {
      this.pointer(event);
      if (event.button === 0) this.core._mouse_button(1);
      this.request();
    });
    const up = () => {
      this.core._mouse_button(0);
      this.request();
    };
    addEventListener('pointerup', up);
    const leave = () => {
      this.core._mouse_leave();
      this.request();
    };
    addEventListener('pointercancel', leave);
    document.documentElement.addEventListener('pointerleave', leave);
    addEventListener('popstate', (event) => {
      this.openAddress();
      this.stayWhole();
      this.flush();
      this.toTop();
      this.toChartTarget();
      if (event.state?.scroll) this.restore(event.state);
    });
    addEventListener('pagehide', () => this.remember());
    addEventListener('pageshow', () => this.request());
    document.addEventListener('visibilitychange', () => document.hidden || this.request());
    onSchemeChange(() => this.applyTheme());
    matchMedia('(forced-colors: active)').addEventListener('change', (event) => event.matches && this.leave());
    this.canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      this.core._context_lost();
      this.lost = setTimeout(() => this.leave(), LOST_FOR_GOOD);
    });
    this.canvas.addEventListener('webglcontextrestored', () => {
      clearTimeout(this.lost);
      makeProgram(this.canvas);
      if (this.core._context_restored()) this.request();
      else this.leave();
    });
  }

  leave() {
    this.bar.settle();
    leaveForPlain();
  }

  pointer(event) {
    this.core._mouse(event.clientX, event.clientY);
    this.request();
  }

  /** The one place where controls are activated: mouse, touch, keyboard and assistive technology all end in a click. */
  clicked(event) {
    const control = event.target.closest('a, button');
    if (!control?.nodeId) return;
    const link = control.tagName === 'A';
    if (link && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button)) return; // the browser's
    const node = this.view.nodes.get(control.nodeId);
    if (node.flags & (COPIES | COPIES_URL)) {
      this.bar.settle();
      this.copy(node.flags & COPIES ? node.value : location.href);
      return;
    }
    if (this.change(() => this.core._activate(control.nodeId), true)) event.preventDefault();
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.act(ACT.copied, 0, 'Copied');
    } catch {
      this.act(ACT.copied, 0, 'The browser does not allow copying here');
    }
  }

  focused(element) {
    const search = element !== null && element === this.searchBox;
    const list = element?.closest?.('[data-one-stop]');
    if (list) {
      list.stop = element;
      this.oneStop();
    }
    const visible = element?.matches?.(':focus-visible') && !element.matches('h1, h2, main');
    this.core._set_focus(visible && element.nodeId ? element.nodeId : 0, search ? element.nodeId : 0);
    this.request();
  }

  key(event) {
    const inField = event.target === this.searchBox;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const composing = event.isComposing || event.target.composing; // keys are the input method's
    const handled = () => event.preventDefault();
    if ((event.key === '/' && plain && !inField) || (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey)) {
      handled();
      this.searchBox.focus();
      this.searchBox.select();
    } else if (event.key === '?' && plain && !inField) {
      handled();
      this.act(ACT.toggleHelp);
      this.mirror.querySelector('[data-part=keys] h2')?.focus();
    } else if (event.key === 'Escape' && plain && !composing) {
      const search = this.searchBox;
      if (inField) handled(); // a search field would empty itself a second time
      this.act(ACT.clear, 0, '', true);
      if (inField) search.value = '';
    } else if (inField && plain && !composing && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      handled();
      this.act(ACT.move, event.key === 'ArrowDown' ? 1 : -1);
      this.mirror.querySelector('a.hit[aria-current]')?.scrollIntoView({ block: 'nearest' });
    } else if (inField && plain && event.key === 'Enter' && !composing) {
      handled();
      this.act(ACT.openCurrent, 0, '', true);
    } else if (plain && !inField && event.target.closest?.('[data-part=flowchart]') && this.chartKey(event.key, event.shiftKey)) {
      handled();
    } else if (plain && !event.shiftKey && !inField && event.target.closest?.('[data-one-stop]')) {
      if (this.moveWithin(event.target.closest('[data-one-stop]'), event.key)) handled();
    }
  }

  // Size and sharpness -------------------------------------------------------------------------------------------------

  watchSize() {
    const fit = (width, height, pixels = devicePixels(width, height)) => {
      if (!width || !height) return;
      const size = [width, height, ...pixels].join();
      if (size === this.size) return;
      this.size = size;
      sizeCanvas(this.canvas, ...pixels);
      this.core._resize(width, height, pixels[0] / width);
      // At once, so that no empty canvas is seen; the first time `takeOver` does so.
      if (this.hash) this.core._frame(performance.now());
      else this.core._update();
      this.sync();
      this.request();
    };
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect;
      // Where the browser knows the exact device pixels and they agree with the ratio, these; emulated ratios may report wrong ones.
      const exact = entry.devicePixelContentBoxSize?.[0];
      const agree = exact && Math.abs(exact.inlineSize - width * devicePixelRatio) <= 1;
      fit(width, height, agree ? [exact.inlineSize, exact.blockSize] : undefined);
    });
    try {
      observer.observe(this.canvas, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(this.canvas);
    }
    const watchRatio = () => {
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
        const { width, height } = this.stage.getBoundingClientRect();
        fit(width, height);
        watchRatio();
      }, { once: true });
    };
    watchRatio();
    // The stage is as large as the window. The observer will say so too, but only after a layout.
    fit(innerWidth, innerHeight);
  }
}
