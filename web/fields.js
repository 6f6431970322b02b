// Text fields: the browser owns writing, selection and input methods; the core is told the content after each change, and
// says what a field holds (src/ui/mirror.h). Only the search box takes keys of its own.
import { ACTION_CLEAR, ACTION_MOVE, ACTION_OPEN_CURRENT } from 'statusatlas-protocol';

export const isField = (element) => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

export class Fields {
  #host;

  constructor(host) {
    this.#host = host;
  }

  /** Listens to a printer's elements. */
  attend(root, signal) {
    const on = (name, run) => root.addEventListener(name, run, { signal });
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

  /** The hit that arrows are at, for assistive technology. */
  pointToCurrent() {
    const current = this.#host.mirror.querySelector('a.hit[aria-current]');
    const { search } = this;
    if (current) {
      search.setAttribute('aria-controls', current.closest('ul').id);
      search.setAttribute('aria-activedescendant', current.id);
    } else {
      search.removeAttribute('aria-controls');
      search.removeAttribute('aria-activedescendant');
    }
  }

  /** A key in a field, without modifiers. @return was it ours? */
  key({ key, target }) {
    const host = this.#host;
    if (target !== this.search) return false;
    if (key === 'Escape') {
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
