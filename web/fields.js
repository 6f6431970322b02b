// Text fields: the browser owns writing, selection and input methods; the core is told the content after each change, and
// says what a field holds (src/ui/mirror.h). Only the search box takes keys of its own.
import { ACTION_ASK, ACTION_CLEAR, ACTION_MOVE, ACTION_OPEN_CURRENT } from 'statusatlas-protocol';

export const isField = (element) => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** @param value nothing: the element has no such attribute */
function set(element, name, value) {
  if (!element) return;
  if (!value) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export class Fields {
  asking = false; // has the search box the focus?

  #host;

  constructor(host) {
    this.#host = host;
    // While a button is down nothing that it may click must move, so what the empty box offers stays until it is let go.
    addEventListener('pointerdown', () => (this.pressing = true), { capture: true });
    for (const name of ['pointerup', 'pointercancel'])
      addEventListener(name, () => {
        this.pressing = false;
        setTimeout(() => this.leaving && this.#attended(false));
      }, { capture: true });
  }

  /** Listens to a printer's elements. */
  attend(root, signal) {
    const on = (name, run) => root.addEventListener(name, run, { signal });
    on('focusin', ({ target }) => target === this.search && this.#attended(true));
    on('focusout', ({ target, relatedTarget }) => {
      if (target !== this.search && !target.closest('[data-part=teach]')) return;
      if (relatedTarget === this.search || relatedTarget?.closest('[data-part=teach]')) return;
      if (this.pressing) this.leaving = true;
      else this.#attended(false);
    });
    // A press on what the empty box offers leaves the focus where it is.
    on('mousedown', (event) => event.target.closest('[data-part=teach]') && event.preventDefault());
    on('submit', (event) => event.preventDefault());
    on('input', ({ target }) => isField(target) && this.#enter(target));
    on('compositionstart', ({ target }) => (target.composing = true));
    on('compositionend', ({ target }) => {
      target.composing = false;
      this.#enter(target);
    });
  }

  get search() {
    return this.#host.mirror.querySelector('input[type=search]');
  }

  /** The search box gets the focus, or is left. While it is empty it offers what can be written in it. */
  #attended(there) {
    this.asking = there;
    this.leaving = false;
    this.#host.act(ACTION_ASK, Number(there));
    this.pointToCurrent();
  }

  /** Goes on writing behind what stands in the search box. */
  write() {
    const { search } = this;
    search.focus();
    search.setSelectionRange(search.value.length, search.value.length);
  }

  #enter(field) {
    this.#host.change(() => this.#host.core.enter(field.nodeId, field.value));
  }

  /** What the static page's field held when the app took its place. */
  take({ value, start, end }) {
    const { search } = this;
    search.value = value;
    this.#enter(search);
    search.focus();
    search.setSelectionRange(start, end);
  }

  /**
   * The search box says what it controls, and while one writes which hit arrows are at. It stays a search box and the hits
   * links in a list, as everybody knows them by name; a combobox's options would hide both (WAI-ARIA 1.2 allows
   * aria-activedescendant for either).
   */
  pointToCurrent() {
    const { mirror } = this.#host;
    const { search } = this;
    const list = mirror.querySelector('[data-part=hits]');
    const writing = Boolean(this.asking && search.value && list);
    const popup = mirror.querySelector('[data-part=teach]') ?? (writing ? list : null);
    set(search, 'aria-controls', popup?.id);
    set(search, 'aria-activedescendant', writing && list.querySelector('a.hit[aria-current]')?.id);
  }

  /** A key in a field, without modifiers. @return was it ours? */
  key({ key, target }) {
    const host = this.#host;
    if (target !== this.search) return false;
    if (key === 'Escape' && host.mirror.querySelector('[data-part=teach]')) {
      this.#attended(false);
    } else if (key === 'Escape') {
      host.act(ACTION_CLEAR, 0, { pushes: true });
      target.value = ''; // the browser would empty it a second time
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      host.act(ACTION_MOVE, key === 'ArrowDown' ? 1 : -1);
      host.scrolling.reveal(() => host.mirror.querySelector('a.hit[aria-current]'));
    } else if (key === 'Enter') {
      const { path } = host.now;
      host.act(ACTION_OPEN_CURRENT, 0, { pushes: true });
      if (host.now.path !== path) host.toHeading();
    } else {
      return false;
    }
    return true;
  }
}
