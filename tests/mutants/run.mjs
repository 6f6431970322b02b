// `make mutants`: does a test notice when the code is wrong? Each edit of table.mjs is made in a copy of the tree, the test
// program that must notice is built and run, and the edit taken back. Prints a table; exit status 0 only if all were
// noticed. ONLY= runs those whose name has this text.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mutants } from './table.mjs';

const BUILD_LIMIT = 900_000, TEST_LIMIT = 300_000; // milliseconds; a test that hangs has noticed too

const top = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const tree = join(top, 'build/mutants/tree'), build = join(top, 'build/mutants/native');
const chosen = mutants.filter(([name]) => name.includes(process.env.ONLY ?? ''));

/** A copy of what git knows of, so that nobody's files are touched. Only what differs is written, with the time of now: what did
 *  not change is not built, and what the last mutant left built is. */
function copy() {
  const paths = new Set(execFileSync('git', ['ls-files', '-z'], { cwd: top, encoding: 'utf8', maxBuffer: 1 << 26 }).split('\0').filter(Boolean));
  for (const path of existsSync(tree) ? readdirSync(tree, { recursive: true }) : [])
    if (!paths.has(path) && statSync(join(tree, path)).isFile()) rmSync(join(tree, path));
  for (const path of paths) {
    const to = join(tree, path), content = readFileSync(join(top, path));
    if (existsSync(to) && readFileSync(to).equals(content)) continue;
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, content);
  }
}

const run = (command, args, timeout) => spawnSync(command, args, { encoding: 'utf8', timeout, maxBuffer: 1 << 28 });
function compile(target) {
  const { status, stdout, stderr } = run('cmake', ['--build', build, '--target', target], BUILD_LIMIT);
  return status === 0 ? null : stdout + stderr;
}
const passes = (program) => run(join(build, 'tests', program.replace('test_', ''), program), ['--gtest_brief=1', '--gtest_fail_fast'], TEST_LIMIT).status === 0;

copy();
const configured = run('cmake', ['-S', tree, '-B', build, '-G', 'Ninja', '-DCMAKE_BUILD_TYPE=Release',
  `-DSTATUSATLAS_IMGUI=${join(top, 'build/imgui/src')}`, `-DSTATUSATLAS_FONTS=${join(top, 'build/fonts')}`]);
if (configured.status !== 0) throw new Error(configured.stderr);
for (const program of new Set(chosen.map((mutant) => mutant[4]))) {
  const error = compile(program);
  if (error) throw new Error(error);
  if (!passes(program)) throw new Error(`${program} fails before anything was changed`);
}

let survived = 0;
const width = Math.max(...chosen.map(([name]) => name.length));
for (const [name, file, has, gets, program] of chosen) {
  const path = join(tree, file);
  const source = readFileSync(path, 'utf8');
  const found = source.split(has).length - 1;
  let result;
  if (found !== 1) {
    result = `the edit fits ${found} places of ${file}: bring tests/mutants/table.mjs up to date`;
  } else {
    writeFileSync(path, source.replace(has, () => gets));
    const error = compile(program);
    result = error ? `does not build:\n${error.slice(-2000)}` : passes(program) ? 'SURVIVED' : 'noticed';
    writeFileSync(path, source);
  }
  if (result !== 'noticed') ++survived;
  console.log(`${name.padEnd(width)}  ${program.padEnd(13)}  ${result}`);
}
console.log(`${chosen.length - survived} of ${chosen.length} mutants noticed`);
process.exitCode = survived ? 1 : 0;
