// Problem details for HTTP APIs (RFC 9457): status, header fields and content of an error response, as plain data that
// every server library can send. Refuses what the status does not allow and asks for the fields that it requires.

import { content, phrase } from './codes.mjs';

/** By code: the header fields that every such response must have, and where that is specified. */
const required = {/*{{required}}*/};

const failure = (Kind, code, message) => Object.assign(new Kind(message), { code });
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
/** A reserved code is called “(Unused)”, which is no title. */
const isNamed = (of) => isObject(of) && typeof of.name === 'string' && !of.name.startsWith('(');
const textual = ['type', 'title', 'detail', 'instance'];

export function problem(of, members = {}, fields = {}) {
  const status = isObject(of) ? of.code : of;
  if (!Number.isInteger(status)) throw failure(TypeError, 'ERR_INVALID_ARGUMENT', `a problem is of a code or of what has one, such as 404 or an outcome, not ${of === null ? 'null' : typeof of}`);
  if (status < 200 || status > 599) throw failure(RangeError, 'ERR_STATUS', `${status} is no final status code of 200 to 599`);
  if (content(status) === 'forbidden') throw failure(RangeError, 'ERR_NO_CONTENT', `a ${status} response has no content, so it cannot carry problem details`);
  for (const [name, value] of [['members', members], ['header fields', fields]]) if (!isObject(value)) throw failure(TypeError, 'ERR_INVALID_ARGUMENT', `${name} are an object`);
  for (const name of textual)
    if (members[name] !== undefined && typeof members[name] !== 'string') throw failure(TypeError, 'ERR_INVALID_ARGUMENT', `the member “${name}” is a string (RFC 9457 section 3.1)`);
  if (members.status !== undefined && members.status !== status) throw failure(RangeError, 'ERR_STATUS', `the member “status” is ${status}, the status of the response (RFC 9457 section 3.1.2)`);

  const headers = { 'Content-Type': 'application/problem+json' };
  const given = new Set();
  for (const [name, value] of Object.entries(fields)) {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}$/.test(name)) throw failure(TypeError, 'ERR_INVALID_ARGUMENT', 'a header field has a name that is no token (RFC 9110 section 5.1)');
    // What has a line feed in it would become another field, or the content.
    for (const line of Array.isArray(value) ? value : [value])
      if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(typeof line === 'number' ? String(line) : typeof line === 'string' ? line : '\n')) throw failure(TypeError, 'ERR_INVALID_ARGUMENT', `${name} has a value that no header field can have (RFC 9110 section 5.5)`);
    if (name.toLowerCase() === 'content-type') throw failure(TypeError, 'ERR_INVALID_ARGUMENT', 'Content-Type is application/problem+json');
    given.add(name.toLowerCase());
    headers[name] = Array.isArray(value) ? value.map(String) : String(value);
  }
  for (const [name, when, source] of required[status] ?? [])
    if (!given.has(name.toLowerCase())) throw failure(TypeError, 'ERR_FIELD_MISSING', `a ${status} response must have ${name} (${when}; ${source})`);

  const body = {};
  // Without a type of its own a problem is what its status says, and is titled so (RFC 9457 section 4.2.1).
  if (members.type !== undefined) body.type = members.type;
  const title = members.title ?? (members.type === undefined || members.type === 'about:blank' ? phrase(status) ?? (isNamed(of) ? of.name : undefined) : undefined);
  if (title !== undefined) body.title = title;
  body.status = status;
  for (const [name, value] of Object.entries(members)) if (!Object.hasOwn(body, name) && value !== undefined) Object.defineProperty(body, name, { value, enumerable: true, writable: true, configurable: true });
  return { status, headers, body };
}
