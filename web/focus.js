// Focus and keyboard: the browser moves the focus, here is what an app adds to it. Long lists are one stop of the Tab
// key, arrows move within them; a few keys work everywhere.
import { ACTION_CLEAR, ACTION_TOGGLE_HELP, ACTION_UNDO_ANSWER, VIEW_WHICH } from 'statusatlas-protocol';
import { isField } from './fields.js';

const LONG = 12; // links in a list that are too many for as many stops of the Tab key

export class Focus {
  #host;

  constructor(host) {
    this.#host = host;
    addEventListener('keydown', (event) => this.#key(event));
  }

  /** Listens to a printer's elements. */
  attend(root, signal) {
    root.addEventListener('focusin', (event) => this.#moved(event.target), { signal });
    root.addEventListener('focusout', () => this.#moved(null), { signal });
  }

  /** What has the focus, if it is in the mirror. */
  get held() {
    return this.#host.mirror.contains(document.activeElement) ? document.activeElement : null;
  }

  /** Focus that a change took away goes to where the new content begins. */
  recover(held) {
    if (!held || held.isConnected) return;
    this.#host.frames.before(() => {
      if (document.activeElement === document.body) this.#host.mirror.querySelector('h1')?.focus({ preventScroll: true });
    });
  }

  #moved(element) {
    const list = element?.closest('[data-one-stop]');
    if (list) {
      list.stop = element;
      this.stops();
    }
    const shows = element?.nodeId && element.matches(':focus-visible') && !element.matches('h1, h2, h3, main');
    this.#host.printer.focused(shows ? element.nodeId : 0, isField(element) ? element.nodeId : 0);
  }

  /** A list of results, any long list and a flowchart are one stop of the Tab key each. */
  stops() {
    for (const list of this.#host.mirror.querySelectorAll('figure, ul')) {
      if (list.parentElement.closest('figure')) continue;
      const links = [...list.querySelectorAll('a:not(svg *)')]; // a drawn chart is hidden, its outline is not
      const long = links.length > LONG || links.some((link) => link.classList.contains('hit'));
      list.toggleAttribute('data-one-stop', long);
      const held = links.includes(list.stop) ? list.stop : links.find((link) => link.hasAttribute('aria-current')) ?? links[0];
      for (const link of links) {
        const stop = long && link !== held ? -1 : 0;
        if (link.tabIndex !== stop) link.tabIndex = stop;
      }
      if (list.tagName === 'FIGURE') for (const sign of list.querySelectorAll('button')) sign.tabIndex = -1; // the arrows press them
    }
  }

  /** Moves the focus within a list. @return was it a key that does so? */
  #within(list, key, selector = 'a') {
    const links = [...list.querySelectorAll(selector)];
    const at = links.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: links.length - 1 }[key];
    if (to === undefined || at < 0) return false;
    links[Math.min(Math.max(to, 0), links.length - 1)].focus();
    return true;
  }

  /** Down opens the list of houses, arrows move in it, Escape closes it. @return was it a key that does so? */
  #houses(key, target) {
    const { mirror } = this.#host;
    const sign = mirror.querySelector('[data-part=houses]');
    const list = () => mirror.querySelector('[data-part=house]');
    if (!sign || (target !== sign && !list()?.contains(target))) return false;
    if (key === 'Escape' && list()) {
      sign.focus(); // or it would go with the list
      sign.click();
    } else if (key === 'ArrowDown' && target === sign) {
      if (!list()) sign.click();
      list().querySelector('[aria-pressed=true]').focus();
    } else {
      return target !== sign && this.#within(list(), key, 'button');
    }
    return true;
  }

  /** In the wizard a digit gives that answer, Backspace takes the last one back. @return was it such a key? */
  #answers(key, again) {
    const answer = /^[1-9]$/.test(key) && this.#host.mirror.querySelectorAll('[data-part=answers] button')[key - 1];
    if (answer && !again) answer.click();
    else if (key === 'Backspace' && !again) this.#host.act(ACTION_UNDO_ANSWER, 0, { backs: true });
    else return false;
    return true;
  }

  #key(event) {
    if (this.#isOurs(event)) event.preventDefault();
  }

  #isOurs(event) {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
    const { fields, mirror, chart } = this.#host;
    const plain = !ctrlKey && !metaKey && !altKey;
    const writing = isField(target);
    if ((key === '/' && plain && !writing) || (key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey && !shiftKey)) {
      fields.search.focus();
      fields.search.select();
      return true;
    }
    if (!plain || event.isComposing || target.composing) return false; // the browser's, or the input method's
    if (writing) return fields.key(event);
    if (key === '?') {
      this.#host.act(ACTION_TOGGLE_HELP);
      mirror.querySelector('[data-part=keys] h2')?.focus();
      return true;
    }
    if (!shiftKey && this.#houses(key, target)) return true;
    if (key === 'Escape') {
      this.#host.act(ACTION_CLEAR, 0, { pushes: true });
      return false;
    }
    if (target.closest?.('[data-part=flowchart]') && chart.key(key, shiftKey)) return true;
    if (this.#host.now.view === VIEW_WHICH && !shiftKey && this.#answers(key, event.repeat)) return true;
    const list = !shiftKey && target.closest?.('[data-one-stop]');
    return Boolean(list) && this.#within(list, key);
  }
}
