// The border to the core: the C functions of src/platform/web/main.cc as methods that take and give JavaScript's values.
// Whatever may change something is one crossing, and gives what followed from it (src/platform/web/report.h).
import {
  REPORT_ANNOUNCEMENT, REPORT_CHART_X, REPORT_CHART_Y, REPORT_COUNT, REPORT_FLAGS, REPORT_HASH_HIGH, REPORT_HASH_LOW, REPORT_HOUSE, REPORT_IS_DENSE, REPORT_IS_HANDLED,
  REPORT_IS_WHOLE, REPORT_PATH, REPORT_RECORDS, REPORT_STRINGS, REPORT_STRINGS_LENGTH, REPORT_THEME, REPORT_TITLE, REPORT_VIEW, REPORT_WORDS,
} from 'statusatlas-protocol';

const INBOX = 4096; // bytes: three for each of the letters that the search box takes

export class Core {
  #calls;
  #inbox;
  #room = INBOX;
  #encoder = new TextEncoder();
  #decoder = new TextDecoder();

  /** @param createApp Emscripten's factory; @param program a compiled WebAssembly.Module; @param canvas element with id "canvas" */
  static async make(createApp, program, canvas) {
    const calls = await new Promise((done, fail) => {
      const instantiateWasm = (imports, use) => {
        WebAssembly.instantiate(program, imports).then((instance) => use(instance, program), fail);
        return {};
      };
      createApp({ canvas, instantiateWasm, locateFile: (name) => name }).then(done, fail);
    });
    return new Core(calls);
  }

  constructor(calls) {
    this.#calls = calls;
    this.#inbox = calls._inbox(this.#room);
  }

  get memory() {
    return this.#calls.HEAPU8.buffer; // another one after memory has grown
  }

  // What changes the state ---------------------------------------------------------------------------------------------

  open(path) {
    return this.#report(this.#calls._open_path(this.#send(path)));
  }

  act(kind, number = 0, text = '') {
    return this.#report(this.#calls._act(kind, number, this.#send(text)));
  }

  activate(id) {
    return this.#report(this.#calls._activate(id));
  }

  enter(id, content) {
    return this.#report(this.#calls._enter(id, this.#send(content)));
  }

  resize(width, height, ratio) {
    return this.#report(this.#calls._resize(width, height, ratio));
  }

  /** Data for the registry. Not handled where it is damaged or of another build. */
  load(bytes) {
    const at = this.#keep(bytes);
    const report = this.#report(this.#calls._load(at, bytes.byteLength));
    if (!report.handled) this.#calls._free(at);
    return report;
  }

  // What does not ------------------------------------------------------------------------------------------------------

  /** @param fonts the files, in the order of ui::Face. @return can it draw? */
  start(fonts) {
    const table = this.#calls._malloc(fonts.length * 8);
    const handed = fonts.flatMap((font) => [this.#keep(font), font.byteLength]);
    new Uint32Array(this.memory, table, handed.length).set(handed);
    const ready = this.#calls._start(table, fonts.length);
    this.#calls._free(table);
    return Boolean(ready);
  }

  /** @return is another frame wanted? */
  frame() {
    return Boolean(this.#calls._frame());
  }

  mouse(x, y) { this.#calls._mouse(x, y); }
  mouseButton(down) { this.#calls._mouse_button(down ? 1 : 0); }
  mouseLeave() { this.#calls._mouse_leave(); }
  setScroll(id, x, y) { this.#calls._set_scroll(id, x, y); }
  setFocus(id, field) { this.#calls._set_focus(id, field); }
  setColors(dark, contrast) { this.#calls._set_colors(dark ? 1 : 0, contrast ? 1 : 0); }
  contextLost() { this.#calls._context_lost(); }
  contextRestored() { return Boolean(this.#calls._context_restored()); }

  // Across the border --------------------------------------------------------------------------------------------------

  /** Puts a text where the next call finds it. @return how many bytes it has */
  #send(text) {
    if (!text) return 0;
    if (text.length * 3 > this.#room) this.#inbox = this.#calls._inbox((this.#room = text.length * 3));
    return this.#encoder.encodeInto(text, new Uint8Array(this.memory, this.#inbox, this.#room)).written;
  }

  /** Copies bytes to where the core can keep them. */
  #keep(bytes) {
    const at = this.#calls._malloc(bytes.byteLength);
    new Uint8Array(this.memory, at, bytes.byteLength).set(new Uint8Array(bytes.buffer ?? bytes, bytes.byteOffset ?? 0, bytes.byteLength));
    return at;
  }

  #report(at) {
    const { memory } = this;
    const words = new Uint32Array(memory, at, REPORT_WORDS);
    const floats = new Float32Array(memory, at, REPORT_WORDS);
    const text = (field) => this.#decoder.decode(new Uint8Array(memory, words[field], words[field + 1]));
    const flags = words[REPORT_FLAGS];
    return {
      handled: Boolean(flags & REPORT_IS_HANDLED),
      whole: Boolean(flags & REPORT_IS_WHOLE),
      dense: Boolean(flags & REPORT_IS_DENSE),
      view: words[REPORT_VIEW],
      theme: words[REPORT_THEME],
      path: text(REPORT_PATH),
      title: text(REPORT_TITLE),
      said: text(REPORT_ANNOUNCEMENT),
      house: text(REPORT_HOUSE),
      chart: [floats[REPORT_CHART_X], floats[REPORT_CHART_Y]],
      mirror: {
        hash: `${words[REPORT_HASH_LOW]} ${words[REPORT_HASH_HIGH]}`,
        records: words[REPORT_RECORDS], count: words[REPORT_COUNT], strings: words[REPORT_STRINGS], size: words[REPORT_STRINGS_LENGTH],
      },
    };
  }
}
