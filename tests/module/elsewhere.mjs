// Imports a module by its URL in a world that has what the web has and nothing of Node.js: no `process`, no `require`, no
// modules of its own. Run by module.test.mjs with --experimental-vm-modules; prints what the module answers.
import vm from 'node:vm';

const [url] = process.argv.slice(2);
const context = vm.createContext({ fetch, setTimeout, URL, TextEncoder, TextDecoder, WebAssembly });
const refuse = (name) => { throw new Error(`imports ${name}`); };
/** A module by its address, and later those that it imports relative to it. */
async function load(address) {
  const module = new vm.SourceTextModule(await (await fetch(address)).text(), {
    context, identifier: address,
    initializeImportMeta: refuse,
    importModuleDynamically: async (name) => (name.startsWith('../') ? load(new URL(name, address).href) : refuse(name)),
  });
  await module.link(refuse);
  await module.evaluate();
  return module;
}
const module = await load(url);
const { search, show, which } = module.namespace;
console.log(JSON.stringify([await search('too many'), await show('404'), await which('redirects', ['moved'])]));
