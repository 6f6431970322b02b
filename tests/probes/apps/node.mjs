// Node.js http alone: a handler that checks nothing.
import { createServer } from 'node:http';

createServer((request, response) => {
  request.resume();
  response.end('{"n":1}');
}).listen(Number(process.argv[2]), '127.0.0.1');
