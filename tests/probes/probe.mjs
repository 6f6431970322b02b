// Starts the servers, sends each the requests of requests.mjs, and rewrites recorded.tsv and exchanges/.
//
//   node tests/probes/probe.mjs [--single] [SERVER…]     all that are installed, or these; single faults alone leave recorded.tsv as it is
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { possible, request, sets } from './requests.mjs';
import { files, servers } from './servers.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const build = resolve(here, '../../build/probes');
const recorded = join(here, 'recorded.tsv');
const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });

/** The server behind gateways: it finds nothing wrong, whatever comes, and does not answer below …/slow. */
const origin = createServer((socket) => {
  let got = '';
  socket.setEncoding('latin1');
  socket.on('error', () => {});
  socket.on('data', (data) => {
    got += data;
    const end = got.indexOf('\r\n\r\n');
    if (end < 0 || /^\S+ [^ ?]*\/slow[ ?]/.test(got)) return;
    const body = got.slice(end + 4);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(got.slice(0, end))?.[1] ?? 0);
    if (/\r\ntransfer-encoding:/i.test(got.slice(0, end)) ? !body.endsWith('0\r\n\r\n') : body.length < length) return;
    socket.end('HTTP/1.1 200 OK\r\nETag: "one"\r\nCache-Control: max-age=60\r\nContent-Length: 7\r\nConnection: close\r\n\r\n{"n":1}');
  });
});

const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)); });
});

/** @return what came, from the final response on, or `closed` or `none` */
function send(port, octets, patience = 4000) {
  return new Promise((done) => {
    let got = '', finished = false;
    const end = (what) => { if (!finished) { finished = true; socket.destroy(); done(what); } };
    const response = () => {
      for (let rest = got; ;) {
        const at = rest.indexOf('\r\n\r\n');
        if (at < 0) return null;
        if (!/^HTTP\/\d\.\d 1\d\d/.test(rest)) return rest;
        rest = rest.slice(at + 4);
      }
    };
    const socket = connect(port, '127.0.0.1', () => socket.write(octets));
    socket.setEncoding('latin1');
    // The request asks the server to close the connection. One that keeps it open has sent its response by then.
    socket.on('data', (data) => { got += data; if (response()) setTimeout(() => end(response()), 300); });
    socket.on('error', () => setTimeout(end, 50, response() ?? 'closed'));
    socket.on('close', () => end(response() ?? 'closed'));
    setTimeout(() => end('none'), patience);
  });
}
const status = (response) => /^HTTP\/\d\.\d (\d{3})/.exec(response)?.[1] ?? response;

/** As tests/lint/cases.h reads it: lines end with CRLF, and all else that no editor shows is `\xNN`; in the content of a
 *  response spaces are, too, since its prose is the server's. */
function shown(request, response) {
  const octets = request + response, content = request.length + response.indexOf('\r\n\r\n') + 4;
  const ends = octets.endsWith('\r\n\r\n') ? '' : '\n';
  const escaped = (text, others) => text.split('\r\n').map((line) => line.replace(others, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)).join('\n');
  return escaped(octets.slice(0, content), /[^ -~]/g) + escaped(octets.slice(content), /[^!-~]/g).replace(/(?<!\n)\n$/, '\\x0d\\x0a') + ends;
}

async function probe(server, at, single) {
  mkdirSync(at.folder, { recursive: true });
  for (const [name, text] of Object.entries(server.config?.(at) ?? {})) writeFileSync(join(at.folder, name), text);
  const [command, args] = server.command(at);
  const child = spawn(command, args, { cwd: at.packages, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: at.folder } });
  let errors = '';
  child.stderr.on('data', (data) => { errors = (errors + data).slice(-2000); });
  const ended = new Promise((done) => { child.on('exit', done); });
  try {
    const plain = request([], server.style);
    let first;
    for (let tries = 0; tries < 60; ++tries) {
      first = await send(at.port, plain);
      if (status(first) === '200') break;
      await wait(200);
    }
    if (status(first) !== '200') throw new Error(`${server.name} does not serve /ok.html: ${status(first)}\n${errors}`);
    const etag = /^etag: *(.*)$/im.exec(first)?.[1];
    const answers = new Map(), exchanges = [`=== recorded none\n${shown(plain, first)}`];
    for (const set of sets()) {
      if (single && set.length > 1) break;
      if (!possible(set, server.style, server.lacks)) continue;
      if (set.includes('rate')) await send(at.port, request(['rate'], server.style));  // uses the one that is allowed
      const asked = request(set, server.style, etag), response = await send(at.port, asked);
      answers.set(set.join('+'), status(response));
      // What is kept for the check: a request as it was sent, unless it is one of those that are too long.
      if (set.length === 1 && response.startsWith('HTTP/')) exchanges.push(`=== recorded ${set[0]}\n${shown(asked.length < 4000 ? asked : '', response)}`);
    }
    mkdirSync(join(here, 'exchanges'), { recursive: true });
    writeFileSync(join(here, 'exchanges', `${server.name}.txt`), exchanges.join(''));
    return answers;
  } finally {
    child.kill();
    setTimeout(() => child.kill('SIGKILL'), 3000).unref();
    await ended;
  }
}

/** What was recorded before: by server, its version, date and answers. */
function read() {
  const table = new Map();
  if (!existsSync(recorded)) return table;
  const [head, ...rows] = readFileSync(recorded, 'utf8').trimEnd().split('\n').map((line) => line.split('\t'));
  head.slice(1).forEach((name, i) => {
    const column = new Map(rows.map((row) => [row[0], row[i + 1]]));
    table.set(name, { version: column.get('@version'), date: column.get('@date'), answers: column });
  });
  return table;
}

function write(table) {
  const names = servers.filter(({ profiled }) => profiled !== false).map(({ name }) => name).filter((name) => table.has(name));
  const row = (first, cell) => [first, ...names.map((name) => cell(table.get(name)))].join('\t');
  const lines = [['faults', ...names].join('\t'), row('@version', ({ version }) => version), row('@date', ({ date }) => date)];
  for (const set of sets().map((one) => one.join('+'))) lines.push(row(set, ({ answers }) => answers.get(set) ?? '-'));
  writeFileSync(recorded, `${lines.join('\n')}\n`);
}

const wanted = process.argv.slice(2).filter((word) => word !== '--single');
const single = process.argv.includes('--single');
for (const name of wanted) if (!servers.some((server) => server.name === name)) throw new Error(`there is no server ${name}; known: ${servers.map((server) => server.name).join(', ')}`);
const packages = join(build, 'packages');
mkdirSync(packages, { recursive: true });
for (const name of ['package.json', 'package-lock.json']) cpSync(join(here, name), join(packages, name));
cpSync(join(here, 'apps'), packages, { recursive: true });
const documents = join(build, 'files');
files(documents);
await new Promise((done) => { origin.listen(0, '127.0.0.1', done); });
const dead = await freePort();
const table = read();
let failed = false;
for (const server of servers) {
  if (wanted.length && !wanted.includes(server.name)) continue;
  const at = { port: await freePort(), dead, origin: origin.address().port, files: documents, folder: join(build, server.name), packages };
  const [command] = server.command(at);
  if (server.name === 'go') spawnSync('go', ['build', '-o', join(packages, 'go-app'), join(packages, 'main.go')], { stdio: 'inherit', env: { ...process.env, GOCACHE: join(build, 'go') } });
  if (spawnSync('sh', ['-c', `command -v ${command}`]).status !== 0) { console.log(`${server.name}: not installed, left as it was`); continue; }
  rmSync(at.folder, { recursive: true, force: true });
  try {
    const started = Date.now();
    const answers = await probe(server, at, single);
    table.set(server.name, { version: server.version(packages), date: new Date().toISOString().slice(0, 10), answers });
    console.log(`${server.name} ${table.get(server.name).version}: ${answers.size} answers in ${((Date.now() - started) / 1000).toFixed(0)} s`);
  } catch (error) {
    failed = true;
    console.error(error.message);
  }
  if (!single) write(table);
}
process.exit(failed ? 1 : 0);
