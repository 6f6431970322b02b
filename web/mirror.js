// The DOM mirror: keeps real elements over the canvas in step with the records that the core lays out (src/ui/mirror.h).
// Elements are found by id and changed, never made again; text is transparent, since the canvas shows it.
import {
  FLAG_CURRENT, FLAG_DOWNLOAD, FLAG_INLINE, FLAG_MULTILINE, FLAG_PLACED, FLAG_PRESSED, FLAG_SCROLLS, FLAG_SIDEWAYS, FLAG_UNSEEN, FLAG_WRAPPER, LOOK_DISCLOSURE, LOOK_FOLD, LOOK_HIT, LOOK_HIT_GROUP,
  LOOK_SUMMARY, LOOKS, PARTS, RECORD_H, RECORD_ID, RECORD_NAME, RECORD_PARENT, RECORD_TEXT, RECORD_TEXT_X, RECORD_TEXT_Y, RECORD_VALUE, RECORD_W, RECORD_WORDS,
  RECORD_X, RECORD_Y, ROLES, flagsOf, levelOf, lookOf, partOf, roleOf, typeOf,
} from 'statusatlas-protocol';

const TAGS = {
  banner: 'header', navigation: 'nav', complementary: 'aside', region: 'section', main: 'main', contentinfo: 'footer', search: 'form', group: 'div',
  list: 'ul', item: 'li', table: 'div', row: 'div', paragraph: 'p', link: 'a', button: 'button', toggle: 'button', cell: 'div', header_cell: 'div',
  status: 'p', text: 'span', strong: 'strong', code: 'code', mark: 'mark', number: 'span', searchbox: 'input', code_block: 'pre', chart: 'figure',
};
// Tables stand as elements with roles, since positioned cells lose what table elements mean.
const ARIA = { table: 'table', row: 'row', cell: 'cell', header_cell: 'rowheader', search: 'search', status: 'status' };
// Those that style sheets name.
const STYLED = new Set([LOOK_HIT, LOOK_HIT_GROUP, LOOK_SUMMARY]);
const FIELDS = new Set(['searchbox', 'textbox']);
const SPACE = span('i may-break', ' ');
const OTHER_THAN_ASCII = /[^\0-\x7F]/;

function span(name, ...content) {
  const element = document.createElement('span');
  element.className = name;
  element.append(...content);
  return element;
}

/** One number for all that decides which element a record makes and how that is dressed. */
const keyOf = ({ number, look, type, level, flags }) => (((flags * 256 + number) * 256 + look) * 256 + type) * 256 + level;

export class Mirror {
  /** @param root the element that holds it; @param on what the host does: scrolled(element), address(path), chart(element) */
  constructor(root, on) {
    this.root = root;
    this.on = on;
    this.nodes = new Map();
    this.generation = 0;
    this.decoder = new TextDecoder();
    this.narrow = new TextDecoder('latin1');
    this.blanks = new Map(); // of elements, by flags and kinds
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

  /** @param buffer wasm memory; records: address and count of the records; strings: address and size of their strings */
  sync(buffer, { records, count, strings, size }) {
    const words = new Uint32Array(buffer, records, count * RECORD_WORDS);
    const floats = new Float32Array(buffer, records, count * RECORD_WORDS);
    const text = this.reader(words, new Uint8Array(buffer, strings, size));
    const generation = ++this.generation;
    // The first elements are made outside of the document, which is quicker.
    const place = this.nodes.size ? null : document.createComment('');
    if (place) this.root.replaceWith(place);
    const last = new Map(); // of each parent, the child placed last

    for (let i = 0; i < count; ++i) {
      const w = i * RECORD_WORDS;
      const id = words[w + RECORD_ID];
      const number = roleOf(words, w);
      const kind = { number, role: ROLES[number], look: lookOf(words, w), type: typeOf(words, w), level: levelOf(words, w), flags: flagsOf(words, w) };
      let node = this.nodes.get(id);
      if (!node || node.role !== kind.role) {
        node?.element.remove();
        node = this.make(id, kind);
        this.nodes.set(id, node);
        const part = partOf(words, w);
        if (part) node.element.dataset.part = PARTS[part];
      }
      node.generation = generation;
      this.update(node, kind, floats, w, text);

      const parent = this.nodes.get(words[w + RECORD_PARENT]);
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

  make(id, kind) {
    const { role } = kind;
    const key = keyOf(kind);
    let blank = this.blanks.get(key);
    if (!blank) this.blanks.set(key, (blank = this.makeBlank(kind)));
    const element = blank.cloneNode();
    const node = { id, role, element, inner: element, key, flags: kind.flags, content: '', name: '', value: null, box: [] };
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

  makeBlank(kind) {
    const { role, level, flags } = kind;
    const wrapper = flags & FLAG_WRAPPER;
    const tag = role === 'heading' ? `h${level || 1}` : role === 'textbox' ? (flags & FLAG_MULTILINE ? 'textarea' : 'input') : TAGS[role];
    const element = document.createElement(wrapper ? 'div' : tag);
    this.dress(element, kind);
    if (wrapper) return element;
    if (ARIA[role]) element.setAttribute('role', ARIA[role]);
    if (role === 'status') element.setAttribute('aria-live', 'off'); // web/host.js says it when it rests
    if (role === 'button' || role === 'toggle') element.type = 'button';
    if (role === 'main' || role === 'heading') element.tabIndex = -1;
    if (FIELDS.has(role)) Object.assign(element, { autocomplete: 'off', autocapitalize: 'none', spellcheck: false });
    if (role === 'searchbox') Object.assign(element, { type: 'search', name: 'q', enterKeyHint: 'search', maxLength: 1000, ariaAutoComplete: 'list' });
    return element;
  }

  /** What a record's kind makes of an element. */
  dress(element, { role, look, type, flags }) {
    element.className = [
      flags & FLAG_INLINE && 'i', flags & FLAG_UNSEEN && 'unseen', flags & FLAG_PLACED && 'placed', STYLED.has(look) && LOOKS[look].replace('_', '-'), role && `r-${role}`,
      role && role !== 'searchbox' && `y${type}`, flags & FLAG_SCROLLS && (flags & FLAG_SIDEWAYS ? 'sideways' : 'scrolls'),
    ].filter(Boolean).join(' ');
    if (role === 'toggle') element.setAttribute(look === LOOK_DISCLOSURE || look === LOOK_FOLD ? 'aria-expanded' : 'aria-pressed', flags & FLAG_PRESSED ? 'true' : 'false');
    if (role === 'link') {
      if (flags & FLAG_CURRENT) element.setAttribute('aria-current', look === LOOK_HIT ? 'true' : 'page');
      else element.removeAttribute('aria-current');
      element.toggleAttribute('download', Boolean(flags & FLAG_DOWNLOAD));
    }
  }

  update(node, kind, floats, w, text) {
    const { element, role } = node;
    const { flags } = kind;
    const key = keyOf(kind);
    if (key !== node.key) {
      this.dress(element, kind);
      node.key = key;
      node.flags = flags;
    }
    if (flags & FLAG_SCROLLS && !node.spacer) {
      node.spacer = document.createElement('div');
      node.spacer.className = 'spacer';
      element.prepend(node.spacer);
      element.addEventListener('scroll', () => this.on.scrolled(element), { passive: true });
    }

    const name = text(w + RECORD_NAME);
    if (name !== node.name) {
      node.name = name;
      if (name && role !== 'main' && role !== 'button' && role !== 'toggle') element.setAttribute('aria-label', name);
      else element.removeAttribute('aria-label');
      if ((role === 'group' || role === 'region') && element.tagName === 'DIV')
        if (name) element.setAttribute('role', 'group');
        else element.removeAttribute('role');
    }
    const value = text(w + RECORD_VALUE);
    if (value !== node.value) {
      node.value = value;
      if (role === 'link') element.href = this.on.address(value);
      else if (FIELDS.has(role) && element.value !== value && !element.composing) element.value = value;
    }
    const content = text(w + RECORD_TEXT);
    if (content !== node.content) {
      node.content = content;
      if (FIELDS.has(role)) element.placeholder = content;
      else this.fill(node.inner, content);
    }
    const x = floats[w + RECORD_X], y = floats[w + RECORD_Y], width = floats[w + RECORD_W], height = floats[w + RECORD_H];
    const textX = floats[w + RECORD_TEXT_X], textY = floats[w + RECORD_TEXT_Y];
    const box = node.box;
    if (flags & FLAG_INLINE) {
      if (x !== (box[0] ?? 0)) element.style.marginLeft = x ? `${x}px` : '';
      box[0] = x;
      return;
    }
    if (x !== box[0] || y !== box[1] || width !== box[2] || height !== box[3] || textX !== box[4] || textY !== box[5]) {
      node.box = [x, y, width, height, textX, textY];
      // All at once, which the browser reads quicker than one after the other.
      let style = `left:${x}px;top:${y}px;width:${width}px;height:${height}px;`;
      if (flags & FLAG_PLACED) style += `font-size:${textX}px;line-height:${textY}px`;
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
