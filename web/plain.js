// The plain page: HTML without the canvas, for forced colors, for browsers without WebGL2 or WebAssembly, and for whoever
// asks for it with ?view=html. Its links and class filters work by themselves; script adds the theme.
import { onSchemeChange, rememberTheme, rememberedTheme, showTheme } from './theme.js';

/** Is the plain page wanted? Whether the app can run is found out by starting it. */
export const wantsPlain = () => new URLSearchParams(location.search).get('view') === 'html' || matchMedia('(forced-colors: active)').matches;

/** Leaves the app for the plain page of the same address. */
export function leaveForPlain() {
  const url = new URL(location.href);
  url.searchParams.set('view', 'html');
  location.replace(url);
}

/** Answers in a flowchart's address: marks how far the outline follows them, and says what is left to the app. */
function followAddress() {
  const asked = new URLSearchParams(location.search);
  const wizard = document.querySelector('[data-part=wizard]');
  const answers = asked.get('a')?.split(',') ?? [];
  if (!wizard || (!answers.length && !asked.has('house'))) return;
  const of = (link) => new URL(link.href).searchParams.get('a') ?? '';
  const questions = [...document.querySelectorAll('a.chart-node')];
  let far = answers.length, place;
  for (; !place && far >= 0; --far) place = questions.find((link) => of(link) === answers.slice(0, far).join(','));
  if (!place) return;
  const left = answers.slice(far + 1).map((answer) => `“${answer.slice(0, 40)}”`);
  if (asked.has('house')) left.push(`the house “${asked.get('house').slice(0, 40)}”`);
  for (const question of questions) question.removeAttribute('aria-current');
  place.setAttribute('aria-current', 'true');
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.textContent = `On this plain page the outline answers, from “${place.textContent}” on.${left.length ? ` Left out of the address: ${left.join(', ')}.` : ''}`;
  wizard.before(notice);
  place.scrollIntoView({ block: 'center' });
}

/** Lets the page's own buttons work. */
export function plainPage() {
  document.documentElement.dataset.ready = 'html';
  if (plainPage.done) return; // the app failed again
  plainPage.done = true;
  let theme = rememberedTheme();
  for (const button of document.querySelectorAll('button.icon')) {
    button.hidden = false;
    button.removeAttribute('data-needs-script');
    button.addEventListener('click', () => {
      theme = (theme + 1) % 3;
      rememberTheme(theme);
      showTheme(theme);
    });
  }
  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.removeAttribute('data-needs-script');
    button.addEventListener('click', () => navigator.clipboard.writeText(button.dataset.copy));
  }
  followAddress();
  onSchemeChange(() => showTheme(theme));
}
