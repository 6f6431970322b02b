// `make test`: the native tests, the same ones as WebAssembly under node, and the browser tests. Every part must have run.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = join(dirname(fileURLToPath(import.meta.url)), '..');
const results = join(top, 'build/results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** Runs a command to its end; its output goes to the terminal and into a file. */
const run = (name, command, args, options = {}) => new Promise((done) => {
  console.log(`\n== ${name}`);
  const log = createWriteStream(join(results, `${name}.log`));
  let output = '';
  const child = spawn(command, args, { cwd: top, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { output += text; log.write(text); process.stdout.write(text); });
  child.on('error', (error) => done({ status: 1, output: String(error) })).on('close', (status) => log.end(() => done({ status, output })));
});
const count = (text, pattern) => [...text.matchAll(pattern)].reduce((sum, [, number]) => sum + Number(number), 0);

/** Test programs by ctest; each counts as the cases that its GoogleTest reports, others as one. */
async function ctest(name, folder) {
  const junit = join(results, `${name}.xml`);
  const { status } = await run(name, 'ctest', ['--test-dir', folder, '--parallel', String(cpus().length), '--output-on-failure', '--output-junit', junit, '--test-output-size-passed', '10000000', '--test-output-size-failed', '10000000']);
  const tally = { name, passed: 0, failed: 0, status };
  const xml = existsSync(junit) ? readFileSync(junit, 'utf8') : '';
  for (const [, state, body] of xml.matchAll(/<testcase [^>]*status="(\w+)"[^>]*>(.*?)<\/testcase>/gs)) {
    const passed = count(body, /\[  PASSED  \] (\d+) test/g);
    const failed = count(body, /\[  FAILED  \] (\d+) test/g);
    tally.passed += state === 'run' ? passed || 1 : passed;
    tally.failed += state === 'run' ? 0 : failed || 1;
  }
  return tally;
}

async function browser(name) {
  const files = ['cli', 'module', 'matrix', 'web'].map((folder) => join(top, 'tests', folder))
    .flatMap((folder) => readdirSync(folder).filter((file) => file.endsWith('.test.mjs')).sort().map((file) => join(folder, file)));
  const { status, output } = await run(name, process.execPath, ['--test', '--test-reporter=tap', ...(process.version > 'v20' ? ['--test-concurrency=1'] : []), ...files]);
  // A file that breaks before its tests counts as a failed one, an empty one is a failure too.
  return { name, passed: count(output, /^# pass (\d+)/gm), failed: count(output, /^# (?:fail|cancelled) (\d+)/gm), status };
}

const parts = [await ctest('native', 'build/native'), await ctest('wasm', 'build/web'), await browser('browser')];
console.log();
for (const { name, passed, failed, status } of parts)
  console.log(`${name.padEnd(8)} ${passed} passed, ${failed} failed${passed + failed === 0 ? ': nothing ran' : ''}${status && !failed ? ` (exit status ${status})` : ''}`);
const sum = (key) => parts.reduce((total, part) => total + part[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(parts.some(({ passed, failed, status }) => failed || !passed || status) ? 1 : 0);
