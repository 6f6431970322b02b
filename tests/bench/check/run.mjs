// How much CPU time the program of /check/ takes from a text to its HTML, as WebAssembly in Node.js: 100 KB pasted, and the same as a HAR.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const { instance: { exports } } = await WebAssembly.instantiate(readFileSync(join(top, 'build/web/src/platform/check/check.wasm')), {
  env: { emscripten_notify_memory_growth() {} },
  wasi_snapshot_preview1: { proc_exit(status) { throw new Error(`ended: ${status}`); } },
});
exports._initialize();
for (const name of ['facts', 'rules', 'signals']) {
  const file = readFileSync(join(top, 'build/native/generated', `${name}.bin`));
  const at = exports.malloc(file.length);
  new Uint8Array(exports.memory.buffer, at, file.length).set(file);
  if (!exports.load(at, file.length)) throw new Error(`${name}.bin is refused`);
}
function shown(text, name = '') {
  const bytes = new TextEncoder().encode(name + text);
  const at = exports.inbox(bytes.length);
  new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
  exports.enter(name.length, bytes.length);
  const size = exports.view();
  return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, exports.outbox(), size));
}
const raw = (bytes) => {
  let out = '';
  for (let i = 0; out.length < bytes; ++i)
    out += `GET /orders/${i} HTTP/1.1\r\nHost: shop.example.com\r\n\r\nHTTP/1.1 ${i % 10 ? '200 OK' : '405 Method Not Allowed'}\r\nServer: nginx\r\nDate: Fri, 27 Nov 2026 09:00:00 GMT\r\nContent-Type: text/plain\r\nContent-Length: 1200\r\n\r\n${'x'.repeat(1200)}`;
  return out;
};
const har = (bytes) => {
  const entries = [];
  for (let size = 0; size < bytes; size += 1700)
    entries.push({ request: { method: 'GET', url: `https://shop.example.com/${size}`, httpVersion: 'HTTP/2', headers: [{ name: 'accept', value: '*/*' }] },
      response: { status: size % 10 ? 200 : 405, statusText: '', httpVersion: 'HTTP/2', headers: [{ name: 'server', value: 'nginx' }, { name: 'content-type', value: 'text/plain' }], content: { size: 1200, text: 'x'.repeat(1200) } } });
  return JSON.stringify({ log: { version: '1.2', entries } });
};
const median = (run) => {
  const all = Array.from({ length: 15 }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return all.sort((a, b) => a - b)[7].toFixed(1).padStart(6);
};
const pasted = raw(100_000), megabyte = raw(2 ** 20), recorded = har(2 ** 20);
console.log(`as WebAssembly: 100 KB pasted, to HTML: ${median(() => shown(pasted))} ms  goal 50`);
console.log(`as WebAssembly: 1 MB raw, to HTML:      ${median(() => shown(megabyte, 'raw'))} ms  goal 30`);
console.log(`as WebAssembly: 1 MB HAR, to HTML:      ${median(() => shown(recorded, 'har'))} ms  goal 75, JSON.parse ${median(() => JSON.parse(recorded))} ms`);
