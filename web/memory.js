// What the browser keeps of a person's choices, where it allows that. Where storage refuses (private mode), it costs the
// memory, nothing else.
const key = (name) => `status-atlas-${name}`;

/** What was chosen, or empty text. */
export function remembered(name) {
  try {
    return localStorage.getItem(key(name)) ?? '';
  } catch {
    return '';
  }
}

/** @param choice empty: the default, of which nothing is kept */
export function remember(name, choice) {
  try {
    if (choice) localStorage.setItem(key(name), choice);
    else localStorage.removeItem(key(name));
  } catch {
    // As above.
  }
}
