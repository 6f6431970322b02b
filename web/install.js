// The browser's offer to install the site as an app. It comes once and early, where it comes at all; the button for it stands
// on the page "About" (src/app/view_about.cc).
let offer = null;
let changed = () => {};

function keep(event) {
  offer = event;
  changed();
}

addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault(); // no bar that nobody asked for
  keep(event);
});
addEventListener('appinstalled', () => keep(null));

export const canInstall = () => offer !== null;

/** Calls when the browser begins or ceases to offer it. */
export function onOffer(call) {
  changed = call;
}

/** Lets the browser ask the person. An offer serves once. */
export async function install() {
  const { prompt = null } = offer ?? {};
  if (!prompt) return;
  await offer.prompt();
  keep(null);
}
