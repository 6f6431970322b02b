// The host: runs the app on a canvas. The browser owns text entry, focus, scrolling, links and history; the core owns
// everything else.
//
// Whatever a person does ends in `change`: one call of the core, then what follows from its report, in this order: the
// mirror, the address, the title, what is announced, theme and house. So the DOM is right before an event handler
// returns. Where elements stand is settled in the next frame, together with the picture.
import { ACTION_COPIED, ACTION_PREFER_HOUSE, ACTION_SET_THEME, FLAG_COPIES, FLAG_COPIES_URL, VIEW_EXPLORE, VIEW_WHICH } from 'statusatlas-protocol';
import { Address } from './address.js';
import { Chart } from './chart.js';
import { Fields } from './fields.js';
import { Focus } from './focus.js';
import { Frames } from './frames.js';
import { remember, remembered } from './memory.js';
import { Mirror } from './mirror.js';
import { Scrolling } from './scrolling.js';
import { isDark, onSchemeChange, rememberTheme, rememberedTheme, showTheme } from './theme.js';

export class Host {
  /** @param elements canvas, and mirror and status for the elements over it; @param leave called when the app cannot go on */
  constructor(root, core, { stage, canvas, mirror, status }, leave) {
    this.core = core;
    this.mirror = mirror;
    this.status = status;
    this.address = new Address(root);
    this.frames = new Frames(core, canvas);
    this.scrolling = new Scrolling(core, this.frames, mirror);
    this.chart = new Chart(this);
    this.view = new Mirror(mirror, {
      scrolled: (element) => this.scrolling.moved(element),
      address: (path) => this.address.of(path),
      chart: (figure) => this.chart.watch(figure),
    });
    this.fields = new Fields(this);
    this.focus = new Focus(this);
    this.leave = () => {
      this.address.settle();
      leave();
    };
    this.core.act(ACTION_SET_THEME, rememberedTheme());
    this.core.act(ACTION_PREFER_HOUSE, 0, (this.house = remembered('house')));
    this.now = this.#open(); // after any action, which would take back what is said about a malformed address
    this.#follow();
    this.frames.watchSize(stage, (width, height, ratio) => {
      this.show(this.core.resize(width, height, ratio));
      if (this.started) this.frames.draw();
    });
  }

  /** The app has taken the static page's place. @param typed what its search box held; @param scrolled how far it was scrolled */
  start({ typed, scrolled }) {
    const { address, scrolling } = this;
    // Relative addresses of icon and manifest would be read anew from wherever the app goes.
    for (const link of document.head.querySelectorAll('link:is([rel$=icon], [rel=manifest])')) link.setAttribute('href', link.href);
    if (typed) this.fields.take(typed);
    if (history.state?.scroll) scrolling.restore(history.state);
    else if (this.#anchor) scrolling.toTop(this.#anchor); // the browser went there on the static page, whose places differ
    else if (scrolled) scrolling.allTo(scrolled);
    this.chart.toTarget(this.now.chart);
    this.#listen(address);
    this.started = true;
    this.frames.arrange();
    this.frames.draw();
    this.frames.request();
  }

  /** More data. @return does the core take it? */
  load(bytes) {
    const { whole } = this.now;
    const report = this.core.load(bytes);
    if (!report.handled) return false;
    // An address may be read in another way when more is known: a chart's answers, or the code in what was shared.
    this.show(whole && !/[?&]share=/.test(location.search) ? report : this.#open());
    if (!whole) {
      this.chart.toTarget(this.now.chart); // one that is there may have been moved
      if (this.now.whole && this.#anchor) this.scrolling.toTop(this.#anchor);
    }
    return true;
  }

  // State --------------------------------------------------------------------------------------------------------------

  /** The state that the address bar stands for. */
  #open() {
    const { address } = this;
    const now = this.core.open(address.shown);
    // A flowchart opened afresh takes on the house picked last; the address says so, for whoever it is sent to.
    if (/[?&]house=/.test(now.path) && !/[?&]house=/.test(location.search)) {
      address.replace(now.path);
      address.settle();
    }
    document.title = now.title;
    return now;
  }

  /** Brings the mirror up to date, and asks for a picture. */
  show(now) {
    this.now = now;
    if (now.mirror.hash !== this.hash) {
      this.hash = now.mirror.hash;
      this.view.sync(this.core.memory, now.mirror);
      this.fields.pointToCurrent();
      this.focus.stops();
    }
    this.frames.request();
  }

  /**
   * Runs a change of the state and what follows from it.
   * @param call calls the core and gives its report; @param pushes is another address a new entry of the history?
   * @return did the core handle it?
   */
  change(call, { pushes = false } = {}) {
    const { address, scrolling, chart, focus } = this;
    const before = this.now;
    // What is read of the page is read before it changes.
    const place = pushes || before.view !== VIEW_EXPLORE ? scrolling.now : null;
    const zoomed = before.view === VIEW_WHICH ? chart.place() : null;
    const { held } = focus;
    const now = call();
    if (!now.handled) return false;
    const moved = now.path !== before.path;
    const push = moved && (pushes || now.view !== before.view);
    if (push && place) address.keep(place);
    this.show(now);
    focus.recover(held);
    if (push) {
      address.push(now.path);
      const samePlace = now.path.split(/[?#]/)[0] === before.path.split(/[?#]/)[0] && !now.path.includes('#');
      if (samePlace) scrolling.reveal(() => this.mirror.querySelector('h1')); // the next question
      else scrolling.toTop(this.#anchor);
      if (now.view === VIEW_WHICH) chart.toTarget(now.chart, samePlace);
    } else if (moved) {
      address.replace(now.path);
    } else {
      chart.keep(zoomed);
    }
    if (document.title !== now.title) document.title = now.title;
    if (now.said) this.status.textContent = now.said;
    this.#follow();
    this.#stayWhole();
    return true;
  }

  act(kind, number = 0, { text = '', pushes = false } = {}) {
    return this.change(() => this.core.act(kind, number, text), { pushes });
  }

  /** Theme and house are remembered, and the theme shown. */
  #follow() {
    const { theme, house } = this.now;
    if (house !== this.house) remember('house', (this.house = house));
    if (theme !== this.theme) {
      if (this.theme !== undefined) rememberTheme(theme);
      this.theme = theme;
      this.#applyTheme();
    }
  }

  #applyTheme() {
    showTheme(this.theme);
    this.core.setDark(isDark(this.theme));
    this.frames.request();
  }

  /** What cannot be shown whole, since its data could not be had, has its page on the host. */
  #stayWhole() {
    if (!this.partial || this.now.whole) return;
    this.address.settle();
    location.reload();
  }

  /** Data that pages other than the present one need could not be had. */
  doWithout() {
    this.partial = true;
    this.#stayWhole();
  }

  get #anchor() {
    const name = /#(.*)/.exec(this.now.path)?.[1] ?? location.hash.slice(1);
    return name && [...this.view.nodes.values()].find((node) => node.role === 'heading' && node.value === name)?.element;
  }

  // Events -------------------------------------------------------------------------------------------------------------

  #listen(address) {
    const { mirror, core, frames } = this;
    const then = (run) => (event) => {
      run(event);
      frames.request();
    };
    mirror.addEventListener('click', (event) => this.#clicked(event));
    const move = then(({ clientX, clientY }) => core.mouse(clientX, clientY));
    mirror.addEventListener('pointermove', move);
    mirror.addEventListener('pointerdown', (event) => {
      move(event);
      if (event.button === 0) core.mouseButton(true);
    });
    addEventListener('pointerup', then(() => core.mouseButton(false)));
    const leave = then(() => core.mouseLeave());
    addEventListener('pointercancel', leave);
    document.documentElement.addEventListener('pointerleave', leave);
    addEventListener('popstate', (event) => {
      this.show(this.#open());
      this.#stayWhole();
      if (event.state?.scroll) this.scrolling.restore(event.state);
      else this.scrolling.toTop(this.#anchor);
      if (!event.state?.scroll) this.chart.toTarget(this.now.chart);
    });
    addEventListener('pagehide', () => address.keep(this.scrolling.now));
    addEventListener('pageshow', () => frames.request());
    document.addEventListener('visibilitychange', () => document.hidden || frames.request());
    onSchemeChange(() => this.#applyTheme());
    matchMedia('(forced-colors: active)').addEventListener('change', (event) => event.matches && this.leave());
    frames.watchContext(this.leave);
  }

  /** The one place where controls are activated: mouse, touch, keyboard and assistive technology all end in a click. */
  #clicked(event) {
    const control = event.target.closest('a, button');
    if (!control?.nodeId) return;
    const link = control.tagName === 'A';
    if (link && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button)) return; // the browser's
    const { flags, value } = this.view.nodes.get(control.nodeId);
    if (flags & FLAG_COPIES) this.#copy(value);
    else if (flags & FLAG_COPIES_URL) this.#copy(this.address.of(this.now.path));
    else if (this.change(() => this.core.activate(control.nodeId), { pushes: true })) event.preventDefault();
  }

  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.act(ACTION_COPIED, 0, { text: 'Copied' });
    } catch {
      this.act(ACTION_COPIED, 0, { text: 'The browser does not allow copying here' });
    }
  }
}
