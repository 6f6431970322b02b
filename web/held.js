// The page's first moment, in which first.js holds it back.

/** Milliseconds of it that are left: it begins with the navigation. */
export const left = () => 200 - performance.now();

export const hold = () => document.documentElement.classList.add('held');

/** Shows the page after all, at the place that its address names: browsers look for that only while they load. */
export function show() {
  const { classList } = document.documentElement;
  if (!classList.contains('held')) return;
  classList.remove('held');
  if (!classList.contains('app')) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
