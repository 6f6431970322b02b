// The plain page, which is HTML without the canvas: who gets it, and what script does for the page as the host sent it where
// no program can be run.
import { remember, remembered } from './memory.js';
import { themeButton } from './theme.js';

const element = document.documentElement;
const forcedColors = matchMedia('(forced-colors: active)');

/** The language that the pages are written in. */
const LANGUAGE = 'en';
/** Chromium's translation marks the root element by a class, Firefox's and others' say the new language. */
const isTranslated = () => /\btranslated-(ltr|rtl)\b/.test(element.className) || element.lang !== LANGUAGE;

/** What the person chose in the footer: 'plain', 'app' or nothing. */
const choice = () => remembered('page');
export const choose = (page) => remember('page', page);

/** Is the plain page wanted? Whether the app can run is found out by starting it. */
export const wantsPlain = () => {
  if (new URLSearchParams(location.search).get('view') === 'html' || choice() === 'plain') return true;
  return choice() !== 'app' && (forcedColors.matches || isTranslated());
};

/** Calls when colors get forced, or the page translated, while the app is shown. */
export function watchForPlain(call) {
  const check = () => wantsPlain() && call();
  forcedColors.addEventListener('change', check);
  new MutationObserver(check).observe(element, { attributeFilter: ['class', 'lang'] });
}

/** The question that the answers in the address lead to, in the outline of the flowchart. */
function followAddress() {
  const answers = new URLSearchParams(location.search).get('a')?.split(',') ?? [];
  const questions = [...document.querySelectorAll('a.chart-node')];
  for (let far = answers.length; far > 0; --far) {
    const place = questions.find((link) => new URL(link.href).searchParams.get('a') === answers.slice(0, far).join(','));
    if (!place) continue;
    for (const question of questions) question.removeAttribute('aria-current');
    place.setAttribute('aria-current', 'true');
    place.scrollIntoView({ block: 'center' });
    return;
  }
}

/** Lets the static page's own buttons work, and has it say what it cannot do. */
export function staticPage() {
  element.classList.add('static');
  if (staticPage.done) return; // the programs failed again
  staticPage.done = true;
  for (const button of document.querySelectorAll('button.icon')) themeButton(button);
  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.removeAttribute('data-needs-script');
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy + (button.dataset.copyUrl === undefined ? '' : location.href));
      button.textContent = 'Copied';
    });
  }
  followAddress();
}
