// Covers src/tools/cli/mcp.cc with the client that the protocol's own authors publish: the server is started as
// assistants start it, and what its tools say is held against the command line.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const program = fileURLToPath(new URL('../../build/native/statusatlas', import.meta.url));
const require = createRequire(new URL('../../web/package.json', import.meta.url));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const { Client } = await load('@modelcontextprotocol/sdk/client/index.js');
const { StdioClientTransport } = await load('@modelcontextprotocol/sdk/client/stdio.js');
const Ajv = require('ajv/dist/2020.js');
const command = (...words) => JSON.parse(execFileSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 26 }));

describe('an assistant', () => {
  let client;
  before(async () => {
    client = new Client({ name: 'test', version: '1' });
    await client.connect(new StdioClientTransport({ command: program, args: ['mcp'] }));
  });
  after(() => client?.close());

  test('learns who the server is and what it can do', async () => {
    const { version } = command('export');
    assert.deepEqual(client.getServerVersion(), { name: 'statusatlas', title: 'Status Atlas', version });
    assert.deepEqual(client.getServerCapabilities(), { tools: {} });
    assert.match(client.getInstructions(), /cite/);
    await client.ping();
  });

  test('is told of tools with schemas that hold', async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map(({ name }) => name), ['search', 'show', 'which', 'explain', 'check']);
    const ajv = new Ajv({ strict: false });
    for (const { inputSchema, outputSchema, description, annotations } of tools) {
      ajv.compile(inputSchema);
      ajv.compile(outputSchema);
      assert.ok(description.length > 40 && annotations.readOnlyHint);
    }
    const which = tools.find(({ name }) => name === 'which');
    assert.deepEqual(which.inputSchema.properties.chart.enum, command('charts', '--json').charts.map(({ id }) => id));
  });

  test('gets what the command line prints', async () => {
    // The client checks structured content against the output schema, since it has listed the tools.
    const call = async (name, args) => (await client.callTool({ name, arguments: args })).structuredContent;
    assert.deepEqual(await call('search', { query: 'upload too big', limit: 5 }), command('search', '--json', '-n5', 'upload too big'));
    assert.deepEqual(await call('show', { code: 429 }), { entries: command('show', '--json', '429') });
    assert.deepEqual(await call('show', { code: '499-nginx' }), { entries: command('show', '--json', '499-nginx') });
    assert.match((await call('show', { code: '404.13' })).note, /sub-status 13/);
    assert.deepEqual(await call('explain', { text: 'UF,URX' }), command('explain', '--json', 'UF,URX'));
    const response = 'HTTP/1.1 405 Method Not Allowed\nContent-Length: 0\n\n';
    const checked = execFileSync(program, ['check', '--json', '--role', 'origin', '-'], { input: 'HTTP/1.1 204 No Content\nDate: Fri, 27 Nov 2026 09:00:00 GMT\n\n', encoding: 'utf8' });
    assert.deepEqual(await call('check', { text: 'HTTP/1.1 204 No Content\nDate: Fri, 27 Nov 2026 09:00:00 GMT\n\n', role: 'origin' }), JSON.parse(checked));
    assert.ok((await call('check', { text: response })).exchanges[0].findings.some(({ id, level }) => id === 'allow-must' && level === 'MUST'));
    let answers = [];
    for (let walk; !(walk = await call('which', { answers })).result; answers.push(walk.question.answers[0].id))
      assert.deepEqual(walk, command('which', '--json', '--answers', answers.join(',')));
    assert.ok(answers.length > 1);
    answers = ['content', 'rule'];
    assert.deepEqual(await call('which', { chart: 'validation', answers, house: 'zalando' }), command('which', 'validation', '-j', '-a', answers.join(','), '-H', 'zalando'));
    const { content } = await client.callTool({ name: 'show', arguments: { code: 404 } });
    assert.deepEqual(JSON.parse(content[0].text), { entries: command('show', '--json', '404') });
  });

  test('is told mistakes in words to learn from, and goes on', async () => {
    for (const [name, args, says] of [
      ['show', { code: '4o4' }, /did you mean “404”/],
      ['search', { query: 'x', limit: 0 }, /from 1 to 50/],
      ['which', { chart: 'validation', answers: ['contnt'] }, /did you mean “content”/],
      ['explain', {}, /“text” is missing/],
      ['check', {}, /“text” is missing/],
      ['check', { text: 'only words' }, /holds no HTTP message/],
      ['check', { text: 'HTTP/1.1 200 OK', role: 'cache' }, /origin, gateway or proxy/],
      ['explain', { text: 'x'.repeat(10_001) }, /longer than 10000 bytes/],
    ]) {
      const { isError, content } = await client.callTool({ name, arguments: args });
      assert.ok(isError);
      assert.match(content[0].text, says);
    }
    await assert.rejects(client.callTool({ name: 'nothing' }), { code: -32602 });
    await assert.rejects(client.listTools({ cursor: 'x' }), { code: -32602 });
    await client.ping();
  });
});

test('a line of 20 MB and broken input cost neither memory nor the server', async () => {
  const server = spawn(program, ['mcp'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let out = '';
  server.stdout.setEncoding('utf8').on('data', (text) => { out += text; });
  const write = (text) => new Promise((done) => server.stdin.write(text, done));
  await write('{"jsonrpc":"2.0","id":1,"method":"');
  for (let i = 0; i < 20; ++i) await write('x'.repeat(1 << 20));
  await write('"}\n\u0000\n[1,2\n{"jsonrpc":"2.0","id":2,"method":"ping"}\n');
  while (out.split('\n').length < 5) await new Promise((done) => setTimeout(done, 20));
  const peak = Number(/VmHWM:\s+(\d+) kB/.exec(execFileSync('cat', [`/proc/${server.pid}/status`], { encoding: 'utf8' }))[1]);
  assert.ok(peak < 60_000, `${peak} kB`);
  server.stdin.end();
  assert.equal(await new Promise((done) => server.on('close', done)), 0);
  const said = out.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(said.map(({ error, result }) => error?.code ?? result), [-32600, -32700, -32700, {}]);
});
