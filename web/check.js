// The page /check/: what is pasted or dropped goes to its program (src/platform/check), and the document is brought up to
// date with what the program prints.
//
// The text stays in the field and in the program's memory. It gets into no address, no history, no storage, no request and
// no message to the console: nothing here writes to any of them, and the field asks the browser to forget it.
import morphdom from 'morphdom';
import { EFFECT_COPY, EFFECT_NOTHING, EFFECT_OPEN_FILE, EFFECT_PASTE, EFFECT_TEXT_CHANGED } from 'statusatlas-protocol';
import { splitFonts, useFonts } from './fonts.js';
import { notice } from './notice.js';
import { offline } from './offline.js';
import { rememberedTheme, showTheme, themeButton } from './theme.js';

const PAUSE = 120; // milliseconds without a key after which a text is judged
const MOST = 50 * 2 ** 20 + 1; // bytes: message::Limits, and one more, so that the program says that it is too much
const SHOWN = 2 ** 18; // bytes of a file that the field shows

const element = document.documentElement;
const root = new URL(element.dataset.root || './', document.baseURI);
const tool = document.querySelector('[data-part=check]');
const field = tool.querySelector('textarea');
const encoder = new TextEncoder(), decoder = new TextDecoder();

const address = (id) => document.getElementById(id).href;
const bytes = async (response) => {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

/** The program, with a file of data in it. */
class Program {
  #calls;

  static async start(source, ...files) {
    const { instance: { exports } } = await WebAssembly.instantiate(source, {
      env: { emscripten_notify_memory_growth() {} },
      wasi_snapshot_preview1: { proc_exit(status) { throw new Error(`Status Atlas ended: ${status}`); } },
    });
    exports._initialize();
    const program = new Program();
    program.#calls = exports;
    for (const file of files) program.load(file);
    return program;
  }

  load(file) {
    const at = this.#calls.malloc(file.length);
    new Uint8Array(this.#calls.memory.buffer, at, file.length).set(file);
    if (!this.#calls.load(at, file.length)) throw new Error('a file is damaged, or of another version');
  }

  enter(text, name = '') {
    const file = encoder.encode(name);
    const at = this.#calls.inbox(file.length + text.length);
    const inbox = new Uint8Array(this.#calls.memory.buffer, at, file.length + text.length);
    inbox.set(file);
    inbox.set(text, file.length);
    this.#calls.enter(file.length, file.length + text.length);
  }

  activate(id) {
    return this.#calls.activate(id);
  }

  get html() {
    return this.#made(this.#calls.view());
  }

  get text() {
    return this.#made(this.#calls.judged_text());
  }

  get copied() {
    return this.#made(this.#calls.copied());
  }

  get wantsSignals() {
    return Boolean(this.#calls.wants_signals());
  }

  #made(size) {
    return decoder.decode(new Uint8Array(this.#calls.memory.buffer, this.#calls.outbox(), size));
  }
}

// Trusted Types ask who vouches for markup. The program escapes all text, and nothing else gets here.
const policy = globalThis.trustedTypes?.createPolicy('check', { createHTML: (html) => html });

let program = null;
let waiting = null; // a file that came before the program

function show() {
  const body = document.createElement('body');
  const { html } = program;
  body.innerHTML = policy ? policy.createHTML(html) : html;
  const printed = Boolean(tool.id);
  morphdom(tool, body.firstElementChild, {
    // The page as it was sent has the same elements without ids.
    getNodeKey: (node) => (printed && node.id) || undefined,
    onBeforeElUpdated: (from, to) => {
      if (from !== field) return !from.isEqualNode(to);
      from.id = to.id; // its content is the person's
      return false;
    },
  });
  if (program.wantsSignals) signals();
}

let asked = null;
/** What explains texts that are no messages, and names who sent an error, comes when there is one. */
function signals() {
  asked ??= fetch(new URL(element.dataset.signals, root)).then(bytes).then((file) => {
    program.load(file);
    show();
  }).catch(() => {
    asked = null;
    notice('start', 'Loading', 'Status Atlas could not load the signals, which explain log lines and name who sent an error.', [['Try again', signals], ['Close', null]]);
  });
}

function judge(text = encoder.encode(field.value), name = '') {
  clearTimeout(judge.timer);
  if (program) {
    program.enter(text, name);
    show();
  } else {
    waiting = [text, name];
  }
}

/** A file, octet for octet: what the field would make of its line breaks is nothing that was sent. */
async function read(file) {
  const text = new Uint8Array(await file.slice(0, MOST).arrayBuffer());
  field.value = text.length <= SHOWN ? decoder.decode(text) : '';
  judge(text, file.name || 'file');
}

function choose() {
  const input = document.createElement('input');
  input.type = 'file';
  input.addEventListener('change', () => input.files[0] && read(input.files[0]));
  input.click();
}

const status = document.createElement('div');
status.id = 'announce';
status.setAttribute('role', 'status');
const REFUSED = 'The browser did not allow that';
const announce = (words) => { status.textContent = words; };

async function paste() {
  try {
    field.value = await navigator.clipboard.readText();
    judge();
  } catch {
    announce(REFUSED);
    field.focus();
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    announce('Copied');
  } catch {
    announce(REFUSED);
  }
}

/** The mark in the text that a link of a finding names, and the other way around. */
const marked = (link) => document.getElementById(link.hash.slice(1));
const links = (mark) => [...tool.querySelectorAll(`a[href="#${mark.id}"]`)];
let came = null; // the link by which somebody came to a mark

function together({ target, type }) {
  for (const other of tool.querySelectorAll('.here')) other.classList.remove('here');
  if (type === 'pointerleave' || !target.closest) return;
  const link = target.closest('a[href^="#at-"]'), mark = target.closest('mark[id]');
  if (link) marked(link)?.classList.add('here');
  if (mark) for (const one of links(mark)) one.closest('li').classList.add('here');
}

function listen() {
  field.addEventListener('input', ({ inputType }) => {
    clearTimeout(judge.timer);
    if (inputType === 'insertFromPaste' || !field.value) judge();
    else judge.timer = setTimeout(judge, PAUSE);
  });
  tool.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#at-"]');
    if (link) {
      event.preventDefault(); // places of the text belong in no address
      const mark = marked(link);
      if (!mark) return;
      came = link;
      mark.tabIndex = -1;
      mark.focus({ preventScroll: true });
      mark.scrollIntoView({ block: 'center' });
      return;
    }
    const id = /^n(\d+)$/.exec(event.target.closest('button')?.id ?? '')?.[1];
    if (!id || !program) return;
    const effect = program.activate(Number(id));
    if (effect === EFFECT_OPEN_FILE) return choose();
    if (effect === EFFECT_PASTE) return paste();
    if (effect === EFFECT_COPY) return copy(program.copied);
    if (effect === EFFECT_NOTHING) return;
    if (effect === EFFECT_TEXT_CHANGED) {
      field.value = program.text;
      announce('');
      field.focus();
    }
    show();
  });
  tool.addEventListener('keydown', ({ key, target }) => {
    if (key === 'Escape' && target.matches('mark')) came?.focus();
  });
  for (const type of ['pointerover', 'focusin', 'pointerleave']) tool.addEventListener(type, together);
  const holdsFiles = ({ types }) => types.includes('Files');
  addEventListener('dragover', (event) => holdsFiles(event.dataTransfer) && event.preventDefault());
  addEventListener('drop', (event) => {
    if (!holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    read(event.dataTransfer.files[0]);
  });
  addEventListener('paste', (event) => {
    const [file] = event.clipboardData?.files ?? [];
    if (!file || event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    read(file);
  });
}

async function run() {
  showTheme(rememberedTheme());
  for (const button of document.querySelectorAll('button.icon')) themeButton(button);
  document.body.append(status);
  field.value = ''; // whatever a browser may have kept of it
  for (const hidden of tool.querySelectorAll('[data-needs-script]')) hidden.removeAttribute('data-needs-script');
  listen();
  fetch(address('fonts')).then(splitFonts).then(useFonts).catch(() => {}); // others do
  try {
    program = await Program.start(...await Promise.all(['wasm', 'facts', 'rules'].map((id) => fetch(address(id)).then(bytes))));
    if (waiting) program.enter(...waiting);
    waiting = null;
    show();
    element.dataset.ready = 'app';
    performance.mark('app-interactive');
    performance.mark('data-complete');
  } catch (error) {
    console.info('Status Atlas cannot check here:', error);
    notice('start', 'Loading', 'Status Atlas could not load what checks. The command line does the same.', [['Try again', () => location.reload()], ['Close', null]]);
  }
  offline(root);
}

run();
