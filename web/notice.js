// One sentence at the edge of the page, with buttons: a new version waits, something could not be loaded.

/**
 * @param name which notice: a later one of the same name takes its place
 * @param label what assistive technology calls it
 * @param buttons [words, what pressing does] each; any of them takes the notice away
 * @return takes the notice away
 */
export function notice(name, label, sentence, buttons) {
  document.getElementById(`notice-${name}`)?.remove();
  const box = document.createElement('section');
  box.id = `notice-${name}`;
  box.className = 'told';
  box.setAttribute('aria-label', label);
  const text = document.createElement('p');
  text.setAttribute('role', 'status');
  text.textContent = sentence;
  box.append(text);
  for (const [words, run] of buttons) {
    const button = document.createElement('button');
    button.textContent = words;
    button.addEventListener('click', () => {
      box.remove();
      run?.();
    });
    box.append(button);
  }
  document.body.append(box);
  return () => box.remove();
}
