// What a program in TypeScript may write with status-atlas/codes and status-atlas/problem; checked, never run.
import { codes, codeOf, classOf, isCode, phrase, retry, NOT_FOUND, TOO_MANY_REQUESTS, type ClientError, type Code, type Phrase, type Retry } from 'status-atlas/codes';
import { problem, type Problem } from 'status-atlas/problem';

const literal: 404 = NOT_FOUND;
const name: 'Not Found' = phrase(404);
const maybe: Phrase | undefined = phrase(Number(name));
const back: 413 = codeOf('Payload Too Large');
const found: Code | undefined = codeOf(String(maybe));
const four: '4xx' = classOf(NOT_FOUND);
const wait: 'after_wait' = retry(TOO_MANY_REQUESTS);
const some: Retry | undefined = retry(Number(wait));
const first: 100 = codes[0];
const client: ClientError = 429;
const given: number = back;
if (isCode(given)) { const code: Code = given; console.log(code); }
const plain: Problem<404> = problem(404, { detail: 'x', extra: [1] });
problem(401, undefined, { 'WWW-Authenticate': 'Bearer', 'Retry-After': 5 });
problem(given);
problem({ code: given, name: 'x' }, { detail: 'y' });
console.log(literal, found, four, some, first, client, plain.body.status);
