// The first moment of a page: it is not shown yet, because the app is about to take its place. Styling, laying out and
// painting a page of 1,900 elements only to replace it took more than half of a start's work (make bench, PARTS=starts).
// Time ends the moment in any case, so that a page whose app comes late or never is there as soon as anyone would look.

/** Milliseconds after the navigation until which a page may be held back. */
const MOMENT = 250;

const { classList } = document.documentElement;

/** Holds the page back if it is still that early. */
export function hold() {
  const left = MOMENT - performance.now();
  if (left <= 0) return;
  classList.add('held');
  setTimeout(show, left);
}

/** Shows the page, at the place that its address names: browsers look for that only while they load. */
export function show() {
  if (!classList.contains('held')) return;
  classList.remove('held');
  if (!classList.contains('app')) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
