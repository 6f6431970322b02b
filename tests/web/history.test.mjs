// Covers web/address.js: typing writes the address seldom, nothing that leaves loses it, and a browser that refuses to
// write it stops nothing.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Session, browsers, inTab } from './tab.mjs';

/** Runs before the page: counts the calls that change the history, and refuses them while `refuse` is set. */
const watch = () => {
  globalThis.written = { calls: 0, refuse: false, refused: 0 };
  for (const name of ['pushState', 'replaceState']) {
    const real = history[name];
    history[name] = function (...rest) {
      ++globalThis.written.calls;
      if (globalThis.written.refuse) {
        ++globalThis.written.refused;
        throw new DOMException(`Attempt to use history.${name}() more than 100 times per 10 seconds`, 'SecurityError');
      }
      return real.apply(this, rest);
    };
  }
};

for (const kind of browsers)
  describe(`history in ${kind}`, () => {
    let session;
    before(async () => { session = await Session.start(kind); });
    after(() => session?.close());
    const run = (name, body) => test(name, inTab(() => session, body, { init: watch }));
    const letters = 'too many requests '.repeat(7).slice(0, 110).trim();
    /** Types letter by letter without a pause of the test's own: slow machines must not look like pauses of a person. */
    const typeAll = (tab, text) => tab.eval((text) => {
      const box = document.querySelector('input[type=search]');
      box.focus();
      globalThis.written.calls = 0;
      for (let length = 1; length <= text.length; ++length) {
        box.value = text.slice(0, length);
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
    }, text);

    run('110 letters make at most two calls, and the address is right in the end', async (tab) => {
      await tab.goto('');
      await typeAll(tab, letters);
      assert.equal(await tab.eval(() => globalThis.written.calls), 0, 'none while letters follow one another');
      await tab.until((letters) => new URLSearchParams(location.search).get('q') === letters, letters);
      assert.ok(await tab.eval(() => globalThis.written.calls) <= 2);
    });

    run('leaving the field, opening a hit and going back find the address that was typed', async (tab) => {
      await tab.goto('');
      await tab.click('searchbox', 'Search status codes');
      await tab.type('teapot');
      await tab.eval(() => document.activeElement.blur());
      assert.equal(await tab.path(), '?q=teapot', 'at once');
      await tab.click('searchbox', 'Search status codes');
      await tab.type(' x');
      await tab.press('Backspace');
      await tab.press('Backspace');
      await tab.press('Enter');
      await tab.at('418 (Unused)');
      assert.equal(await tab.path(), '418/?q=teapot');
      await tab.back();
      await tab.at('HTTP status codes');
      assert.equal(await tab.path(), '?q=teapot');
    });

    run('a browser that throws stops neither typing nor opening', async (tab) => {
      await tab.goto('');
      await tab.eval(() => { globalThis.written.refuse = true; });
      await typeAll(tab, 'teapot');
      await tab.until(() => globalThis.written.refused > 0);
      assert.equal((await tab.hits())[0], '418 (Unused)');
      await tab.eval(() => document.querySelector('input[type=search]').focus());
      await tab.press('Enter');
      await tab.at('418 (Unused)');
      assert.equal(await tab.path(), '', 'the address could not follow');
      await tab.eval(() => { globalThis.written.refuse = false; });
      await tab.eval(() => document.activeElement.blur());
      await tab.eval(() => dispatchEvent(new FocusEvent('focusout')));
      assert.equal(await tab.path(), '418/?q=teapot', 'it does as soon as it may');
    });
  });
