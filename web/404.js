// Inline in 404.html, which hosts send at any depth: its <base> says where the site was built to live. Where that is
// wrong, the style sheet fails to load; then the root is looked for among the folders of the address.
document.addEventListener('error', async (event) => {
  const sheet = event.target;
  if (sheet.rel !== 'stylesheet') return;
  const folders = location.pathname.split('/').slice(1, -1).slice(0, 16);
  for (let depth = 0; depth <= folders.length; ++depth) {
    const root = `${location.origin}/${folders.slice(0, depth).map((name) => `${name}/`).join('')}`;
    const there = await fetch(root + sheet.getAttribute('href')).catch(() => null);
    if (!there?.ok || !there.headers.get('content-type')?.startsWith('text/css')) continue;
    document.querySelector('base').href = root;
    for (const link of document.querySelectorAll('link')) link.setAttribute('href', link.getAttribute('href'));
    import(document.querySelector('script[type=module]').src);
    return;
  }
}, true);
