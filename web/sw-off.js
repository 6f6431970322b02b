// The kill switch (SERVICE_WORKER=off): published as sw.js, it takes the service worker and all that it kept out of
// people's browsers, and lets their pages load from the network again.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(`status-atlas ${self.registration.scope} `)) await caches.delete(name);
  await self.registration.unregister();
})()));
