// The plain page: HTML without the canvas, for forced colors, for browsers without WebGL2 or WebAssembly, and for whoever
// asks for it with ?view=html. Its links and class filters work by themselves; script adds the theme.
import { onSchemeChange, rememberTheme, rememberedTheme, showTheme } from './theme.js';

export function wantsPlain() {
  return (
    new URLSearchParams(location.search).get('view') === 'html' ||
    matchMedia('(forced-colors: active)').matches ||
    typeof WebAssembly !== 'object'
  );
}

/** Leaves the app for the plain page of the same address. */
export function leaveForPlain() {
  const url = new URL(location.href);
  url.searchParams.set('view', 'html');
  location.replace(url);
}

/** Says what of a flowchart's address is left out here: to walk answers takes the app. */
function unfollowed() {
  const asked = new URLSearchParams(location.search);
  const left = [['answers', asked.get('a')], ['house', asked.get('house')]].filter(([, what]) => what);
  const wizard = document.querySelector('section[aria-label=Wizard]');
  if (!wizard || !left.length) return;
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.textContent = `This plain page does not follow the address: left out ${left.map(([name, what]) => `the ${name} “${what.slice(0, 200)}”`).join(' and ')}. The outline leads from question to question.`;
  wizard.before(notice);
}

export function plainPage() {
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
  unfollowed();
  onSchemeChange(() => showTheme(theme));
  document.documentElement.dataset.ready = 'html';
}
