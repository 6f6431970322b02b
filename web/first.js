// Inline in every page, before anything is painted: a page whose app is there at once need not be shown first, so that
// nothing is shown for the first moment, and what the app needs most is asked for while its script is on its way. The app
// ends that moment, and here time does, also where the app never comes.
import { makeCanvas, wantsPlain } from './canvas.js';
import { hold, left, show } from './held.js';
import { ask } from './load.js';

if (left() > 0 && !wantsPlain()) {
  hold();
  setTimeout(show, left());
  // The page is read, its scripts have not run yet.
  document.addEventListener('readystatechange', () => {
    const early = (globalThis.early = ask());
    document.documentElement.hidden = true; // or else the size of the window asks for a layout
    try {
      early.canvas = makeCanvas();
    } catch {
      // It is tried again, and told then.
    }
    document.documentElement.hidden = false;
  }, { once: true });
}
