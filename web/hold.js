// Inline in every page, before anything is painted: a page whose app is there at once need not be shown first, so that
// nothing is shown for the first moment. The app ends it, and here time does, also where the app never comes.
const MOMENT = 200; // milliseconds since the navigation began
const left = MOMENT - performance.now();
if (left > 0) {
  const { classList } = document.documentElement;
  classList.add('held');
  setTimeout(() => classList.remove('held'), left);
}
