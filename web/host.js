// The host: runs the app, whichever printer shows it: a picture on a canvas (web/drawn.js) or live HTML (web/live.js). The
// browser owns text entry, focus, scrolling, links and history; the core owns everything else.
//
// Whatever a person does ends in `change`: one call of the core, then what follows from its report, in this order: the
// printer's elements, the address, the title, what is announced, theme and house. So the DOM is right before an event handler
// returns. Where elements stand is settled in the next frame, together with the picture.
import {
  ACTION_COPIED, ACTION_PREFER_HOUSE, ACTION_SET_DENSE, ACTION_SET_THEME, ACTION_TELL_INSTALL, ACTION_TELL_KEPT, KEPT_COMING, KEPT_IMPOSSIBLE, KEPT_WHOLE, VIEW_CODE, VIEW_EXPLORE, VIEW_WHICH,
} from 'statusatlas-protocol';
import { Address } from './address.js';
import { Fields } from './fields.js';
import { Focus } from './focus.js';
import { canInstall, install, onOffer } from './install.js';
import { keepPlace, remember, remembered, takePlace } from './memory.js';
import { isDark, onSchemeChange, rememberTheme, rememberedTheme, showTheme, wantsContrast } from './theme.js';

const REST = 700; // milliseconds after the last change of the list until its count is said
const COPIED = 2000; // milliseconds that a button says so

export class Host {
  #count; // of the list, as it was said last
  #counting = 0;
  #ends; // of what the present printer's elements are listened to for

  /** @param leave called when the picture cannot go on; @param choose called when the person asks for the other printer */
  constructor(root, leave, choose) {
    this.leave = leave;
    this.choose = choose;
    this.address = new Address(root);
    this.fields = new Fields(this);
    this.focus = new Focus(this);
    this.#listen();
  }

  // What the present printer has.
  get mirror() { return this.printer.root; }
  get frames() { return this.printer.frames; }
  get scrolling() { return this.printer.scrolling; }
  get chart() { return this.printer.chart; }

  /** Goes on with another core and its printer; at first with one. */
  use(core, printer) {
    this.address.settle();
    // What was written into boxes of text stands in no address.
    const written = this.printer ? [...this.mirror.querySelectorAll('textarea')].map(({ nodeId, value }) => [nodeId, value]) : [];
    this.#ends?.abort();
    this.printer?.end();
    Object.assign(this, { core, printer, hash: undefined, theme: undefined });
    this.#attend(printer.root);
    this.core.act(ACTION_SET_THEME, rememberedTheme());
    this.core.act(ACTION_PREFER_HOUSE, 0, (this.house = remembered('house')));
    this.dense = remembered('rows') === 'one';
    this.core.act(ACTION_SET_DENSE, Number(this.dense));
    if (this.kept) this.core.act(ACTION_TELL_KEPT, ...this.kept);
    this.core.act(ACTION_TELL_INSTALL, Number(canInstall()));
    this.now = this.#open(); // after any action, which would take back what is said about a malformed address
    for (const [id, text] of written) this.now = this.core.enter(id, text);
    this.#follow();
    printer.begin(this);
  }

  /** The printer has taken the page's place. @param typed what its search box held; @param scrolled how far it was scrolled */
  start({ typed, scrolled } = {}) {
    const { printer, scrolling } = this;
    // Relative addresses of icon and manifest would be read anew from wherever the app goes.
    for (const link of document.head.querySelectorAll('link:is([rel$=icon], [rel=manifest])')) link.setAttribute('href', link.href);
    if (typed) this.fields.take(typed);
    const place = takePlace() ?? (history.state?.scroll && history.state);
    if (!place) this.#showRow();
    if (place) scrolling.restore(place);
    else if (this.#anchor) scrolling.toTop(this.#anchor); // the browser went there on the static page, whose places differ
    else if (scrolled) scrolling.allTo(scrolled);
    this.chart.toTarget(this.now.chart);
    printer.start(this);
    this.#count = this.#countNow;
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

  /** Brings the printer's elements up to date, and asks for a picture, where the page is another than before. */
  show(now) {
    this.now = now;
    if (now.mirror.hash === this.hash) return;
    this.hash = now.mirror.hash;
    this.printer.sync(this.core.memory, now.mirror);
    this.fields.pointToCurrent();
    this.focus.stops();
    this.frames.request();
  }

  /**
   * Runs a change of the state and what follows from it.
   * @param call calls the core and gives its report; @param pushes is another address a new entry of the history?
   * @param backs does it take the last step back? Then it makes no entry, and leaves the present one for the one before
   * @return did the core handle it?
   */
  change(call, { pushes = false, backs = false } = {}) {
    if (backs && this.backing) return true; // the browser is still on its way

    const { address, scrolling, chart, focus } = this;
    const before = this.now;
    // What is read of the page is read before it changes.
    const place = pushes || before.view !== VIEW_EXPLORE ? scrolling.now : null;
    const zoomed = before.view === VIEW_WHICH ? chart.place() : null;
    const { held } = focus;
    const now = call();
    if (!now.handled) return false;
    const moved = now.path !== before.path;
    const push = moved && (pushes || now.view !== before.view) && !backs;
    const back = moved && backs && address.cameFrom(now.path);
    if (push && place) address.keep(place);
    this.show(now);
    focus.recover(held);
    if (back) {
      this.backing = true;
      address.settle();
      history.back();
    } else if (push || (moved && backs)) {
      if (push) address.push(now.path, before.path);
      else address.replace(now.path);
      const samePlace = now.path.split(/[?#]/)[0] === before.path.split(/[?#]/)[0] && !now.path.includes('#');
      if (samePlace) scrolling.reveal(() => this.mirror.querySelector('h1')); // the next question
      else scrolling.toTop(this.#anchor);
      if (now.view === VIEW_WHICH) chart.toTarget(now.chart, samePlace);
      if (now.view === VIEW_CODE) this.#showRow();
    } else if (moved) {
      address.replace(now.path);
    } else {
      chart.keep(zoomed);
    }
    if (document.title !== now.title) document.title = now.title;
    if (now.said) this.printer.status.textContent = now.said;
    this.#tellCount(now.view !== before.view);
    this.#follow();
    this.#stayWhole();
    return true;
  }

  /** What of the site is there without a network. @param kept as web/offline.js says; @param size words, or empty */
  tellKept(kept, size) {
    this.kept = [{ impossible: KEPT_IMPOSSIBLE, coming: KEPT_COMING, whole: KEPT_WHOLE }[kept], size];
    this.show(this.core.act(ACTION_TELL_KEPT, ...this.kept));
  }

  act(kind, number = 0, { text = '', pushes = false, backs = false } = {}) {
    return this.change(() => this.core.act(kind, number, text), { pushes, backs });
  }

  /** Says how many codes the list has, once that has not changed for a moment. @param silent something else is said */
  #tellCount(silent) {
    const words = this.#countNow;
    if (words === this.#count && !silent) return;
    this.#count = words;
    clearTimeout(this.#counting);
    if (words && !silent) this.#counting = setTimeout(() => (this.printer.status.textContent = words), REST);
  }

  get #countNow() {
    return this.mirror.querySelector('[data-part=results] [role=status]')?.textContent;
  }

  /** Where the list scrolls by itself: brings the row of the opened code into sight. */
  #showRow() {
    this.scrolling.place(() => {
      const row = this.mirror.querySelector('a.hit[aria-current]');
      const list = row?.closest('[data-part=results]');
      if (!list) return;
      const at = row.getBoundingClientRect(), around = list.getBoundingClientRect();
      if (at.top < around.top || at.bottom > around.bottom) list.scrollTop += (at.top + at.bottom - around.top - around.bottom) / 2;
    });
  }

  /** Moves the focus to where the content begins, or to the heading that the address names, as a followed link would. */
  toHeading() {
    this.frames.before(() => (this.#anchor || this.mirror.querySelector('h1'))?.focus({ preventScroll: true }));
  }

  /** Theme, house and rows are remembered, and the theme shown. */
  #follow() {
    const { theme, house, dense } = this.now;
    if (dense !== this.dense) {
      this.dense = dense;
      remember('rows', dense ? 'one' : '');
    }
    if (house !== this.house) remember('house', (this.house = house));
    if (theme !== this.theme) {
      if (this.theme !== undefined) rememberTheme(theme);
      this.theme = theme;
      this.#applyTheme();
    }
  }

  #applyTheme() {
    showTheme(this.theme);
    this.printer.color(isDark(this.theme), wantsContrast());
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
    return name && this.printer.anchor(name);
  }

  // Events -------------------------------------------------------------------------------------------------------------

  /** Listens to the elements of the present printer. */
  #attend(root) {
    this.#ends = new AbortController();
    const { signal } = this.#ends;
    root.addEventListener('click', (event) => this.#clicked(event), { signal });
    this.fields.attend(root, signal);
    this.focus.attend(root, signal);
  }

  #listen() {
    addEventListener('popstate', (event) => {
      this.backing = false;
      this.show(this.#open());
      this.#stayWhole();
      if (event.state?.scroll) this.scrolling.restore(event.state);
      else this.scrolling.toTop(this.#anchor);
      if (!event.state?.scroll) this.#showRow();
      if (!event.state?.scroll) this.chart.toTarget(this.now.chart);
    });
    addEventListener('pagehide', () => keepPlace(this.scrolling.now));
    onSchemeChange(() => this.#applyTheme());
    onOffer(() => this.show(this.core.act(ACTION_TELL_INSTALL, Number(canInstall()))));
    document.getElementById('skip')?.addEventListener('click', (event) => {
      event.preventDefault(); // its fragment is no address of the app
      this.mirror.querySelector('main').focus();
    });
  }

  /** The one place where controls are activated: mouse, touch, keyboard and assistive technology all end in a click. */
  #clicked(event) {
    const control = event.target.closest('a, button');
    if (!control?.nodeId) return;
    const link = control.tagName === 'A';
    if (link && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button)) return; // the browser's
    // The second click of a double click would answer the next question.
    if (event.detail > 1 && control.closest('[data-part=answers]')) return;
    if (control.dataset.part === 'printer') {
      event.preventDefault();
      this.choose();
      return;
    }
    if (control.dataset.part === 'install') {
      install();
      return;
    }
    const offered = control.closest('[data-part=teach]');
    const copied = this.printer.copied(control);
    if (copied.text !== null || copied.address) {
      this.#copy((copied.text ?? '') + (copied.address ? this.address.of(this.now.path) : ''), control.nodeId);
    } else {
      const { path } = this.now;
      const backs = control.dataset.part === 'back';
      if (!this.change(() => this.core.activate(control.nodeId), { pushes: !backs, backs })) return;
      event.preventDefault();
      if (offered && !link) this.fields.write();
      if (link && this.now.path === path && this.#anchor) this.scrolling.toTop(this.#anchor); // to where one has been before
    }
  }

  /** The button that was pressed says for a moment what came of it. */
  async #copy(text, id) {
    let words = 'Copied';
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      words = 'The browser does not allow copying here';
    }
    this.act(ACTION_COPIED, id, { text: words });
    clearTimeout(this.copying);
    this.copying = setTimeout(() => this.act(ACTION_COPIED), COPIED);
  }
}
