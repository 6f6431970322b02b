// The package in every bundler and run time: packs nothing itself, but installs build/package/*.tgz with the tool into a
// temporary folder, builds a program without any configuration beyond what the tool's own guide asks for, runs what came
// out and compares it with the command line.
import assert from 'node:assert/strict';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { source } from './uses.mjs';

export const top = fileURLToPath(new URL('../..', import.meta.url));
export const tgz = () => {
  const [name] = readdirSync(join(top, 'build/package')).filter((name) => name.endsWith('.tgz'));
  return join(top, 'build/package', name);
};

const command = (...args) => JSON.parse(spawnSync(join(top, 'build/native/statusatlas'), [...args, '--json'], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout);
const checked = (input) => JSON.parse(spawnSync(join(top, 'build/native/statusatlas'), ['check', '--json', '-'], { encoding: 'utf8', input }).stdout)
  .exchanges.flatMap(({ findings }) => findings.map(({ id, level }) => [id, level]));
/** What use() has to say, by the command line. */
export function expected() {
  const all = JSON.parse(spawnSync(join(top, 'build/native/statusatlas'), ['export'], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout).codes;
  const ids = (entries) => entries.map(({ id }) => id);
  return {
    search: command('search', '--limit', '3', 'upload', 'too', 'big').results.map(({ code, name }) => [code, name]),
    known: ids(command('show', '429')),
    several: ids(command('show', '499')),
    unknown: [],
    id: ['499-nginx'],
    question: command('which', 'redirects', '--answers', 'moved').question.id,
    outcome: command('which', 'redirects', '--answers', 'moved,good,keep').result.id,
    list: ids(all.filter((entry) => entry.class === '4xx' && entry.common && entry.owner === null)),
    charts: ids(command('charts').charts),
    check: checked('HTTP/1.1 405 Method Not Allowed\n\n'),
    mistake: ['RangeError', 'ERR_UNKNOWN_CHART'],
  };
}

/** Runs a command in a folder to its end; what it said is part of the error. Ended after the time. */
export const run = (cwd, program, args, { env = {}, seconds = 240 } = {}) => new Promise((done, fail) => {
  execFile(program, args, { cwd, env: { ...process.env, NODE_OPTIONS: '', ...env }, maxBuffer: 1 << 26, timeout: seconds * 1000 }, (error, out, err) =>
    (error ? fail(new Error(`${program} ${args.join(' ')}: ${error.killed ? `ended after ${seconds} s` : `exit status ${error.code}`}\n${out}\n${err}`.slice(0, 6000))) : done(out)));
});
export const node = (cwd, args, options) => run(cwd, process.execPath, args, options);

/** A folder with the package and these tools installed, by exact version. Removed when the process ends. */
export async function installed(name, tools = {}, files = {}, manifest = {}) {
  const folder = mkdtempSync(join(tmpdir(), `status-atlas-matrix-${name}-`));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  const put = (path, text) => { mkdirSync(dirname(join(folder, path)), { recursive: true }); writeFileSync(join(folder, path), text); };
  put('package.json', JSON.stringify({ private: true, type: 'module', ...manifest, dependencies: { 'status-atlas': `file:${tgz()}`, ...tools } }));
  put('use.js', source);
  for (const [path, text] of Object.entries(files)) put(path, text);
  await run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--silent', '--prefer-offline', ...(Object.keys(tools).length ? [] : ['--offline'])]);
  return folder;
}
/** The program of one of the tools of a folder: a script for node or machine code, as npm linked it. */
export const bin = (folder, name) => join(folder, 'node_modules/.bin', name);

export const esm = `import * as atlas from 'status-atlas';\nimport { use } from './use.js';\nconsole.log(await use(atlas));\n`;
// For formats that have no await at the top.
export const plain = `import * as atlas from 'status-atlas';\nimport { use } from './use.js';\nuse(atlas).then((line) => console.log(line));\n`;
// In a page; the answer goes where a test can read it.
export const page = `import * as atlas from 'status-atlas';\nimport { use } from './use.js';\nuse(atlas).then((line) => { document.title = 'done'; document.body.textContent = line; }, (error) => { document.title = 'done'; document.body.textContent = String(error.stack); });\n`;

export const same = (line) => assert.deepEqual(JSON.parse(line.trim().split('\n').at(-1)), expected());
export const sizes = (folder) => readdirSync(folder, { recursive: true }).filter((name) => /\.m?js$/.test(name)).length;

/** Serves a folder or a command's address in Chromium and reads what the page says. */
export async function inPage(url, { timeout = 120_000, selector = 'body' } = {}) {
  const { launch } = await import('../web/browser.mjs');
  const browser = await launch();
  try {
    const view = await browser.newPage();
    const said = [];
    view.on('pageerror', (error) => said.push(String(error)));
    await view.goto(url, { timeout });
    await view.waitForFunction(() => document.title === 'done', undefined, { timeout }).catch((error) => { throw new Error(`${error.message}\n${said.join('\n')}`); });
    return await view.evaluate((selector) => document.querySelector(selector).textContent, selector);
  } finally {
    await browser.close();
  }
}

/** Starts a server, waits until its address answers, and ends it after the test. */
export async function serving(cwd, program, args, address, test, { env = {}, seconds = 120 } = {}) {
  const child = spawn(program, args, { cwd, env: { ...process.env, NODE_OPTIONS: '', ...env }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '', ended = false;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { said += text; });
  child.on('exit', () => { ended = true; });
  try {
    for (const until = Date.now() + seconds * 1000; ; await new Promise((done) => setTimeout(done, 250))) {
      if (ended) throw new Error(`${program} ${args.join(' ')} ended:\n${said}`);
      if (Date.now() > until) throw new Error(`${address} did not answer in ${seconds} s:\n${said}`);
      if (await fetch(address).then((response) => response.arrayBuffer().then(() => true), () => false)) break;
    }
    return await test();
  } catch (error) {
    error.message += `\n${said.slice(-3000)}`;
    throw error;
  } finally {
    try { process.kill(-child.pid, 'SIGKILL'); } catch { /* ended by itself */ }
  }
}

/** A free port of this machine. */
export const port = () => new Promise((done) => {
  const { createServer } = createRequire(import.meta.url)('node:net');
  const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)); });
});
export { existsSync, join, readFileSync, readdirSync };
