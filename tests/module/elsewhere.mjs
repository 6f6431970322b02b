// Imports a module by its URL in a world that has what the web has and nothing of Node.js: no `process`, no `require`, no
// modules of its own. Run by module.test.mjs with --experimental-vm-modules; prints what the module answers.
import vm from 'node:vm';

const [url] = process.argv.slice(2);
const context = vm.createContext({ fetch, URL, TextEncoder, TextDecoder, WebAssembly });
const refuse = (name) => { throw new Error(`imports ${name}`); };
const module = new vm.SourceTextModule(await (await fetch(url)).text(), {
  context, identifier: url,
  initializeImportMeta: (meta) => { meta.url = url; },
  importModuleDynamically: refuse,
});
await module.link(refuse);
await module.evaluate();
const { search, show, which } = module.namespace;
console.log(JSON.stringify([await search('too many'), await show('404'), await which('redirects', ['moved'])]));
