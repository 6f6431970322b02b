// Inline in every page, before anything is painted: who chose a theme sees no other one first, and a page whose app is about
// to come is not painted for nothing.
import { hold } from './held.js';
import { rememberedTheme, showTheme } from './theme.js';

showTheme(rememberedTheme());
hold();
