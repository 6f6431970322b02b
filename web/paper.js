// What the app prints: the page as HTML, as the static site has it, for as long as paper is asked for. The canvas is a
// picture of what one sees, and the mirror has the places of that picture.

// Trusted Types ask who vouches for markup. The core escapes all text.
const policy = globalThis.trustedTypes?.createPolicy('paper', { createHTML: (html) => html });

/** @param page gives the page's HTML; @param signal ends it */
export function printOnPaper(page, signal) {
  const paper = document.createElement('div');
  paper.id = 'paper';
  const lay = () => {
    const html = page();
    paper.innerHTML = policy ? policy.createHTML(html) : html;
    document.body.append(paper);
  };
  const clear = () => paper.remove();
  const on = (target, name, run) => target.addEventListener(name, run, { signal });
  on(globalThis, 'beforeprint', lay);
  on(globalThis, 'afterprint', clear);
  // Where only the medium changes, as in a preview of developer tools.
  on(matchMedia('print'), 'change', ({ matches }) => (matches ? lay() : clear()));
  signal.addEventListener('abort', clear);
}
