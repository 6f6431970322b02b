// Run by module.test.mjs: how long the module keeps the event loop from turning. Prints, for the first call of each kind and
// for searches while the engine optimizes, the longest stretch of work between two turns in milliseconds. It counts the
// main thread's time on a processor where the system tells it, so that a busy machine does not look like a slow module.
import { readFileSync } from 'node:fs';

const file = `/proc/${process.pid}/task/${process.pid}/schedstat`;
const clock = (() => {
  try {
    readFileSync(file);
    return () => Number(readFileSync(file, 'latin1').split(' ')[0]) / 1e6;
  } catch { return () => performance.now(); }
})();

const { explain, search, show, which } = await import(process.argv[2]);
let last = clock(), longest = 0;
const turn = () => {
  const now = clock();
  longest = Math.max(longest, now - last);
  last = now;
  setImmediate(turn);
};
turn();
const measured = async (call) => {
  await new Promise((done) => { setTimeout(done, 20); });
  longest = 0;
  await call();
  await new Promise((done) => { setImmediate(done); });
  return longest;
};
const out = { search: await measured(() => search('upload too big')), which: await measured(() => which('redirects')), show: await measured(() => show(404)), explain: await measured(() => explain('503 UF,URX')) };
out.searches = await measured(async () => {
  for (let i = 0; i < 400; ++i) {
    await search(`too many redirects ${i}`);
    await new Promise((done) => { setImmediate(done); });
  }
});
console.log(JSON.stringify(out));
process.exit(0);
