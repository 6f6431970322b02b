// The service worker: keeps the site for offline, and replaces it by a new version only when the person agrees.
export function offline(root) {
  if (!('serviceWorker' in navigator)) return;
  const register = async () => {
    // Trusted Types ask for a policy even for our own worker's address.
    const policy = globalThis.trustedTypes?.createPolicy('worker', { createScriptURL: (url) => url });
    const url = new URL('sw.js', root).href;
    try {
      const registration = await navigator.serviceWorker.register(policy ? policy.createScriptURL(url) : url, { scope: root.pathname, updateViaCache: 'none' });
      const offer = () => registration.waiting && navigator.serviceWorker.controller && ask(registration.waiting);
      offer();
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', offer);
      });
    } catch {
      // No worker (private mode, an insecure host): the site works online as before.
    }
  };
  // After what the page itself needs; 404.html may bring this script in when all of that is done.
  if (document.readyState === 'complete') register();
  else addEventListener('load', register);
}

/** Says that a new version waits. Nothing changes before the button is pressed. */
function ask(worker) {
  if (document.getElementById('update')) return;
  const box = document.createElement('section');
  box.id = 'update';
  box.setAttribute('aria-label', 'Update');
  const text = document.createElement('p');
  text.textContent = 'A new version of Status Atlas is ready.';
  text.setAttribute('role', 'status');
  const yes = document.createElement('button');
  yes.textContent = 'Use it now';
  const later = document.createElement('button');
  later.textContent = 'Later';
  yes.addEventListener('click', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    worker.postMessage('skip-waiting');
  });
  later.addEventListener('click', () => box.remove());
  box.append(text, yes, later);
  document.body.append(box);
}
