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

export function showTheme(theme) {
  document.documentElement.dataset.theme = isDark(theme) ? 'dark' : 'light';
}
