// Address and history: what the address bar shows, and where the person was in each entry of the history.
//
// Typing changes the address with every letter, and browsers limit how often a page may write it: WebKit throws from the
// 101st call in 10 seconds (30 in older versions), and a call takes milliseconds everywhere. So a replaced address waits
// until typing pauses. Whatever leaves the entry, or reads the address, calls `settle` first, which writes it at once.
// A browser that refuses never stops the app: the address waits and is tried again.

const PAUSE = 300; // milliseconds after the last change
const RETRY = 10_000; // milliseconds after the browser refused

export class Address {
  #waiting = null; // the path to write, or null
  #timer = 0;

  /** @param root URL of the folder that the site stands in */
  constructor(root) {
    this.root = root;
    // The person goes on to something else: the address has to be right for whoever copies, reloads or leaves.
    addEventListener('focusout', () => this.settle());
    addEventListener('pagehide', () => this.settle());
    document.addEventListener('visibilitychange', () => document.hidden && this.settle());
    // Another entry is shown now; what waited belonged to the one before.
    addEventListener('popstate', () => this.#forget(), { capture: true });
  }

  /** Path below the root, query and fragment of the address bar. */
  get shown() {
    const path = location.pathname.startsWith(this.root.pathname) ? location.pathname.slice(this.root.pathname.length) : location.pathname.slice(1);
    return path + location.search + location.hash;
  }

  /** The whole address of a path below the root; addresses of other sites stay as they are. */
  of(path) {
    return path.includes('://') ? path : this.root.href + path;
  }

  /** Shows another path in the present entry, as soon as nothing has changed for a moment. */
  replace(path) {
    this.#waiting = path;
    this.#wait(PAUSE);
  }

  /** Writes what waits. */
  settle() {
    if (this.#waiting === null) return;
    const path = this.#waiting;
    this.#forget();
    if (this.#write('replaceState', history.state, path)) return;
    this.#waiting = path;
    this.#wait(RETRY);
  }

  /** Did the entry before this one show that path? */
  cameFrom(path) {
    return history.state?.from === path;
  }

  /** A new entry. @param from the path of the present one. Where the browser refuses one, the present entry takes the path when it allows that again. */
  push(path, from) {
    this.#forget();
    if (this.#write('pushState', { from }, path)) return;
    this.#waiting = path;
    this.#wait(RETRY);
  }

  /** Keeps with the present entry what `restore` will need when the person comes back to it. */
  keep(state) {
    const path = this.#waiting;
    this.#forget();
    if (this.#write('replaceState', { from: history.state?.from, ...state }, path) || path === null) return;
    this.#waiting = path;
    this.#wait(RETRY);
  }

  #write(method, state, path) {
    try {
      if (path === null) history[method](state, '');
      else history[method](state, '', this.of(path));
      return true;
    } catch {
      return false; // too many calls in a short time
    }
  }

  #wait(time) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), time);
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#waiting = null;
  }
}
