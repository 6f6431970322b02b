// The service worker, from the page's side: it keeps the site for offline, and replaces it by a new version only when
// the person agrees. Who agrees in one tab agrees for all: every tab comes to the new version, so that none stays behind
// with a button that does nothing.
import { notice } from './notice.js';

const MEGABYTE = 1e6;

/** @param tell is told what is kept ('whole', 'coming' or 'impossible'), and how large it is in words */
export function offline(root, tell = () => {}) {
  if (!('serviceWorker' in navigator)) return tell('impossible', '');
  // After what the page itself needs; 404.html may bring this script in when all of that is done.
  if (document.readyState === 'complete') register(root, tell);
  else addEventListener('load', () => register(root, tell));
  return undefined;
}

/** How much of the disk the site takes, in words; empty where the browser does not tell. */
async function size() {
  const { usage } = await navigator.storage?.estimate?.() ?? {};
  return usage ? `${(usage / MEGABYTE).toFixed(1)} MB` : '';
}

async function register(root, tell) {
  const { serviceWorker } = navigator;
  // Trusted Types ask for a policy even for our own worker's address.
  const policy = globalThis.trustedTypes?.createPolicy('worker', { createScriptURL: (url) => url });
  const url = new URL('sw.js', root).href;
  try {
    const registration = await serviceWorker.register(policy ? policy.createScriptURL(url) : url, { scope: root.pathname, updateViaCache: 'none' });
    const tabs = new BroadcastChannel(`status-atlas ${root.href}`);
    let agreed = false;
    // Not before the new worker is in charge, or the reload would bring the old version again.
    const renew = () => agreed && !registration.waiting && comeAlong();
    tabs.addEventListener('message', () => {
      agreed = true;
      renew();
    });
    serviceWorker.addEventListener('controllerchange', renew);
    const offer = () => registration.waiting && serviceWorker.controller && ask(registration.waiting, () => {
      agreed = true;
      tabs.postMessage('use it now');
    });
    const watch = () => registration.installing?.addEventListener('statechange', offer);
    offer();
    watch(); // what another tab has found already
    if (!registration.active) tell('coming', '');
    serviceWorker.ready.then(async () => tell('whole', await size()));
    registration.addEventListener('updatefound', watch);
  } catch {
    tell('impossible', ''); // private mode, an insecure host: the site works online as before
  }
}

let asked = null;
/** Says that a new version waits. Nothing changes before the button is pressed. */
function ask(worker, agree) {
  if (asked === worker) return;
  asked = worker;
  notice('update', 'Update', 'A new version of Status Atlas is ready.', [
    ['Use it now', () => {
      agree();
      worker.postMessage('skip-waiting');
    }],
    ['Later', null],
  ]);
}

/** The new version is in use. Text that stands in no address would be lost by a reload, so then the person decides. */
function comeAlong() {
  const writing = [...document.querySelectorAll('textarea')].some((field) => field.value);
  if (!writing) location.reload();
  else notice('update', 'Update', 'A new version of Status Atlas is in use. Reloading clears what you wrote.', [['Reload', () => location.reload()], ['Later', null]]);
}
