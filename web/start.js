// Entry of every page: from the static page to the app over it, or to live HTML, which says why where nobody asked for it.
//
//   state      what the person sees
//   static     the page as the host sent it; its links work. For a first moment it is not shown (held.js)
//   loading    the page before, while what the app starts with comes
//   drawn      the app: the first picture, with all its elements
//   ready      the app; the page before is gone. data-ready="app"
//   turning    the page before, while what live HTML needs comes
//   live       live HTML: the same app without a picture (web/live.js). data-ready="html"
//   stuck      the page as the host sent it, since no program runs here. data-ready="html"
//
//   static  -> loading, or turning where the plain page is wanted (web/plain.js)
//   loading, drawn, ready -> turning    anything failed, colors get forced, the page is translated, the person asks for it
//   turning -> live; where that fails, stuck
//   live, stuck -> loading   the person presses "Try again" or "App"
//
// A failure has one path, whatever failed: `fall`. What was there before is shown until `ready` or `live`.
import createApp from 'statusatlas-app';
import { makeCanvas } from './canvas.js';
import { Core } from './core.js';
import { Drawn } from './drawn.js';
import { splitFonts, useFonts } from './fonts.js';
import { show } from './held.js';
import { Host } from './host.js';
import { notice } from './notice.js';
import { offline } from './offline.js';
import { choose, staticPage, wantsPlain, watchForPlain } from './plain.js';
import { rememberedTheme, showTheme } from './theme.js';

const element = document.documentElement;
const root = new URL(element.dataset.root || './', document.baseURI);

const NEXT = {
  static: ['loading', 'turning'], loading: ['drawn', 'turning'], drawn: ['ready', 'turning'], ready: ['turning'], turning: ['live', 'stuck'],
  live: ['loading'], stuck: ['loading'],
};
let state = 'static';
function enter(next) {
  if (!NEXT[state].includes(next)) throw new Error(`from ${state} to ${next}`);
  state = next;
}

let host = null; // runs the app, whichever printer shows it

// What the app is made of ----------------------------------------------------------------------------------------------

/**
 * The files. `url` says where one is, or null where this page needs none; `start`: does a page start with it?
 * `what` names it in the sentence that says that it could not be had, and `without` what follows.
 */
const FILES = {
  program: { start: false, what: 'the program of the app', url: () => linked('wasm'), read: compile },
  live: { start: false, what: 'the program of the plain page', url: () => new URL(LIVE_PROGRAM, root).href, read: compile },
  fonts: { start: false, what: 'the fonts', url: () => linked('fonts'), read: splitFonts },
  facts: { start: true, what: 'the list of codes', url: () => linked('facts'), read: bytes },
  // A code's page starts with its own details, a flowchart's with what it needs, one of signals with those, most others with
  // all details; the list of codes needs none.
  page: { start: true, what: 'the data of this page', url: () => linked('details'), read: bytes },
  index: { start: false, what: 'the search index', without: 'so it cannot search', url: () => new URL(element.dataset.index, root).href, read: bytes },
  signals: { start: false, what: 'the signals', without: 'so the search finds none and their pages open as plain pages', url: () => new URL(element.dataset.signals, root).href, read: bytes },
  charts: { start: false, what: 'the flowcharts', without: 'so they open as plain pages', url: () => new URL(element.dataset.charts, root).href, read: bytes },
  details: { start: false, what: 'the data of the other pages', without: 'so they open as plain pages', url: () => new URL(element.dataset.details, root).href, read: bytes },
};
const LATE = 15_000; // milliseconds after which one says that something is still being waited for

// As they are at the start: relative addresses are read anew from wherever the app goes.
const links = new Map(['wasm', 'fonts', 'facts', 'details'].map((id) => [id, document.getElementById(id)?.href ?? null]));
const linked = (id) => links.get(id);
/** What a page starts with, besides a program. */
const STARTING = Object.keys(FILES).filter((name) => FILES[name].start);

/** What went wrong, as a sentence for the person. */
class Problem extends Error {}

/** One of the files, read. @param again past the browser's cache, which may hold what was damaged */
async function bring(name, again) {
  const { what, url, read } = FILES[name];
  const address = url();
  if (!address) return null;
  const timer = setTimeout(() => {
    late.add(name);
    sayLate();
  }, LATE);
  try {
    const response = await fetch(address, again ? { cache: 'reload' } : {});
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return await read(response);
  } catch (error) {
    throw new Problem(`Status Atlas could not load ${what}`, { cause: error });
  } finally {
    clearTimeout(timer);
    if (late.delete(name)) sayLate();
  }
}

function bytes(response) {
  return response.arrayBuffer();
}

/** Compiled while it arrives where the host names its type; the browser may keep what it compiled. */
async function compile(response) {
  if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

// The way there --------------------------------------------------------------------------------------------------------

async function start(again = false) {
  enter('loading');
  let stage;
  try {
    const coming = ['program', 'fonts', ...STARTING].map((name) => bring(name, again));
    for (const file of coming) file.catch(() => {}); // told by whoever waits for them, unless there is no canvas either
    if (typeof WebAssembly !== 'object') throw new Problem('This browser does not run WebAssembly');
    const canvas = contextOf(makeCanvas);
    const [program, fonts, ...data] = await Promise.all(coming);
    stage = makeStage(canvas);
    const core = await Core.make(createApp, program, canvas);
    if (!core.start(fonts)) throw new Problem('This browser cannot draw the app');
    feed(core, data);
    useFonts(fonts);
    const left = leaveStatic();
    element.classList.add('app'); // which hides the page before
    show();
    goOn(core, new Drawn(core, stage), left);
    enter('drawn');
    performance.mark('app-interactive');
    if (!document.hidden) await seen();
    for (const old of document.querySelectorAll('body > :not(#app, .told, .skip)')) old.remove();
    enter('ready');
    element.classList.remove('static');
    element.dataset.ready = 'app';
    performance.mark('app-complete');
    untell();
    complete();
  } catch (error) {
    if (!(host?.printer instanceof Drawn)) stage?.stage.remove(); // else it goes with its printer
    element.classList.remove('app');
    await fall(error);
  }
}

/** Live HTML takes the place of whatever is there. @param why a sentence, where the person did not ask for it */
async function turnToLive(why, again = false) {
  enter('turning');
  show();
  try {
    bring('fonts').then(useFonts, () => {}); // others do
    if (typeof WebAssembly !== 'object') throw new Problem('This browser does not run WebAssembly');
    const [{ Live, connect }, program, ...data] = await Promise.all([import(new URL(LIVE, root).href), ...['live', ...STARTING].map((name) => bring(name, again))]);
    const core = new Core(await connect(program, root));
    feed(core, data);
    const left = leaveStatic();
    element.classList.remove('app');
    goOn(core, new Live(), left);
    enter('live');
    element.classList.remove('static');
    element.dataset.ready = 'html';
    if (why) tell(`${why}, so this is the plain page.`, () => start(true));
    else untell();
    complete();
  } catch (error) {
    stay(why, error);
  }
}

/** Gives a core what the page starts with. */
function feed(core, data) {
  for (const [i, file] of data.entries())
    if (file && !core.load(file).handled) throw new Problem(`Status Atlas got ${FILES[STARTING[i]].what} damaged or of another version`);
}

/** Goes on with a printer. @param left what the person did on the page before */
function goOn(core, printer, left) {
  if (!host) {
    host = new Host(root, () => turnToLive('The picture is lost'), other);
    watchForPlain(() => state === 'ready' && turnToLive());
  }
  host.use(core, printer);
  host.start(left);
}

/** The person asks for the other printer. */
function other() {
  const plain = state === 'ready';
  choose(plain ? 'plain' : 'app');
  if (plain) turnToLive();
  else if (state === 'live') start();
}

function contextOf(make) {
  try {
    return make();
  } catch (error) {
    throw new Problem('This browser does not offer WebGL2 here', { cause: error });
  }
}

function makeStage(canvas) {
  const stage = document.createElement('div');
  stage.id = 'app';
  const mirror = document.createElement('div');
  mirror.id = 'mirror';
  const status = document.createElement('div');
  status.id = 'announce';
  status.setAttribute('role', 'status');
  stage.append(canvas, mirror, status);
  document.body.append(stage);
  return { stage, canvas, mirror, status };
}

/** What the person did on the static page, for the app to go on with. */
function leaveStatic() {
  const box = document.activeElement?.matches?.('input[type=search]') ? document.activeElement : null;
  return {
    scrolled: scrollY,
    typed: box && { value: box.value, start: box.selectionStart, end: box.selectionEnd },
  };
}

/** When the picture drawn now has been shown; soon also where none is, in a tab that gets hidden or a frame out of view. */
const seen = () => new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 200);
});

/** What a page has not started with. */
const missing = () => ['index', 'details', 'charts', 'signals'].filter((name) => FILES[name].url() !== FILES.page.url());

/** What can wait until the page is ready. Where it cannot be had, the app does without, until the person asks again. */
async function complete(names = missing(), again = false) {
  const failed = [];
  const { core } = host;
  let words;
  const take = async (name) => {
    try {
      const file = await bring(name, again);
      if (host.core !== core) return; // another printer goes on, and brings what it needs
      if (!host.load(file)) throw new Problem(`Status Atlas got ${FILES[name].what} damaged or of another version`);
      if (again) untell();
    } catch (error) {
      console.info(error);
      failed.push(name);
      words = `${sentence(error)}, ${FILES[name].without}.`;
    }
  };
  await Promise.all(names.map(take));
  performance.mark('data-complete');
  if (!failed.length || host.core !== core) return;
  tell(words, () => complete(failed, true));
  if (failed.some((name) => name !== 'index')) host.doWithout();
}

/** The one way that every failure of the app takes. */
function fall(error) {
  console.info('Status Atlas goes on with the plain page:', error);
  return turnToLive(sentence(error));
}

/** No program runs: the page stays as the host sent it. An app that has taken its place is left for that page. */
function stay(why, error) {
  console.info('Status Atlas stays with the page as it was sent:', error);
  enter('stuck');
  element.dataset.ready = 'html';
  if (host) {
    location.reload();
    return;
  }
  staticPage();
  tell(`${why ?? sentence(error)}, so this is the page without search and answers.`, () => start(true));
}

const sentence = (error) => (error instanceof Problem ? error.message : 'Status Atlas could not start the app');

const late = new Set(); // names of files that are being waited for too long
function sayLate() {
  const [name] = late;
  if (name) tell(`Still waiting for ${FILES[name].what}. The page works without it.`);
  else untell();
}

let untell = () => {};
function tell(words, retry) {
  untell();
  untell = notice('start', 'Loading', words, [...(retry ? [['Try again', retry]] : []), ['Close', null]]);
}

async function run() {
  showTheme(rememberedTheme());
  if (wantsPlain()) await turnToLive();
  else await start();
  offline(root, (kept, size) => host?.tellKept(kept, size));
}

run();
