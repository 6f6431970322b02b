// Each line with the mark is a mistake that the types must find; no other line is one.
import { codeOf, phrase, retry, NOT_FOUND } from 'status-atlas/codes';
import { NOT_THERE } from 'status-atlas/codes'; // wrong
import { problem } from 'status-atlas/problem';

const code: 405 = NOT_FOUND; // wrong
const name: 'Gone' = phrase(404); // wrong
const maybe: string = phrase(Number(name)); // wrong
const again: 'automatic' = retry(404); // wrong
const back: 404 = codeOf('Gone'); // wrong
problem('404'); // wrong
problem(401); // wrong
problem(401, {}); // wrong
problem(405, {}, {}); // wrong
problem(405, {}, { Allow: 'GET' });
problem(404, { detail: 5 }); // wrong
problem({ id: '404' }); // wrong
