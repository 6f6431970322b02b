// The theme: what was chosen, remembered, and put on the root element.
import { remember, remembered } from './memory.js';

export const themes = ['system', 'light', 'dark'];

export const rememberedTheme = () => Math.max(0, themes.indexOf(remembered('theme')));
export const rememberTheme = (theme) => remember('theme', theme ? themes[theme] : '');

const darkScheme = matchMedia('(prefers-color-scheme: dark)');
export const isDark = (theme) => (theme ? themes[theme] === 'dark' : darkScheme.matches);
const moreContrast = matchMedia('(prefers-contrast: more)');
export const wantsContrast = () => moreContrast.matches;
export function onSchemeChange(call) {
  for (const query of [darkScheme, moreContrast]) query.addEventListener('change', call);
}

/** Lets the button of a page work that no core keeps the theme of. */
export function themeButton(button) {
  let theme = rememberedTheme();
  button.hidden = false;
  button.removeAttribute('data-needs-script');
  button.addEventListener('click', () => {
    theme = (theme + 1) % 3;
    rememberTheme(theme);
    showTheme(theme);
  });
  onSchemeChange(() => showTheme(theme));
}

export function showTheme(theme) {
  document.documentElement.dataset.theme = isDark(theme) ? 'dark' : 'light';
}
