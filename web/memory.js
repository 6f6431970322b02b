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

/** Where the person is on this page, for when it is loaded again: a history no longer takes that while its page goes. */
export function keepPlace(place) {
  try {
    sessionStorage.setItem(key('place'), JSON.stringify({ ...place, at: location.href }));
  } catch {
    // As above.
  }
}

/** Where the person was when this page went, told once; null where it is not that page that has come again. */
export function takePlace() {
  try {
    const place = JSON.parse(sessionStorage.getItem(key('place')));
    sessionStorage.removeItem(key('place'));
    const [{ type }] = performance.getEntriesByType('navigation');
    return type !== 'navigate' && place?.at === location.href ? place : null;
  } catch {
    return null;
  }
}
