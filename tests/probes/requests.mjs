// The request that has a set of faults, as octets. Faults are those of assets/faults.toml, except `overload`, which no
// request can have.
export const faults = ['no-host', 'two-hosts', 'te-cl', 'version', 'uri-long', 'fields-large', 'unknown-method', 'method', 'auth', 'forbidden', 'missing', 'redirect', 'rate', 'type-wrong', 'coding-wrong', 'body-large', 'json-bad', 'schema-bad', 'accept-none', 'expect', 'if-match', 'if-none-match', 'range', 'dead', 'slow'];

const content = ['te-cl', 'type-wrong', 'coding-wrong', 'body-large', 'json-bad', 'schema-bad'];
/** At most one of each group: a request has one method, one target and one content. */
const apart = [['no-host', 'two-hosts'], ['unknown-method', 'method'], ['missing', 'redirect', 'dead', 'slow'], ['type-wrong', 'json-bad', 'schema-bad']];

/** Does the set make one request? @param style of the server: `files`, `gateway`, or `api`, where content is sent with POST */
export function possible(set, style, lacks) {
  if (set.some((fault) => lacks.includes(fault))) return false;
  if (apart.some((group) => group.filter((fault) => set.includes(fault)).length > 1)) return false;
  // Range counts with GET alone, 304 is an answer to GET, and what has an entity tag here is not what takes content.
  const has = (fault) => set.includes(fault);
  const ranged = has('if-none-match') || has('range');
  if ((has('method') || has('unknown-method')) && ranged) return false;
  return !(style !== 'files' && content.some(has) && (ranged || has('if-match')));
}

/** All sets of one and two faults, and every 29th of three. */
export function sets() {
  const out = faults.map((fault) => [fault]);
  faults.forEach((a, i) => faults.slice(i + 1).forEach((b) => out.push([a, b])));
  let nth = 0;
  faults.forEach((a, i) => faults.slice(i + 1).forEach((b, j) => faults.slice(i + j + 2).forEach((c) => { if (nth++ % 29 === 0) out.push([a, b, c]); })));
  return out;
}

/** The path names what is wrong with the target; configurations and applications read it so. */
function target(has, style, sendsContent) {
  const parts = [['auth', 'private'], ['forbidden', 'forbidden'], ['rate', 'rate']].filter(([fault]) => has(fault)).map(([, part]) => part);
  const method = has('method') || has('unknown-method');
  const leaf = has('missing') ? 'nope' : has('redirect') ? 'old' : has('dead') ? 'dead' : has('slow') ? 'slow' : style === 'api' && sendsContent && !method ? 'items' : 'ok.html';
  return `/${[...parts, leaf].join('/')}${has('uri-long') ? `?${'a'.repeat(40000)}` : ''}`;
}

/** @param etag of ok.html at this server */
export function request(set, style, etag) {
  const has = (fault) => set.includes(fault);
  const sendsContent = content.some(has);
  const method = has('unknown-method') ? 'BREW' : has('method') ? 'DELETE' : sendsContent && style !== 'files' ? 'POST' : 'GET';
  const fields = [];
  const field = (name, value) => fields.push(`${name}: ${value}`);
  if (!has('no-host')) field('Host', 'localhost');
  if (has('two-hosts')) field('Host', 'other.example');
  field('Connection', 'close');
  if (has('fields-large')) field('X-Large', 'a'.repeat(40000));
  if (has('accept-none')) field('Accept', 'application/x-none');
  if (has('expect')) field('Expect', '200-ok');
  if (has('if-match')) field('If-Match', '"nope"');
  if (has('if-none-match')) field('If-None-Match', etag ?? '*');
  if (has('range')) field('Range', 'bytes=999999-');
  let body = '';
  if (sendsContent) {
    body = has('json-bad') ? '{"n": ' : has('schema-bad') ? '{"n":"x"}' : '{"n":1}';
    if (has('coding-wrong')) body = [...body].reverse().join('');  // a coding that nobody decodes
    if (has('body-large')) body = body.padStart(2000);
    field('Content-Type', has('type-wrong') ? 'text/csv' : 'application/json');
    if (has('coding-wrong')) field('Content-Encoding', 'x-unknown');
    field('Content-Length', body.length);
    if (has('te-cl')) {
      field('Transfer-Encoding', 'chunked');
      body = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    }
  }
  return `${method} ${target(has, style, sendsContent)} HTTP/${has('version') ? '9.9' : '1.1'}\r\n${fields.join('\r\n')}\r\n\r\n${body}`;
}
