// The theme: what was chosen, remembered where the browser allows it, and put on the root element.
const key = 'status-atlas-theme';
export const themes = ['system', 'light', 'dark'];

export function rememberedTheme() {
  try {
    return Math.max(0, themes.indexOf(localStorage.getItem(key)));
  } catch {
    return 0; // storage refuses (private mode): it costs the memory, nothing else
  }
}

export function rememberTheme(theme) {
  try {
    if (theme) localStorage.setItem(key, themes[theme]);
    else localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

const darkScheme = matchMedia('(prefers-color-scheme: dark)');
export const isDark = (theme) => (theme ? themes[theme] === 'dark' : darkScheme.matches);
export const onSchemeChange = (call) => darkScheme.addEventListener('change', call);

export function showTheme(theme) {
  document.documentElement.dataset.theme = isDark(theme) ? 'dark' : 'light';
}
