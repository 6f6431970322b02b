// Inline in /check/, before anything is painted: who chose a theme sees no other one first.
import { rememberedTheme, showTheme } from './theme.js';

showTheme(rememberedTheme());
