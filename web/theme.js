// The theme: what was chosen, remembered, and put on the root element.
import { remember, remembered } from './memory.js';

export const themes = ['system', 'light', 'dark'];

export const rememberedTheme = () => Math.max(0, themes.indexOf(remembered('theme')));
export const rememberTheme = (theme) => remember('theme', theme ? themes[theme] : '');

const darkScheme = matchMedia('(prefers-color-scheme: dark)');
export const isDark = (theme) => (theme ? themes[theme] === 'dark' : darkScheme.matches);
export const onSchemeChange = (call) => darkScheme.addEventListener('change', call);

export function showTheme(theme) {
  document.documentElement.dataset.theme = isDark(theme) ? 'dark' : 'light';
}
