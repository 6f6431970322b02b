// The DOM mirror: keeps real elements over the canvas in step with the records that the core lays out (src/ui/mirror.h).
// Elements are found by id and changed, never made again; text is transparent, since the canvas shows it.

// app::Role, in its order.
const ROLES = ['page', 'banner', 'navigation', 'complementary', 'region', 'main', 'contentinfo', 'search', 'group', 'list', 'item', 'table', 'row',
  'heading', 'paragraph', 'link', 'button', 'toggle', 'cell', 'header_cell', 'status', 'text', 'strong', 'code', 'mark', 'number', 'searchbox', 'code_block', 'chart', 'textbox'];
// app::Part, in its order.
const PARTS = ['', 'banner', 'brand', 'search', 'views', 'theme', 'filters', 'results', 'hits', 'content', 'notice', 'preview', 'wizard', 'answers', 'outcome', 'house', 'flowchart', 'zoom', 'keys', 'footer'];
const TAGS = {
  banner: 'header', navigation: 'nav', complementary: 'aside', region: 'section', main: 'main', contentinfo: 'footer', search: 'form', group: 'div',
  list: 'ul', item: 'li', table: 'div', row: 'div', paragraph: 'p', link: 'a', button: 'button', toggle: 'button', cell: 'div', header_cell: 'div',
  status: 'p', text: 'span', strong: 'strong', code: 'code', mark: 'mark', number: 'span', searchbox: 'input', code_block: 'pre', chart: 'figure',
};
// Tables stand as elements with roles, since positioned cells lose what table elements mean.
const ARIA = { table: 'table', row: 'row', cell: 'cell', header_cell: 'rowheader', search: 'search', status: 'status' };
// app::Look, those that style sheets name.
const LOOKS = { 13: 'hit', 14: 'hit-group', 15: 'summary' };

const F = { pressed: 1, current: 2, copies: 16, copiesUrl: 32, multiline: 64, inline: 256, scrolls: 512, sideways: 1024, wrapper: 2048, unseen: 4096, placed: 8192, download: 16384 };
const WORDS = 16; // of 4 bytes in a record
const SPACE = span('i may-break', ' ');
const OTHER_THAN_ASCII = /[^\0-\x7F]/;

function span(name, ...content) {
  const element = document.createElement('span');
  element.className = name;
  element.append(...content);
  return element;
}

export class Mirror {
  /** @param root the element that holds it; @param on what the host does: scroll(id, x, y), address(href), chart(element) */
  constructor(root, on) {
    this.root = root;
    this.on = on;
    this.nodes = new Map();
    this.generation = 0;
    this.decoder = new TextDecoder();
    this.narrow = new TextDecoder('latin1');
    this.blanks = new Map(); // of elements, by flags and kinds
  }

  element(id) {
    return this.nodes.get(id)?.element;
  }

  /** What reads a record's string, from the place of its offset. Most are ASCII, and parts of one that is decoded at once. */
  reader(words, bytes) {
    const all = this.narrow.decode(bytes);
    return (at) => {
      const from = words[at], length = words[at + 1];
      if (length === 0) return '';
      const text = all.slice(from, from + length);
      return OTHER_THAN_ASCII.test(text) ? this.decoder.decode(bytes.subarray(from, from + length)) : text;
    };
  }

  /** @param buffer wasm memory; @param at address of the records; @param count of them; @param strings address and @param size of their strings */
  sync(buffer, at, count, strings, size) {
    const words = new Uint32Array(buffer, at, count * WORDS);
    const floats = new Float32Array(buffer, at, count * WORDS);
    const text = this.reader(words, new Uint8Array(buffer, strings, size));
    const generation = ++this.generation;
    // The first elements are made outside of the document, which is quicker.
    const place = this.nodes.size ? null : document.createComment('');
    if (place) this.root.replaceWith(place);
    const last = new Map(); // of each parent, the child placed last

    for (let i = 0; i < count; ++i) {
      const w = i * WORDS;
      const id = words[w];
      const kinds = words[w + 2];
      const role = ROLES[kinds & 255];
      const flags = words[w + 3] & 0xffff;
      let node = this.nodes.get(id);
      if (!node || node.role !== role) {
        node?.element.remove();
        node = this.make(id, role, flags, kinds);
        this.nodes.set(id, node);
        const part = (words[w + 3] >>> 16) & 255;
        if (part) node.element.dataset.part = PARTS[part];
      }
      node.generation = generation;
      this.update(node, flags, kinds, floats, w, text);

      const parent = words[w + 1] ? this.nodes.get(words[w + 1]) : null;
      const home = parent ? parent.inner : this.root;
      const before = last.get(home);
      const next = before ? before.nextSibling : home === parent?.inner && parent.spacer ? parent.spacer.nextSibling : home.firstChild;
      if (next !== node.element) home.insertBefore(node.element, next);
      last.set(home, node.element);
    }
    for (const [id, node] of this.nodes)
      if (node.generation !== generation) {
        node.element.remove();
        this.nodes.delete(id);
      } else if (node.name && (node.role === 'button' || node.role === 'toggle')) {
        this.label(node);
      }
    place?.replaceWith(this.root);
  }

  make(id, role, flags, kinds) {
    const key = flags * 2 ** 32 + kinds;
    let blank = this.blanks.get(key);
    if (!blank) this.blanks.set(key, (blank = this.makeBlank(role, flags, kinds)));
    const element = blank.cloneNode();
    const node = { id, role, element, inner: element, flags, kinds, content: '', name: '', value: null, box: [] };
    element.nodeId = id;
    element.id = role === 'main' ? role : `n${id}`;
    if (role === 'button' || role === 'toggle') {
      // Browsers set a button's content in its middle; within it stands where the record says.
      node.inner = document.createElement('span');
      element.append(node.inner);
    }
    if (role === 'chart') this.on.chart(element);
    return node;
  }

  makeBlank(role, flags, kinds) {
    const wrapper = flags & F.wrapper;
    const element = document.createElement(wrapper ? 'div' : role === 'heading' ? `h${(kinds >>> 24) || 1}` : TAGS[role]);
    this.dress(element, role, flags, kinds);
    if (wrapper) return element;
    if (ARIA[role]) element.setAttribute('role', ARIA[role]);
    if (role === 'button' || role === 'toggle') element.type = 'button';
    if (role === 'main' || role === 'heading') element.tabIndex = -1;
    if (role === 'searchbox')
      Object.assign(element, { type: 'search', name: 'q', autocomplete: 'off', autocapitalize: 'none', spellcheck: false, enterKeyHint: 'search', maxLength: 1000 });
    return element;
  }

  /** What flags and kinds make of an element. */
  dress(element, role, flags, kinds) {
    const look = LOOKS[(kinds >>> 8) & 255];
    element.className = [
      flags & F.inline && 'i', flags & F.unseen && 'unseen', flags & F.placed && 'placed', look, role && `r-${role}`,
      role && role !== 'searchbox' && `y${(kinds >>> 16) & 255}`, flags & F.scrolls && (flags & F.sideways ? 'sideways' : 'scrolls'),
    ].filter(Boolean).join(' ');
    if (role === 'toggle') element.setAttribute('aria-pressed', flags & F.pressed ? 'true' : 'false');
    if (role === 'link') {
      if (flags & F.current) element.setAttribute('aria-current', look === 'hit' ? 'true' : 'page');
      else element.removeAttribute('aria-current');
      element.toggleAttribute('download', Boolean(flags & F.download));
    }
  }

  update(node, flags, kinds, floats, w, text) {
    const { element, role } = node;
    if (flags !== node.flags || kinds !== node.kinds) {
      this.dress(element, role, flags, kinds);
      node.flags = flags;
      node.kinds = kinds;
    }
    if (flags & F.scrolls && !node.spacer) {
      node.spacer = document.createElement('div');
      node.spacer.className = 'spacer';
      element.prepend(node.spacer);
      element.addEventListener('scroll', () => this.on.scroll(node.id, element.scrollLeft, element.scrollTop), { passive: true });
    }

    const name = text(w + 12);
    if (name !== node.name) {
      node.name = name;
      if (name && role !== 'main' && role !== 'button' && role !== 'toggle') element.setAttribute('aria-label', name);
      else element.removeAttribute('aria-label');
      if ((role === 'group' || role === 'region') && element.tagName === 'DIV')
        if (name) element.setAttribute('role', 'group');
        else element.removeAttribute('role');
    }
    const value = text(w + 14);
    if (value !== node.value) {
      node.value = value;
      if (role === 'link') element.href = this.on.address(value);
      else if (role === 'searchbox' && element.value !== value && !element.composing) element.value = value;
    }
    const content = text(w + 10);
    if (content !== node.content) {
      node.content = content;
      if (role === 'searchbox') element.placeholder = content;
      else this.fill(node.inner, content);
    }
    const x = floats[w + 4], y = floats[w + 5], width = floats[w + 6], height = floats[w + 7], textX = floats[w + 8], textY = floats[w + 9];
    const box = node.box;
    if (flags & F.inline) {
      if (x !== (box[0] ?? 0)) element.style.marginLeft = x ? `${x}px` : '';
      box[0] = x;
      return;
    }
    if (x !== box[0] || y !== box[1] || width !== box[2] || height !== box[3] || textX !== box[4] || textY !== box[5]) {
      node.box = [x, y, width, height, textX, textY];
      // All at once, which the browser reads quicker than one after the other.
      let style = `left:${x}px;top:${y}px;width:${width}px;height:${height}px;`;
      if (flags & F.placed) style += `font-size:${textX}px;line-height:${textY}px`;
      else if (node.spacer) node.spacer.style.cssText = `width:${textX}px;height:${textY}px`;
      else if (node.inner !== element) node.inner.style.cssText = `left:${textX}px;top:${textY}px;width:${width - 2 * textX}px`;
      else if (textX || textY) style += `padding:${textY}px ${textX}px 0`;
      element.style.cssText = style;
    }
  }

  /** A button is called by the words on it that make its name, and described by the others; where they do not make it, a label does. */
  label({ element, inner, name }) {
    let words = '';
    const others = [];
    for (const leaf of inner.children) {
      const more = words + leaf.textContent;
      if (name.startsWith(more.trim())) words = more;
      else others.push(leaf);
    }
    const whole = words.trim() === name;
    for (const leaf of inner.children) leaf.ariaHidden = whole && others.includes(leaf) ? 'true' : null;
    if (whole) element.removeAttribute('aria-label');
    else element.setAttribute('aria-label', name);
    if (whole && others.length) element.setAttribute('aria-describedby', others.map((leaf) => leaf.id).join(' '));
    else element.removeAttribute('aria-describedby');
  }

  /**
   * Text in which U+000B stands where the layout broke a line: there the browser may break too, and nowhere else; at U+000C
   * it must. A browser breaks after a space if the element that the space is in allows it. Where no space is to break at, or
   * spaces are kept, lines are elements, since Firefox takes no other break in text that must not wrap.
   */
  fill(element, content) {
    if (!/[\v\f]/.test(content)) {
      element.textContent = content;
      return;
    }
    const whole = element.tagName === 'PRE' || /(?<! )\v/.test(content);
    const into = whole ? span('i may-break') : element;
    element.textContent = '';
    let at = 0;
    for (const line of content.split(/[\v\f]/)) {
      const mark = content[at - 1];
      at += line.length + 1;
      const words = whole ? line.replace(/ +$/, '') : line.endsWith(' ') && at <= content.length ? line.slice(0, -1) : line;
      if (mark === '\f') into.append(document.createElement('br'));
      else if (mark && whole) into.append(document.createElement('wbr'));
      if (words) into.append(whole ? span('i', words) : words);
      if (words !== line) into.append(whole ? line.slice(words.length) : SPACE.cloneNode(true));
    }
    if (whole) element.append(into);
  }
}
