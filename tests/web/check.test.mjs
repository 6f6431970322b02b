// Covers web/check.js, src/check and src/platform/check in browsers: pasting, files, findings with their places, keyboard,
// accessibility, and above all that what somebody pastes stays on the page.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { site } from './browser.mjs';
import { Session, browsers, inTab } from './tab.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));
const BOX = 'Paste a response, a trace, a log line';
const CANARY = 'CANARY7f3e9b2d';
const response = ['HTTP/1.1 405 Method Not Allowed', 'Date: Fri, 27 Nov 2026 09:00:00 GMT', 'Server: nginx/1.26.2', 'Content-Length: 3', '', 'no', ''].join('\n');
const folder = mkdtempSync(join(tmpdir(), 'status-atlas-check-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** As a person pastes: the field gets the text in one go, and an input event that says so. */
const paste = async (tab, text) => {
  await tab.eval(() => document.querySelector('textarea').focus());
  await tab.eval((text) => document.execCommand('insertText', false, text) || document.querySelector('textarea').setRangeText(text), text);
  await tab.until(() => document.querySelector('[data-part=check] [role=status]').textContent !== '');
};
const findings = (tab) => tab.eval(() => [...document.querySelectorAll('[aria-label=Findings] li a[href^="#at-"]')].map((link) => link.textContent));
const status = (tab) => tab.eval(() => document.querySelector('[data-part=check] [role=status]').textContent);

describe('the file of check/', () => {
  const html = readFileSync(join(site, 'check/index.html'), 'utf8');
  test('is complete without script, and loads nothing of the app', () => {
    for (const words of ['Check a response', 'leaves this machine', 'statusatlas check', 'What you can paste', 'What is checked', 'Without its program this page cannot check'])
      assert.ok(html.includes(words), words);
    assert.doesNotMatch(html, /app\.[0-9a-f]{10}\.wasm|start\.[0-9a-f]{10}\.js|\{\{/);
    assert.match(html, /<textarea [^>]*autocomplete="off"[^>]*data-needs-script/);
  });
  test('no other page loads anything of it', () => {
    for (const name of ['index.html', '405/index.html', 'which/index.html', '404.html'])
      assert.doesNotMatch(readFileSync(join(site, name), 'utf8'), /\/(check|rules)\.[0-9a-f]{10}\./, name);
  });
  test('what it loads is within its budget', () => {
    const size = [/assets\/check\.[0-9a-f]{10}\.wasm/, /assets\/check\.[0-9a-f]{10}\.js/, /assets\/check\.[0-9a-f]{10}\.css/]
      .reduce((sum, name) => sum + readFileSync(join(site, `${name.exec(html)[0]}.br`)).length, 0);
    assert.ok(size <= 82_000, `${size} bytes`);
  });
});

for (const kind of browsers)
  describe(`check in ${kind}`, () => {
    let session;
    before(async () => { session = await Session.start(kind); });
    after(() => session?.close());
    const checking = (body, options) => inTab(() => session, async (tab, t) => {
      await tab.goto('check/');
      await body(tab, t);
    }, options);

    test('says what is wrong, where, how to fix it and who sent it', checking(async (tab) => {
      await paste(tab, response);
      assert.match(await status(tab), /^405 Method Not Allowed: 1 MUST/);
      const [first] = await findings(tab);
      assert.match(first, /Allow/);
      await tab.click('link', first, ['list', 'Findings']);
      assert.deepEqual(await tab.eval(() => [document.activeElement.tagName, document.activeElement.textContent]), ['MARK', '405']);
      assert.equal(await tab.path(), 'check/', 'a place of the text is in no address');
      await tab.press('Escape');
      assert.equal(await tab.eval(() => document.activeElement.textContent), first, 'and back');
      assert.match(await tab.eval(() => document.querySelector('[role=group][aria-label="Who sent this"]').textContent), /likely nginx/);
      const source = await tab.eval(() => document.querySelector('[aria-label=Findings] .summary a').href);
      assert.match(source, /rfc9110\.html#section-15\.5\.6$/);
      await tab.eval(() => [...document.querySelectorAll('[aria-label=Findings] .summary a')].find((link) => link.textContent === '405 Method Not Allowed').click());
      await tab.at('405 Method Not Allowed');
    }));

    test('finds the same as the command line', checking(async (tab) => {
      const texts = [response, '401 Unauthorized', ':status: 304\ncontent-length: 5\nconnection: close\n', '> HEAD / HTTP/1.1\n> Host: a\n>\n< HTTP/1.1 503 Service Unavailable\n< Retry-After: soon\n<\n',
        'HTTP/1.1 413 Payload Too Large\nDate: Fri, 27 Nov 2026 09:00:00 GMT\nContent-Type: application/problem+json\n\n{"type":"about:blank","title":"Payload Too Large","status":400}'];
      for (const text of texts) {
        const { stdout } = spawnSync(join(top, 'build/native/statusatlas'), ['check', '--json', '-'], { input: text, encoding: 'utf8' });
        const said = JSON.parse(stdout).exchanges.flatMap((one) => one.findings.map((finding) => finding.text.replaceAll('`', '')));
        await tab.eval(() => document.querySelector('textarea').select());
        await paste(tab, text);
        await tab.until((first) => (document.querySelector('[aria-label=Findings] li a')?.textContent ?? '') === first, said[0] ?? '');
        assert.deepEqual(await findings(tab), said, text);
      }
    }));

    test('typing is judged too, and Clear empties everything', checking(async (tab) => {
      await tab.eval(() => document.querySelector('textarea').focus());
      await tab.type('HTTP/1.1 401 Unauthorized');
      await tab.until(() => document.querySelector('[aria-label=Findings]')?.textContent.includes('WWW-Authenticate'));
      assert.equal(await tab.eval(() => document.querySelector('textarea').value), 'HTTP/1.1 401 Unauthorized');
      await tab.click('button', 'Clear');
      assert.deepEqual(await tab.eval(() => [document.querySelector('textarea').value, document.querySelector('[aria-label=Findings]'), document.querySelector('[data-part=check] [role=status]').textContent, document.activeElement.tagName]), ['', null, '', 'TEXTAREA']);
      assert.equal(await tab.eval(() => document.body.innerHTML.includes('WWW-Authenticate` is not visible')), false);
    }));

    test('what the text does not show can be said', checking(async (tab) => {
      await paste(tab, 'HTTP/1.1 200 OK\nDate: Fri, 27 Nov 2026 09:00:00 GMT\nContent-Length: 3\n\nabc');
      assert.match(await tab.eval(() => document.querySelector('[data-part=check]').textContent), /The request\. Several rules depend on its method/);
      await tab.click('button', 'CONNECT');
      await tab.until(() => document.querySelector('[aria-label=Findings]')?.textContent.includes('CONNECT'));
      assert.deepEqual(await tab.eval(() => [document.activeElement.textContent, document.activeElement.getAttribute('aria-pressed')]), ['CONNECT', 'true'], 'the focus stays');
      await tab.press('Space');
      await tab.until(() => !document.querySelector('[aria-label=Findings]')?.textContent.includes('CONNECT'));
    }));

    test('a file is measured octet for octet', checking(async (tab) => {
      const short = 'HTTP/1.1 200 OK\r\nDate: Thu, 26 Nov 2026 10:00:00 GMT\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nshort';
      await tab.eval((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'short.http'));
        dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      }, short);
      await tab.until(() => document.querySelector('[role=status]').textContent.startsWith('short.http: 200 OK'));
      const file = join(folder, 'short.http');
      writeFileSync(file, short);
      const { stdout } = spawnSync(join(top, 'build/native/statusatlas'), ['check', '--json', file], { encoding: 'utf8' });
      const said = JSON.parse(stdout).exchanges[0].findings.map(({ text }) => text.replaceAll('`', ''));
      assert.ok(said.some((text) => /shorter|short|9/.test(text)));
      assert.deepEqual(await findings(tab), said);
      // Pasted, the same text has lost its line breaks on the way, so nothing is measured.
      await tab.eval(() => document.querySelector('textarea').select());
      await paste(tab, short);
      await tab.until(() => document.querySelector('[role=status]').textContent.startsWith('200 OK'));
      assert.notDeepEqual(await findings(tab), said);
    }));

    test('a log line is explained, and free text is told what is accepted', checking(async (tab) => {
      await paste(tab, 'kubectl: upstream connect error, response_flags UF,URX envoy 503');
      await tab.until(() => document.querySelector('[aria-label=Findings]')?.textContent.includes('Envoy and Istio: UF'));
      assert.match(await tab.eval(() => [...document.querySelectorAll('[aria-label=Findings] .summary a')].map((link) => link.href).join(' ')), /signals\/envoy\/#uf/);
      await tab.click('button', 'Clear');
      await paste(tab, 'only words');
      await tab.until(() => /holds no HTTP message\. Paste a response/.test(document.querySelector('[data-part=check] [role=status]').textContent));
    }));

    test('every sample can be tried', checking(async (tab) => {
      const names = await tab.eval(() => [...document.querySelectorAll('[aria-label=Samples] button')].map(({ textContent }) => textContent));
      assert.ok(names.length >= 5);
      for (const name of names) {
        await tab.click('button', name, ['group', 'Samples']);
        await tab.until(() => document.querySelector('[aria-label=Findings] li') !== null);
        assert.notEqual(await tab.eval(() => document.querySelector('textarea').value), '');
        await tab.click('button', 'Clear');
        await tab.until(() => document.querySelector('[aria-label=Samples]') !== null);
      }
    }));

    test('markup in a text stays text', checking(async (tab) => {
      await paste(tab, 'HTTP/1.1 200 <img src=x onerror=alert(1)>\nServer: <script>alert(1)</script>\nLocation: "><b>x</b>\n\n');
      await tab.until(() => document.querySelector('[aria-label="The text, with line numbers"]')?.textContent.includes('onerror'));
      assert.equal(await tab.eval(() => document.querySelectorAll('[data-part=check] :is(img, script, b)').length), 0);
    }));

    test('nothing pasted leaves the page or stays anywhere', inTab(() => session, async (tab) => {
      const asked = [];
      const sent = []; // contents; WebDriver BiDi does not tell them, but a GET has none
      tab.page.on('request', (request) => {
        asked.push(request.url());
        sent.push(kind === 'firefox' ? (request.method() === 'GET' ? '' : request.method()) : request.postData() ?? '');
      });
      const said = [];
      tab.page.on('console', (message) => said.push(message.text()));
      await tab.goto('check/');
      await tab.until(async () => !('serviceWorker' in navigator) || Boolean((await navigator.serviceWorker.getRegistration())?.active));
      const before = await tab.eval(() => history.length);
      const secret = `GET /${CANARY}?access_token=${CANARY} HTTP/1.1\nHost: ${CANARY}.example\nAuthorization: Bearer ${CANARY}${CANARY}\n\nHTTP/1.1 302 Found\nLocation: /${CANARY}\nSet-Cookie: a=${CANARY}\n\n${CANARY}`;
      await paste(tab, secret);
      await tab.until(() => document.querySelector('[aria-label=Findings] li') !== null);
      for (const name of ['Origin server', 'Zalando', 'Theme']) await tab.click('button', name);
      await tab.eval(() => document.querySelector('[aria-label=Findings] a').click());
      await tab.eval(() => document.querySelector('textarea').select());
      await paste(tab, `${CANARY} envoy response_flags UF,URX`); // which brings the signals
      await tab.until(() => document.querySelector('[aria-label=Findings]')?.textContent.includes('UF'));
      await tab.eval((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], `secret.http`));
        dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      }, secret);
      await tab.until(() => document.querySelector('[role=status]').textContent.startsWith('secret.http'));

      const kept = () => tab.eval(async () => {
        const out = [location.href, document.title, JSON.stringify(history.state), document.cookie, name, document.referrer];
        for (const store of [localStorage, sessionStorage]) for (let i = 0; i < store.length; ++i) out.push(store.key(i), store.getItem(store.key(i)));
        for (const key of await caches.keys()) {
          const cache = await caches.open(key);
          for (const request of await cache.keys()) {
            out.push(request.url);
            const response = await cache.match(request);
            out.push(new TextDecoder('latin1').decode(await response.arrayBuffer()));
          }
        }
        for (const { name } of await indexedDB.databases()) out.push(`database ${name}`);
        out.push(...performance.getEntries().map((entry) => entry.name));
        return out.join('\n');
      });
      const found = await kept();
      assert.ok(found.includes('status-atlas'), 'the looking finds what is there');
      assert.equal(found.includes(CANARY), false, 'in no address, history, storage or cache');
      assert.doesNotMatch(found, /^database /m, 'there is no database');
      assert.equal(await tab.path(), 'check/');
      assert.equal(await tab.eval(() => history.length), before, 'no entry of the history');
      assert.equal(asked.join('\n').includes(CANARY), false, 'in no request');
      assert.equal(sent.join(''), '', 'no request has content');
      assert.equal(said.join('\n').includes(CANARY), false, 'in no message to the console');
      assert.deepEqual(asked.filter((url) => !url.startsWith(session.root) && !url.startsWith('data:')), [], 'nothing from elsewhere');

      const shown = await tab.eval(() => document.querySelector('[aria-label="The text, with line numbers"]').textContent);
      assert.match(shown, /Authorization: \*+/, 'what is repeated is masked');
      assert.match(shown, /Set-Cookie: a=\*+/);

      await tab.page.reload();
      await tab.ready();
      assert.equal(await tab.eval(() => document.querySelector('textarea').value), '', 'a reload brings nothing back');
      assert.equal((await tab.eval(() => document.documentElement.outerHTML)).includes(CANARY), false);
      await tab.goto('about/');
      await tab.back();
      await tab.until(() => document.querySelector('h1')?.textContent === 'Check a response');
      assert.equal((await tab.eval(() => location.href + document.querySelector('textarea').value)).includes(CANARY), false, 'nor does going back');
    }));

    test('copies what was found, without secrets', checking(async (tab) => {
      await tab.eval(() => { globalThis.copied = []; globalThis.Clipboard.prototype.writeText = async (text) => { globalThis.copied.push(text); }; });
      await paste(tab, `HTTP/1.1 405 Method Not Allowed\nSet-Cookie: a=${CANARY}\nContent-Length: 0\n\n`);
      await tab.until(() => document.querySelector('[aria-label=Findings] li') !== null);
      await tab.click('button', 'Copy as Markdown');
      await tab.click('button', 'Copy as SARIF');
      const [markdown, sarif] = await tab.eval(() => globalThis.copied);
      assert.match(markdown, /^### 405 Method Not Allowed\n[^]*- \*\*MUST\*\* [^]*RFC 9110 §15\.5\.6\]\(https:/);
      const run = JSON.parse(sarif).runs[0];
      assert.equal(run.results[0].ruleId, 'allow-must');
      assert.equal((markdown + sarif).includes(CANARY), false);
      assert.equal(await tab.eval(() => document.querySelector('#announce').textContent), 'Copied');
    }));

    test('a button pastes, where the browser allows it', checking(async (tab) => {
      await tab.eval((text) => { navigator.clipboard.readText = async () => text; }, response);
      await tab.click('button', 'Paste');
      await tab.until(() => document.querySelector('[aria-label=Findings] li') !== null);
      assert.match(await status(tab), /^405 Method Not Allowed: 1 MUST/);
      assert.equal(await tab.eval(() => document.querySelector('textarea').value), response);
      await tab.click('button', 'Clear');
      await tab.eval(() => { navigator.clipboard.readText = () => Promise.reject(new Error('no')); });
      await tab.click('button', 'Paste');
      await tab.until(() => /did not allow that/.test(document.querySelector('#announce').textContent));
      assert.deepEqual(await tab.eval(() => [document.activeElement.tagName, document.activeElement.value]), ['TEXTAREA', '']);
    }));

    test('works by keyboard alone', checking(async (tab) => {
      await tab.eval(() => document.querySelector('#main').focus());
      await tab.press('Tab');
      assert.equal(await tab.eval(() => document.activeElement.getAttribute('aria-label')), BOX, 'the field comes first');
      await paste(tab, response);
      const seen = [];
      for (let i = 0; i < 12 && !(seen.at(-1) ?? '').includes('Allow'); ++i) {
        await tab.press('Tab');
        seen.push(await tab.eval(() => document.activeElement.textContent));
      }
      assert.deepEqual(seen.slice(0, 5), ['Paste', 'Open a file', 'Clear', 'Copy as Markdown', 'Copy as SARIF']);
      await tab.press('Enter');
      assert.equal(await tab.eval(() => document.activeElement.tagName), 'MARK');
    }));

    test('the app leads to it, and it leads back', inTab(() => session, async (tab) => {
      await tab.goto('signals/');
      await tab.click('link', 'check it');
      await tab.until(() => document.querySelector('h1')?.textContent === 'Check a response' && document.documentElement.dataset.ready === 'app');
      assert.equal(await tab.path(), 'check/');
      await tab.click('link', 'Explore');
      await tab.at('HTTP status codes');
    }));

    for (const [width, height] of [[360, 740], [1280, 800]])
      test(`fits ${width} pixels, and axe has nothing to say`, checking(async (tab) => {
        const check = async (what) => {
          assert.ok(await tab.eval(() => document.documentElement.scrollWidth <= innerWidth), `${what} fits`);
          if (kind !== 'chromium') return;
          for (const theme of ['light', 'dark']) {
            await tab.eval((theme) => { document.documentElement.dataset.theme = theme; }, theme);
            assert.deepEqual(await tab.faults(), [], `${what}, ${theme}`);
          }
        };
        await check('the empty page');
        await paste(tab, response + `X-Long: ${'x'.repeat(500)}\n`);
        await tab.until(() => document.querySelector('[aria-label=Findings] li') !== null);
        await check('findings');
      }, { width, height, bypassCSP: true }));
  });
